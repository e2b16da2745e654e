import type { TextRange } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { BoundStatement, Reference, Relation, ScopeEntry, ScriptStatement } from '../../sql/index.ts';
import { sameName, unquote } from '../identifiers.ts';

/** What a name in front of a dot, or in FROM, is the name of. */
export type RelationName =
  /** `declaration` is the alias itself, `item` the FROM item that it belongs to. */
  | { readonly kind: 'alias'; readonly name: string; readonly declaration: TextRange; readonly item: TextRange }
  | { readonly kind: 'cte'; readonly name: string; readonly relation: Relation }
  /** The table's own name. */
  | { readonly kind: 'table'; readonly relation: Relation };

export type RelationReference = Reference & { readonly kind: 'relation' };

interface Names {
  readonly dialect: DialectName;
  readonly statement: ScriptStatement;
  readonly bound: BoundStatement;
}

/** Two aliases of one table share its relation: which one is meant, the scope says. */
export function relationName(names: Names, reference: RelationReference): RelationName {
  const { relation, range } = reference;
  if (relation.kind === 'cte' && relation.declaration && sameRange(relation.declaration, range))
    return { kind: 'cte', name: relation.name, relation };
  const written = writtenName(names, range);
  const scopes = names.bound.scopes.filter((scope) => contains(scope.range, range)).sort((a, b) => width(a.range) - width(b.range));
  if (
    !reference.declaration &&
    scopes.some(({ entries }) => entries.some((entry) => entry.relation === relation && contains(entry.range, range)))
  )
    return ownName(relation);
  for (const { entries } of scopes) {
    const entry = entries.find(({ alias }) => alias !== null && sameName(names.dialect, alias, written));
    if (!entry) continue;
    const declaration = aliasOf(names, entry);
    return declaration ? { kind: 'alias', name: written, declaration, item: entry.range } : ownName(relation);
  }
  return reference.declaration ? { kind: 'alias', name: written, declaration: range, item: range } : ownName(relation);
}

export function sameRelationName(a: RelationName, b: RelationName): boolean {
  if (a.kind === 'alias') return b.kind === 'alias' && sameRange(a.declaration, b.declaration);
  return a.kind === b.kind && a.relation === b.relation;
}

function ownName(relation: Relation): RelationName {
  return relation.kind === 'cte' ? { kind: 'cte', name: relation.name, relation } : { kind: 'table', relation };
}

/** The alias of a FROM item: the last declaration of its name in it, since those before belong to queries inside. */
function aliasOf(names: Names, { alias, range }: ScopeEntry): TextRange | null {
  const declarations = names.bound.references.filter(
    (reference) =>
      reference.kind === 'relation' &&
      reference.declaration &&
      contains(range, reference.range) &&
      sameName(names.dialect, alias ?? '', writtenName(names, reference.range)),
  );
  return declarations.reduce<TextRange | null>((last, { range: next }) => (last && last.end > next.end ? last : next), null);
}

function writtenName({ statement }: Names, { start, end }: TextRange): string {
  return unquote(statement.text.slice(start, end)).name;
}

export function sameRange(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}

function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function width({ start, end }: TextRange): number {
  return end - start;
}
