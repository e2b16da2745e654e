import type { DialectGrammar } from '../dialects/grammar.ts';
import type { Identifier, ObjectName } from '../syntax/nodes.ts';

/**
 * The key under which names are compared. Case never tells two names apart here: catalogs that come from YAML, DDL and crawls disagree
 * about it too often for a squiggle to rest on it. Where two columns differ by case alone, the exact spelling is preferred.
 */
export function keyOf(name: string): string {
  return name.toLowerCase();
}

/** How the database would print the name: quoted names as written, others folded. */
export function foldIdentifier(
  dialect: Pick<DialectGrammar, 'folding' | 'quotedCaseSensitive'>,
  identifier: Pick<Identifier, 'name' | 'quoted'>,
): string {
  if (identifier.quoted || dialect.folding === 'insensitive') return identifier.name;
  return dialect.folding === 'upper' ? identifier.name.toUpperCase() : identifier.name.toLowerCase();
}

/** `schema.table`, folded; Jinja references by what they name. */
export function printName(dialect: DialectGrammar, name: ObjectName): string {
  if (name.jinja !== null && name.jinja.args.length > 0) return name.jinja.args.map((a) => a.value).join('.');
  const parts = splitQuotedPath(dialect, name.parts).map((part) => foldIdentifier(dialect, part));
  const printed = parts.filter((part) => part !== '').join('.');
  return name.link === null ? printed : `${printed}@${name.link.name}`;
}

/** BigQuery quotes whole paths: `` `project.dataset.table` `` is three names. */
export function splitQuotedPath(dialect: DialectGrammar, parts: readonly Identifier[]): readonly Pick<Identifier, 'name' | 'quoted'>[] {
  if (!dialect.features.hyphenatedNames || !parts.some((part) => part.quoted && part.name.includes('.'))) return parts;
  return parts.flatMap((part) => part.name.split('.').map((name) => ({ name, quoted: part.quoted })));
}

export function lastPart(name: ObjectName): Identifier | null {
  return name.parts[name.parts.length - 1] ?? null;
}
