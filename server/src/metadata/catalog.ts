import { closestNames } from '../base/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { JinjaReference, ObjectName, SchemaLookup, TableLookup } from '../sql/index.ts';
import { describedBy, droppedFrom } from './described-source.ts';
import { type Entry, groupFacts, jinjaKey, matchEntries } from './entries.ts';
import { findDuplicates, mergeFacts } from './merge-facts.ts';
import type { CatalogTable, ChangeFact, DuplicateDefinition, FileFacts, JinjaName, LogicalSource, NamePart, TableFact } from './model.ts';
import { bucketName, isOpenName, isSystemName, nameParts, qualifiedParts, sameFamily, splitLabel } from './names.ts';
import { openTable } from './open-table.ts';

export interface CatalogOptions {
  /** The project says that its files hold the whole catalog, so that what they do not define does not exist. */
  readonly authoritative: boolean;
  /** `ref` and `source` of this project name its own models and sources only. */
  readonly closedRefs: boolean;
  /** Where to look for what this project does not define: the project around it. */
  readonly parent: Catalog | null;
}

/** From where one looks: the dialect of the file, and the model that the file defines. */
export interface LookupContext {
  readonly dialect: DialectName;
  /** Id of what `{{ this }}` means. */
  readonly self: string | null;
  /** The source that the file runs on; nothing where nobody says. */
  readonly source?: string | null;
}

/** What tables there are, for whoever only asks. */
export interface CatalogView {
  lookup(context: LookupContext): SchemaLookup;
  find(name: ObjectName, context: LookupContext): TableLookup;
  table(id: string): CatalogTable | null;
  /** Tables with this last part of their name, in any schema, in any case. */
  tablesNamed(name: string): Iterable<CatalogTable>;
  /** Whether a name is a schema or catalog of some table, in any case. */
  hasQualifier(name: string): boolean;
  /** Everything that can be named and that files tell of. */
  visibleTables(): readonly CatalogTable[];
  /** Of what only a database has, which can be very much: at most `limit` tables whose name the letters of a text can stand for. */
  databaseTables(wanted: string, schema: string | null, limit: number): readonly CatalogTable[];
  databaseSchemas(): readonly string[];
}

const NO_FACTS: FileFacts = { tables: [], changes: [] };

/**
 * The tables of one project, put together from what its files say. Tables are filed by the last part of their name;
 * a bucket is put together when somebody asks for it, so that a changed file costs nothing but its own names.
 */
export class Catalog implements CatalogView {
  readonly #options: CatalogOptions;
  readonly #files = new Map<string, FileFacts>();
  /** Of the files that say where they run. */
  readonly #sources = new Map<string, LogicalSource>();
  readonly #buckets = new Map<string, Bucket>();
  readonly #byJinja = new Map<string, Set<TableFact>>();
  /** Schemas that DDL fills, with the number of facts: what is not in them does not exist. */
  readonly #ddlSchemas = new Map<string, number>();
  #answeredSchemas = 0;
  /** Schemas and catalogs that names begin with, in lower case, with the number of facts. */
  readonly #qualifiers: Counts = new Map();
  /** Names by the schema they lie in, of each dialect, with the number of facts. */
  readonly #names = new Map<DialectName, Map<string, Counts>>();

  constructor(options: CatalogOptions) {
    this.#options = options;
  }

  /** Replaces all that a file says; returns the bucket names of the tables whose meaning may have changed. */
  replaceFile(uri: string, facts: FileFacts, source: LogicalSource | null = null): ReadonlySet<string> {
    const moved = this.#files.has(uri) && this.sourceOf(uri)?.name !== source?.name;
    const left = moved ? this.replaceFile(uri, NO_FACTS, this.sourceOf(uri)) : [];
    const before = this.#files.get(uri) ?? NO_FACTS;
    if (source === null) this.#sources.delete(uri);
    else this.#sources.set(uri, source);
    if (facts.tables.length === 0 && facts.changes.length === 0) this.#files.delete(uri);
    else this.#files.set(uri, facts);
    const touched = new Set<string>(left);
    // Facts that stay are left alone, and new ones come first: a schema that keeps a definition never looks empty in between.
    const [oldTables, newTables] = [new Set(before.tables), new Set(facts.tables)];
    for (const fact of without(newTables, oldTables)) this.#add(fact, touched);
    for (const fact of without(oldTables, newTables)) this.#remove(fact, touched);
    const [oldChanges, newChanges] = [new Set(before.changes), new Set(facts.changes)];
    for (const change of without(newChanges, oldChanges)) this.#changed(change, touched).add(change);
    for (const change of without(oldChanges, newChanges)) this.#changed(change, touched).delete(change);
    for (const name of touched) this.#invalidate(name);
    return touched;
  }

