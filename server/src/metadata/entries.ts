import type { DialectName } from '../protocol/index.ts';
import type { CatalogTable, ChangeFact, JinjaName, NamePart, TableFact } from './model.ts';
import { qualifiedParts, sameFamily } from './names.ts';

/** A table with all that is said about it. */
export interface Entry {
  readonly id: string;
  /** Its name as names are compared. */
  readonly parts: readonly string[];
  readonly facts: readonly [TableFact, ...TableFact[]];
  readonly changes: ChangeFact[];
  table: CatalogTable | null;
}

/** Facts about one table each, best facts first, in an order that does not depend on when files were read. */
export function groupFacts(facts: readonly TableFact[], changes: readonly ChangeFact[]): Entry[] {
  const groups: [TableFact, ...TableFact[]][] = [];
  const sorted = facts.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || compareSites(a, b));
  for (const fact of sorted) {
    const group = groups.find(([first]) => sameTable(first, fact));
    if (group === undefined) groups.push([fact]);
    else group.push(fact);
  }
  const taken = new Set<string>();
  const entries = groups.map(
    (group): Entry => ({
      id: uniqueId(group, taken),
      parts: qualifiedParts(group[0].dialect, group[0].parts),
      facts: group,
      changes: [],
      table: null,
    }),
  );
  for (const change of changes.toSorted(compareSites)) {
    const entry = matchEntries(entries, change.parts, change.dialect);
    if (entry !== null && entry !== 'several') entry.changes.push(change);
  }
  return entries;
}

/** The table that a name means: exactly as the dialect folds it, else the only one that differs in case or lies in some schema. */
export function matchEntries(entries: readonly Entry[], parts: readonly NamePart[], dialect: DialectName): Entry | 'several' | null {
  const wanted = qualifiedParts(dialect, parts);
  const own = entries.filter((entry) => sameFamily(entry.facts[0].dialect, dialect));
  const other = entries.filter((entry) => !own.includes(entry));
  for (const candidates of [own, other]) {
    const exact = candidates.filter((entry) => endsAlike(entry.parts, wanted) && isQualifiedAlike(entry.parts, wanted));
    if (exact.length > 0) return onlyOne(exact);
    const folded = wanted.map((part) => part.toLowerCase());
    const alike = candidates.filter((entry) => {
      const have = entry.parts.map((part) => part.toLowerCase());
      return endsAlike(have, folded) && isQualifiedAlike(have, folded);
    });
    if (alike.length > 0) return onlyOne(alike);
    const name = parts.at(-1)?.text.toLowerCase();
    const anywhere = parts.length > 1 ? [] : candidates.filter((entry) => entry.parts.at(-1)?.toLowerCase() === name);
    if (anywhere.length > 0) return onlyOne(anywhere);
  }
  return null;
}

export function jinjaKey(name: JinjaName): string {
  return [name.function, ...name.args].join('\n');
}

const ROLES = ['declared', 'derived', 'seed', 'source', 'described'];

function sameTable(a: TableFact, b: TableFact): boolean {
  if (a.jinja !== null && b.jinja !== null) return jinjaKey(a.jinja) === jinjaKey(b.jinja);
  if (!sameFamily(a.dialect, b.dialect)) return false;
  if (isYaml(b) && !isYaml(a)) {
    // YAML names its tables without a dialect's case; what it calls a source has a schema, what it describes need not.
    const alike = a.jinja === null && endsAlike(lower(a.parts), lower(b.parts));
    return alike && (b.role === 'described' || a.parts.length > 1 === b.parts.length > 1);
  }
  if ((a.jinja === null) !== (b.jinja === null)) return false;
  return qualifiedParts(a.dialect, a.parts).join('.') === qualifiedParts(b.dialect, b.parts).join('.');
}

function isYaml(fact: TableFact): boolean {
  return fact.role === 'described' || fact.role === 'source';
}

function lower(parts: readonly NamePart[]): string[] {
  return parts.map((part) => part.text.toLowerCase());
}

/** The shorter name is the end of the longer one. */
function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return length > 0 && a.slice(-length).join('.') === b.slice(-length).join('.');
}

function uniqueId(group: readonly TableFact[], taken: Set<string>): string {
  const longest = group.reduce((best, fact) => (fact.parts.length > best.parts.length ? fact : best));
  const plain = longest.parts.map((part) => part.text).join('.');
  let id = plain;
  for (let count = 2; taken.has(id); count++) id = `${plain} (${longest.dialect}${count > 2 ? ` ${count}` : ''})`;
  taken.add(id);
  return id;
}

/** A name with a schema is not the table that was defined without one: which schema that lies in is not known. */
function isQualifiedAlike(have: readonly string[], wanted: readonly string[]): boolean {
  return have.length > 1 === wanted.length > 1;
}

function onlyOne(entries: readonly Entry[]): Entry | 'several' {
  const [first, ...rest] = entries;
  return first !== undefined && rest.length === 0 ? first : 'several';
}

function compareSites(a: TableFact | ChangeFact, b: TableFact | ChangeFact): number {
  if (a.site.uri !== b.site.uri) return a.site.uri < b.site.uri ? -1 : 1;
  return a.site.range.start - b.site.range.start;
}
