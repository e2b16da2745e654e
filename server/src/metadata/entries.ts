import type { DialectName } from '../protocol/index.ts';
import type { CatalogTable, ChangeFact, JinjaName, LogicalSource, NamePart, TableFact } from './model.ts';
import { labelled, qualifiedParts, sameFamily } from './names.ts';

/** Something that a name can mean. */
export interface Named {
  readonly dialect: DialectName;
  /** Its name as names are compared. */
  readonly parts: readonly string[];
  /** Where it lies; null or nothing where nobody says. */
  readonly source?: LogicalSource | null;
}

/** The source of the file that a fact stands in. */
export type SourceOf = (uri: string) => LogicalSource | null;

/** A table with all that is said about it. */
export interface Entry extends Named {
  readonly id: string;
  readonly facts: readonly [TableFact, ...TableFact[]];
  readonly changes: ChangeFact[];
  table: CatalogTable | null;
  /** Of a source, the same by what the project around defines, as long as that is the same. */
  around: { readonly by: CatalogTable; readonly table: CatalogTable } | null;
}

/** Facts about one table each, best facts first, in an order that does not depend on when files were read. */
export function groupFacts(facts: readonly TableFact[], changes: readonly ChangeFact[], sourceOf: SourceOf = () => null): Entry[] {
  const sorted = facts.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || compareSites(a, b));
  const groups = groupsOf(sorted, sourceOf);
  const ids = idsOf(groups);
  const entries = groups.map(
    (group): Entry => ({
      id: ids.get(group) ?? '',
      dialect: group.facts[0].dialect,
      parts: qualifiedParts(group.facts[0].dialect, group.facts[0].parts),
      source: group.source,
      facts: group.facts,
      changes: [],
      table: null,
      around: null,
    }),
  );
  for (const change of changes.toSorted(compareSites)) {
    const entry = matchEntries(entries, change.parts, change.dialect, sourceOf(change.site.uri)?.name ?? null);
    if (entry !== null && entry !== 'several') entry.changes.push(change);
  }
  return entries;
}

interface FactGroup {
  readonly facts: [TableFact, ...TableFact[]];
  source: LogicalSource | null;
}

function groupsOf(sorted: readonly TableFact[], sourceOf: SourceOf): readonly FactGroup[] {
  const groups: FactGroup[] = [];
  const sources = new Set(sorted.flatMap((fact) => sourceOf(fact.site.uri)?.name ?? []));
  for (const fact of sources.size < 2 ? sorted : sourcedFirst(sorted, sourceOf)) {
    const source = sourceOf(fact.site.uri);
    const group = groups.find((one) => sameSource(one.source, source) && sameTable(one.facts[0], fact));
    if (group === undefined) groups.push({ facts: [fact], source });
    else {
      group.facts.push(fact);
      group.source ??= source;
    }
  }
  if (sources.size < 2) return groups;
  const order = new Map(sorted.map((fact, at) => [fact, at]));
  const placeOf = (fact: TableFact) => order.get(fact) ?? 0;
  for (const { facts } of groups) facts.sort((a, b) => placeOf(a) - placeOf(b));
  return groups.sort((a, b) => placeOf(a.facts[0]) - placeOf(b.facts[0]));
}

/**
 * Facts of files that say where they run, those of the first source first. One of a file that does not belongs to a table of some source, and must not
 * join the tables of two.
 */
function sourcedFirst(facts: readonly TableFact[], sourceOf: SourceOf): readonly TableFact[] {
  const placeOf = (fact: TableFact) => sourceOf(fact.site.uri)?.rank ?? Number.POSITIVE_INFINITY;
  return facts.toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)));
}

function sameSource(a: LogicalSource | null, b: LogicalSource | null): boolean {
  return a === null || b === null || a.name === b.name;
}

function rankOf(source: LogicalSource | null | undefined): number {
  return source?.rank ?? -1;
}

/**
 * The table that a name means: of the source that is asked for, or of which nobody says where it lies, before one of another source; of no certain
 * source, the first that has one.
 */
export function matchEntries<E extends Named>(
  entries: readonly E[],
  parts: readonly NamePart[],
  dialect: DialectName,
  source: string | null = null,
): E | 'several' | null {
  if (entries.every((entry) => entry.source == null)) return matchAlike(entries, parts, dialect);
  const first = Math.min(...entries.flatMap((entry) => entry.source?.rank ?? []));
  const nearness = (entry: E) => {
    if (entry.source == null) return source === null ? first : -1;
    return entry.source.name === source ? -1 : entry.source.rank;
  };
  for (const tier of [...new Set(entries.map(nearness))].sort((a, b) => a - b)) {
    const candidates = entries.filter((entry) => nearness(entry) === tier);
    const found = matchAlike(candidates, parts, dialect);
    if (found !== null) return found;
  }
  return null;
}

/** Exactly as the dialect folds the name, else the only one that differs in case or lies in some schema. */
function matchAlike<E extends Named>(entries: readonly E[], parts: readonly NamePart[], dialect: DialectName): E | 'several' | null {
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

/** Names of their own for all: of several tables of one name the first source's has it, and others say whose or in which dialect they are. */
function idsOf(groups: readonly FactGroup[]): ReadonlyMap<FactGroup, string> {
  const ids = new Map<FactGroup, string>();
  const owners = new Map<string, FactGroup>();
  for (const group of groups.toSorted((a, b) => rankOf(a.source) - rankOf(b.source))) {
    const { facts, source } = group;
    const longest = facts.reduce((best, fact) => (fact.parts.length > best.parts.length ? fact : best));
    const plain = longest.parts.map((part) => part.text).join('.');
    const owner = owners.get(plain)?.source ?? null;
    const label = source !== null && owner !== null && owner.name !== source.name ? source.name : longest.dialect;
    let id = plain;
    for (let count = 2; owners.has(id); count++) id = labelled(plain, count > 2 ? `${label} ${count}` : label);
    owners.set(id, group);
    ids.set(group, id);
  }
  return ids;
}

function onlyOne<E>(entries: readonly E[]): E | 'several' {
  const [first, ...rest] = entries;
  return first !== undefined && rest.length === 0 ? first : 'several';
}

function compareSites(a: TableFact | ChangeFact, b: TableFact | ChangeFact): number {
  if (a.site.uri !== b.site.uri) return a.site.uri < b.site.uri ? -1 : 1;
  return a.site.range.start - b.site.range.start;
}