  /** The source that a file is said to run on. */
  sourceOf(uri: string): LogicalSource | null {
    return this.#sources.get(uri) ?? null;
  }

  /** Changes when a schema gets its first definition or loses its last one: then other names may be called absent. */
  get answeredSchemas(): number {
    return this.#answeredSchemas;
  }

  /** Id of a model by its name in `ref`. */
  idOfRef(name: string): string | null {
    const [fact] = this.#byJinja.get(jinjaKey({ function: 'ref', args: [name] })) ?? [];
    if (fact === undefined) return null;
    return this.#entries(this.#bucketOf(fact.parts)).find((entry) => entry.facts.includes(fact))?.id ?? null;
  }

  table(id: string): CatalogTable | null {
    const own = this.#entryOf(id);
    if (own !== undefined) return this.#tableOf(own);
    return this.#options.parent?.table(id) ?? null;
  }

  /** What this project's own files say of a table, changes aside; nothing for a table that they do not know. */
  factsOf(id: string): readonly TableFact[] {
    return this.#entryOf(id)?.facts ?? [];
  }

  /** Id of the table that a fact of this project speaks of. */
  idOfFact(fact: TableFact): string | null {
    const bucket = this.#buckets.get(bucketOfParts(fact.parts));
    return (bucket && this.#entries(bucket).find(({ facts }) => facts.includes(fact))?.id) ?? null;
  }

  #entryOf(id: string): Entry | undefined {
    const bucket = this.#buckets.get(bucketName(id));
    const own = bucket && this.#entries(bucket).find((entry) => entry.id === id);
    if (own !== undefined) return own;
    // One of several tables of a name: `orders (oracle)`.
    const { plain } = splitLabel(id);
    const alike = plain === id ? undefined : this.#buckets.get(bucketName(plain));
    return alike && this.#entries(alike).find((entry) => entry.id === id);
  }

