import type { DialectName } from '../protocol/index.ts';
import type { CatalogTable, ChangeFact, JinjaName, NamePart, TableFact } from './model.ts';
import { qualifiedParts, sameFamily } from './names.ts';

/** Something that a name can mean. */
export interface Named {
  readonly dialect: DialectName;
  /** Its name as names are compared. */
  readonly parts: readonly string[];
}

/** A table with all that is said about it. */
export interface Entry extends Named {
  readonly id: string;
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
      dialect: group[0].dialect,
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
export function matchEntries<E extends Named>(
  entries: readonly E[],
  parts: readonly NamePart[],
  dialect: DialectName,
): E | 'several' | null {
  const wanted = qualifiedParts(dialect, parts);
  const [only] = entries;
  // By far the most tables share their name with no other.
  if (only !== undefined && entries.length === 1) return parts.length === 1 || isAlike(only.parts, wanted, ignoringCase) ? only : null;
  const own = entries.filter((entry) => sameFamily(entry.dialect, dialect));
  const other = entries.filter((entry) => !own.includes(entry));
  for (const candidates of [own, other]) {
    const exact = candidates.filter((entry) => isAlike(entry.parts, wanted, exactly));
    if (exact.length > 0) return onlyOne(exact);
    const alike = candidates.filter((entry) => isAlike(entry.parts, wanted, ignoringCase));
    if (alike.length > 0) return onlyOne(alike);
    if (parts.length === 1 && candidates.length > 0) return onlyOne(candidates);
  }
  return null;
}

export function jinjaKey(name: JinjaName): string {
  return [name.function, ...name.args].join('\n');
}

const ROLES = ['declared', 'derived', 'seed', 'source', 'described'];

function sameTable(a: TableFact, b: TableFact): boolean {
  if (a.jinja !== null && b.jinja !== null) {
    // A model has several names in `ref` when it has versions; the name of its table is one.
    const refs = a.jinja.function === 'ref' && b.jinja.function === 'ref';
    return refs ? endsAlike(texts(a.parts), texts(b.parts), exactly) : jinjaKey(a.jinja) === jinjaKey(b.jinja);
  }
  if (!sameFamily(a.dialect, b.dialect)) return false;
  if (isYaml(b) && !isYaml(a)) {
    // YAML names its tables without a dialect's case; what it calls a source has a schema, what it describes need not.
    const alike = a.jinja === null && endsAlike(texts(a.parts), texts(b.parts), ignoringCase);
    return alike && (b.role === 'described' || a.parts.length > 1 === b.parts.length > 1);
  }
  if ((a.jinja === null) !== (b.jinja === null)) return false;
  return qualifiedParts(a.dialect, a.parts).join('.') === qualifiedParts(b.dialect, b.parts).join('.');
}

function isYaml(fact: TableFact): boolean {
  return fact.role === 'described' || fact.role === 'source';
}

function texts(parts: readonly NamePart[]): string[] {
  return parts.map((part) => part.text);
}

type SamePart = (a: string, b: string) => boolean;

const exactly: SamePart = (a, b) => a === b;
const ignoringCase: SamePart = (a, b) => a === b || a.toLowerCase() === b.toLowerCase();

/**
 * The shorter name is the end of the longer one. But a name with a schema is not the table that was defined without one:
 * which schema that lies in is not known.
 */
function isAlike(have: readonly string[], wanted: readonly string[], same: SamePart): boolean {
  return have.length > 1 === wanted.length > 1 && endsAlike(have, wanted, same);
}

function endsAlike(a: readonly string[], b: readonly string[], same: SamePart): boolean {
  for (let back = 1; back <= Math.min(a.length, b.length); back++) {
    if (!same(a[a.length - back] ?? '', b[b.length - back] ?? '')) return false;
  }
  return true;
}

function uniqueId(group: readonly TableFact[], taken: Set<string>): string {
  const longest = group.reduce((best, fact) => (fact.parts.length > best.parts.length ? fact : best));
  const plain = longest.parts.map((part) => part.text).join('.');
  let id = plain;
  for (let count = 2; taken.has(id); count++) id = `${plain} (${longest.dialect}${count > 2 ? ` ${count}` : ''})`;
  taken.add(id);
  return id;
}

function onlyOne<E>(entries: readonly E[]): E | 'several' {
  const [first, ...rest] = entries;
  return first !== undefined && rest.length === 0 ? first : 'several';
}

function compareSites(a: TableFact | ChangeFact, b: TableFact | ChangeFact): number {
  if (a.site.uri !== b.site.uri) return a.site.uri < b.site.uri ? -1 : 1;
  return a.site.range.start - b.site.range.start;
}