  /** Tables that this project's own files define. */
  *tables(): Generator<CatalogTable> {
    for (const bucket of this.#buckets.values()) for (const entry of this.#entries(bucket)) yield this.#tableOf(entry);
  }

  get size(): number {
    let count = 0;
    for (const bucket of this.#buckets.values()) count += this.#entries(bucket).length;
    return count;
  }

  /** Everything that can be named from this project: its own tables and those of the projects around it. */
  visibleTables(): readonly CatalogTable[] {
    const visible: CatalogTable[] = [];
    for (const bucket of this.#buckets.values()) for (const entry of this.#entries(bucket)) visible.push(this.#tableOf(entry));
    return this.#options.parent === null ? visible : [...visible, ...this.#options.parent.visibleTables()];
  }

  databaseTables(): readonly CatalogTable[] {
    return [];
  }

  databaseSchemas(): readonly string[] {
    return [];
  }

  /** Files that describe sources whose tables have this last part of their name, and the names by which `source` finds them. */
  sourcesNamed(name: string): { readonly uris: ReadonlySet<string>; readonly names: ReadonlySet<string> } {
    const facts = [...(this.#buckets.get(bucketName(name))?.facts ?? [])].filter(({ role }) => role === 'source');
    return { uris: new Set(facts.map(({ site }) => site.uri)), names: new Set(facts.flatMap(({ jinja }) => jinja?.args.at(-1) ?? [])) };
  }

  /** Tables with this last part of their name, in any schema, in any case. */
  *tablesNamed(name: string): Generator<CatalogTable> {
    const bucket = this.#buckets.get(bucketName(name));
    if (bucket !== undefined) for (const entry of this.#entries(bucket)) yield this.#tableOf(entry);
    if (this.#options.parent !== null) yield* this.#options.parent.tablesNamed(name);
  }

  /** Whether some table has this last part of its name, in any case. */
  hasName(name: string): boolean {
    return this.#buckets.has(bucketName(name)) || (this.#options.parent?.hasName(name) ?? false);
  }

  /** Whether a name is a schema or catalog of some table, in any case. */
  hasQualifier(name: string): boolean {
    return this.#qualifiers.has(name.toLowerCase()) || (this.#options.parent?.hasQualifier(name) ?? false);
  }

  /** Tables that a file defines a second time. */
  duplicatesOf(uri: string): DuplicateDefinition[] {
    const names = new Set((this.#files.get(uri) ?? NO_FACTS).tables.map((fact) => bucketOfParts(fact.parts)));
    const found: DuplicateDefinition[] = [];
    for (const name of names) {
      const bucket = this.#buckets.get(name);
      if (bucket === undefined || bucket.facts.size < 2) continue;
      for (const entry of this.#entries(bucket)) {
        const duplicates = findDuplicates(entry.id, entry.facts);
        const sites = duplicates?.sites.filter((site) => site.uri === uri) ?? [];
        if (duplicates !== null && sites.length > 0) found.push({ ...duplicates, sites });
      }
    }
    return found;
  }

  /** The view of the catalog that binding a file needs. */
  lookup(context: LookupContext): SchemaLookup {
    return { findTable: (name) => this.find(name, context) };
  }

  find(name: ObjectName, context: LookupContext): TableLookup {
    if (name.jinja !== null) return this.#findJinja(name.jinja, context);
    if (name.link !== null || name.parts.length === 0 || name.parts.some((part) => part.dynamic)) return UNKNOWN;
    const parts = nameParts(context.dialect, name);
    return this.findParts(parts, context.dialect, context.source);
  }

  findParts(parts: readonly NamePart[], dialect: DialectName, source: string | null = null): TableLookup {
    if (isOpenName(parts)) return UNKNOWN;
    const found = this.#match(parts, dialect, source);
    if (found === 'several') return UNKNOWN;
    if (found !== null) return { found: 'table', table: this.#isGuess(found, source) ? openTable(found) : found };
    if (isSystemName(dialect, parts) || !this.#answersFor(parts, dialect, source)) return UNKNOWN;
    return absent(() => this.#suggest(parts, dialect));
  }

  #match(parts: readonly NamePart[], dialect: DialectName, source: string | null): CatalogTable | 'several' | null {
    const bucket = this.#buckets.get(bucketOfParts(parts));
    if (bucket !== undefined) {
      const found = matchEntries(this.#entries(bucket), parts, dialect, source);
      if (found !== null) return found === 'several' ? found : this.#tableOf(found);
    }
    return this.#options.parent === null ? null : this.#options.parent.#match(parts, dialect, source);
  }

  /** A table of another source, or of one of several where nobody says of which. */
  #isGuess({ id, name, source: own = null }: CatalogTable, source: string | null): boolean {
    if (own === null || own === source) return false;
    if (source !== null) return true;
    const { plain } = splitLabel(id);
    for (const other of this.tablesNamed(name))
      if (other.source != null && other.source !== own && splitLabel(other.id).plain === plain) return true;
    return false;
  }

  /** Whether the files can be believed when they do not define a name of this schema. */
  #answersFor(parts: readonly NamePart[], dialect: DialectName, source: string | null): boolean {
    if (this.#options.authoritative) return true;
    // A name with a database may mean another one than the DDL, unless the DDL names it too.
    const schema = schemaKeys(dialect, parts).at(-1) ?? '';
    const { parent } = this.#options;
    if (this.#hasDdl(schema, source)) return true;
    return parent === null ? false : parent.#hasDdl(schema, source);
  }

  /** DDL of another source says nothing of what there is in this one. */
  #hasDdl(schema: string, source: string | null): boolean {
    if (source === null) return this.#ddlSchemas.has(schema);
    return this.#ddlSchemas.has(sourceKey(schema, source)) || this.#ddlSchemas.has(sourceKey(schema, null));
  }

  #suggest(parts: readonly NamePart[], dialect: DialectName): string[] {
    const schema = schemaKey(dialect, parts);
    const candidates: string[] = [];
    for (let catalog: Catalog | null = this; catalog !== null; catalog = catalog.#options.parent)
      for (const [own, schemas] of catalog.#names) if (sameFamily(own, dialect)) candidates.push(...(schemas.get(schema)?.keys() ?? []));
    return closestNames(parts.at(-1)?.text ?? '', candidates);
  }

  #findJinja(name: JinjaReference, context: LookupContext): TableLookup {
    if (name.function === 'this') {
      const table = context.self === null ? null : this.table(context.self);
      return table === null ? UNKNOWN : { found: 'table', table };
    }
    const { function: kind } = name;
    const args = name.args.map((argument) => argument.value);
    // `ref('package', 'model')`: models of other packages are not read.
    const wanted = kind === 'ref' ? args.slice(-1) : args;
    const facts = this.#byJinja.get(jinjaKey({ function: kind, args: wanted }));
    const [fact] = facts ?? [];
    if (fact !== undefined) {
      const entry = this.#entries(this.#bucketOf(fact.parts)).find((candidate) => candidate.facts.includes(fact));
      if (entry !== undefined) return { found: 'table', table: this.#tableOf(entry) };
    }
    if (!this.#options.closedRefs || wanted.length === 0 || (kind === 'ref' && args.length > 1)) return UNKNOWN;
    return absent(() => this.#suggestJinja(kind, wanted));
  }

  #suggestJinja(kind: JinjaName['function'], args: readonly string[]): string[] {
    const prefix = jinjaKey({ function: kind, args: args.slice(0, -1) });
    const candidates: string[] = [];
    for (const facts of this.#byJinja.values()) {
      for (const { jinja } of facts) {
        if (jinja?.function === kind && jinjaKey({ function: kind, args: jinja.args.slice(0, -1) }) === prefix)
          candidates.push(jinja.args.at(-1) ?? '');
      }
    }
    return closestNames(args.at(-1) ?? '', candidates);
  }

  #add(fact: TableFact, touched: Set<string>): void {
    const bucket = this.#bucketOf(fact.parts);
    bucket.facts.add(fact);
    touched.add(bucket.name);
    this.#countNames(fact, 1);
    if (isDdl(fact)) this.#countDdl(fact, 1);
    if (fact.jinja !== null) {
      const key = jinjaKey(fact.jinja);
      const facts = this.#byJinja.get(key) ?? new Set();
      this.#byJinja.set(key, facts.add(fact));
      touched.add(bucketName(fact.jinja.args.at(-1) ?? ''));
    }
  }

  #remove(fact: TableFact, touched: Set<string>): void {
    const bucket = this.#bucketOf(fact.parts);
    bucket.facts.delete(fact);
    touched.add(bucket.name);
    this.#countNames(fact, -1);
    if (isDdl(fact)) this.#countDdl(fact, -1);
    if (fact.jinja !== null) {
      const key = jinjaKey(fact.jinja);
      const facts = this.#byJinja.get(key);
      facts?.delete(fact);
      if (facts?.size === 0) this.#byJinja.delete(key);
      touched.add(bucketName(fact.jinja.args.at(-1) ?? ''));
    }
  }

  #changed(change: ChangeFact, touched: Set<string>): Set<ChangeFact> {
    const bucket = this.#bucketOf(change.parts);
    touched.add(bucket.name);
    return bucket.changes;
  }

  #countDdl({ dialect, parts, site }: TableFact, by: 1 | -1): void {
    const source = this.#sources.get(site.uri)?.name ?? null;
    for (const schema of schemaKeys(dialect, parts)) {
      for (const key of [schema, sourceKey(schema, source)]) {
        const before = this.#ddlSchemas.get(key) ?? 0;
        if (before + by > 0) this.#ddlSchemas.set(key, before + by);
        else this.#ddlSchemas.delete(key);
        if (before === 0 || before + by === 0) this.#answeredSchemas++;
      }
    }
  }

  #countNames(fact: TableFact, by: 1 | -1): void {
    for (const { text } of fact.parts.slice(0, -1)) count(this.#qualifiers, text.toLowerCase(), by);
    const schemas = this.#names.get(fact.dialect) ?? new Map<string, Counts>();
    this.#names.set(fact.dialect, schemas);
    const schema = schemaKey(fact.dialect, fact.parts);
    const names: Counts = schemas.get(schema) ?? new Map();
    schemas.set(schema, names);
    count(names, fact.parts.at(-1)?.text ?? '', by);
  }

  #bucketOf(parts: readonly NamePart[]): Bucket {
    const name = bucketOfParts(parts);
    let bucket = this.#buckets.get(name);
    if (bucket === undefined) {
      bucket = { name, facts: new Set(), changes: new Set(), entries: null };
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }

  #invalidate(name: string): void {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) return;
    bucket.entries = null;
    if (bucket.facts.size === 0 && bucket.changes.size === 0) this.#buckets.delete(name);
  }

  #entries(bucket: Bucket): readonly Entry[] {
    bucket.entries ??= groupFacts([...bucket.facts], [...bucket.changes], (uri) => this.#sources.get(uri) ?? null);
    return bucket.entries;
  }

  #tableOf(entry: Entry): CatalogTable {
    const own = this.#ownTableOf(entry);
    if (own.kind !== 'source') return own;
    const around = this.#definedAround(entry);
    if (around === null) return own;
    if (entry.around?.by !== around)
      entry.around = {
        by: around,
        table: around.complete ? describedBy(own, around) : { ...own, ...droppedFrom(own, around.columns, this.#changesAround(around)) },
      };
    return entry.around.table;
  }

  /** The table of a source that the project around this one defines; null where it may be another one. */
  #definedAround({ facts: [fact], source }: Entry): CatalogTable | null {
    const { parent } = this.#options;
    const from = source?.name ?? null;
    const found = parent === null ? null : parent.#match(fact.parts, fact.dialect, from);
    if (parent === null || found === null || found === 'several' || parent.#isGuess(found, from)) return null;
    return (found.kind === 'table' || found.kind === 'view') && sameFamily(found.dialect, fact.dialect) ? found : null;
  }

  #changesAround({ id }: Pick<CatalogTable, 'id'>): readonly ChangeFact[] {
    const { parent } = this.#options;
    return parent === null ? [] : (parent.#entryOf(id)?.changes ?? parent.#changesAround({ id }));
  }

  #ownTableOf(entry: Entry): CatalogTable {
    const source = entry.source?.name ?? null;
    entry.table ??= {
      ...mergeFacts(entry.id, entry.facts, entry.changes, (parts) => this.#idOf(parts, entry.facts[0].dialect, source)),
      source,
    };
    return entry.table;
  }

  /** Only finds the id: tables may refer to each other in circles. */
  #idOf(parts: readonly NamePart[], dialect: DialectName, source: string | null): string | null {
    const bucket = this.#buckets.get(bucketOfParts(parts));
    const found = bucket === undefined ? null : matchEntries(this.#entries(bucket), parts, dialect, source);
    return found === null || found === 'several' ? null : found.id;
  }
}

const UNKNOWN: TableLookup = { found: 'unknown' };

/** What was probably meant is looked for when somebody asks; most lookups are made for other reasons. */
function absent(suggest: () => readonly string[]): TableLookup {
  let known: readonly string[] | null = null;
  return {
    found: 'absent',
    get suggestions() {
      known ??= suggest();
      return known;
    },
  };
}

type Counts = Map<string, number>;

function count(counts: Counts, key: string, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
}

interface Bucket {
  readonly name: string;
  readonly facts: Set<TableFact>;
  readonly changes: Set<ChangeFact>;
  entries: readonly Entry[] | null;
}

function without<T>(items: ReadonlySet<T>, others: ReadonlySet<T>): T[] {
  return [...items].filter((item) => !others.has(item));
}

function isDdl(fact: TableFact): boolean {
  return fact.role === 'declared' || (fact.role === 'derived' && fact.jinja === null);
}

function schemaKey(dialect: DialectName, parts: readonly NamePart[]): string {
  return (qualifiedParts(dialect, parts).at(-2) ?? '').toLowerCase();
}

/** The schema, and with its catalog if that is named. */
function schemaKeys(dialect: DialectName, parts: readonly NamePart[]): string[] {
  const schema = schemaKey(dialect, parts);
  const catalog = parts.at(-3)?.folded.toLowerCase() ?? '';
  return catalog === '' ? [schema] : [schema, `${catalog}.${schema}`];
}

function sourceKey(schema: string, source: string | null): string {
  return `${source ?? ''}\n${schema}`;
}

function bucketOfParts(parts: readonly NamePart[]): string {
  return bucketName(parts.at(-1)?.text ?? '');
}
