import { say } from '../../base/index.ts';
import type { ObjectName, SchemaLookup, TableLookup } from '../../sql/index.ts';
import type { Catalog, CatalogView, LookupContext } from '../catalog.ts';
import { goneFrom } from '../described-source.ts';
import type { CatalogColumn, CatalogTable } from '../model.ts';
import { catalogPart, labelled, nameParts, splitLabel, textParts } from '../names.ts';
import { openTable } from '../open-table.ts';
import type { CrawledCatalog } from './crawled-catalog.ts';

/** The source of a connection, and which of its tables others have too. */
export interface ConnectionSource {
  readonly name: string;
  /** Whether a table of that id is another source's, so that this one's is called otherwise. */
  readonly isTaken: (id: string) => boolean;
}

/** What the files of a project say, and behind it what the database of their connection has. */
export class ConnectedCatalog implements CatalogView {
  readonly #own: Catalog;
  readonly #crawled: CrawledCatalog;
  readonly #source: ConnectionSource | null;
  readonly #merged = new WeakMap<CatalogTable, CatalogTable>();
  readonly #called = new WeakMap<CatalogTable, CatalogTable>();

  constructor(own: Catalog, crawled: CrawledCatalog, source: ConnectionSource | null = null) {
    this.#own = own;
    this.#crawled = crawled;
    this.#source = source;
  }

  lookup(context: LookupContext): SchemaLookup {
    return { findTable: (name) => this.find(name, context) };
  }

  find(name: ObjectName, context: LookupContext): TableLookup {
    const own = this.#inPath(name, context) ?? this.#own.find(name, context);
    if (name.jinja !== null || name.link !== null || name.parts.length === 0 || name.parts.some((part) => part.dynamic))
      return this.#ownTable(own) ?? own;
    const table = this.#ownTable(own);
    if (table !== null && !this.#isForeign(own)) return table;
    const crawled = this.#crawled.findParts(nameParts(context.dialect, name), context.dialect);
    if (crawled.found === 'table') return this.#calledTable(crawled);
    if (table !== null) return table;
    // Files that know several of that name say that there is one.
    if (own.found === 'unknown') return this.#own.hasName(name.parts.at(-1)?.name ?? '') ? own : crawled;
    return crawled.found === 'absent' && own.found === 'absent' && own.suggestions.length === 0 ? crawled : own;
  }

  /**
   * A name without schema means what lies in the first schema of the connection's path that has one, whether files say so or the database; but what
   * files define without a schema is found without one.
   */
  #inPath(name: ObjectName, { dialect, source }: LookupContext): TableLookup | null {
    const { searchPath } = this.#crawled.source;
    const [only, ...more] = name.parts;
    if (name.jinja !== null || name.link !== null || only === undefined || only.dynamic || more.length > 0) return null;
    if (searchPath.length === 0 || !this.#own.hasName(only.name)) return null;
    for (const { schema } of this.#own.tablesNamed(only.name)) if (schema === null) return null;
    const parts = nameParts(dialect, name);
    for (const schema of searchPath) {
      const full = [...textParts(dialect, schema), ...parts];
      const found = this.#own.findParts(full, dialect, source);
      if (found.found === 'table' && !this.#isForeign(found)) return found;
      const crawled = this.#crawled.match([catalogPart(this.#crawled.source.dialect, schema), ...parts], dialect);
      if (crawled !== null && crawled !== 'several') return { found: 'table', table: crawled };
    }
    return null;
  }

  /** What files say of it, with what the database does. */
  #ownTable(own: TableLookup): TableLookup | null {
    if (own.found !== 'table') return null;
    const table = this.#own.table(own.table.id);
    if (table !== null) return { found: 'table', table: this.#merge(table) };
    return this.#calledTable(own);
  }

  /** A table of another source, which files of this one name because nobody knows a better one. */
  #isForeign(found: TableLookup): boolean {
    return found.found === 'table' && this.#isOfAnother(this.#own.table(found.table.id));
  }

  #isOfAnother(table: CatalogTable | null): boolean {
    return this.#source !== null && table?.source != null && table.source !== this.#source.name;
  }

  #calledTable(found: TableLookup): TableLookup {
    const table = found.found === 'table' ? this.#crawled.table(found.table.id) : null;
    return table === null ? found : { found: 'table', table: this.#call(table) };
  }

  /** A table of the database under the name that no other source's has. */
  #call(table: CatalogTable): CatalogTable {
    const source = this.#source;
    // Another crawl, of another database, may take the name or leave it.
    if (source?.isTaken(table.id) !== true) return table;
    const called = this.#called.get(table) ?? renamed(table, labelled(table.id, source.name), source.name);
    this.#called.set(table, called);
    return called;
  }

  table(id: string): CatalogTable | null {
    const own = this.#own.table(id);
    if (own !== null) return this.#merge(own);
    const { plain, label } = splitLabel(id);
    const crawled = this.#crawled.table(label !== null && label === this.#source?.name ? plain : id);
    return crawled && this.#call(crawled);
  }

  tablesNamed(name: string): readonly CatalogTable[] {
    const own = [...this.#own.tablesNamed(name)].map((table) => this.#merge(table));
    const crawled = this.#crawled.tablesNamed(name);
    return [...own, ...(own.length > 0 ? this.#unshadowed(crawled) : crawled).map((table) => this.#call(table))];
  }

  hasQualifier(name: string): boolean {
    return this.#own.hasQualifier(name) || this.#crawled.hasQualifier(name);
  }

  visibleTables(): readonly CatalogTable[] {
    return this.#own.visibleTables();
  }

  databaseTables(wanted: string, schema: string | null, limit: number): readonly CatalogTable[] {
    return this.#unshadowed(this.#crawled.like(wanted, schema, limit)).map((table) => this.#call(table));
  }

  databaseSchemas(): readonly string[] {
    return this.#crawled.source.schemas.map(({ name }) => name);
  }

  #unshadowed(tables: readonly CatalogTable[]): readonly CatalogTable[] {
    return tables.filter(({ dialect, schema, name, id }) => {
      if (!this.#own.hasName(name)) return true;
      return this.#own.table(id) === null && this.#own.findParts(textParts(dialect, `${schema ?? ''}.${name}`), dialect).found !== 'table';
    });
  }

  /**
   * A file's definition counts more than what the database has today, and what follows from a query counts alone: whoever edits it wants to
   * know whom that breaks. But DDL of a table may be older than the table, so that a column that only the database has is no mistake, and the
   * list is held against nobody where the two differ. YAML only describes: what it describes has the columns of the database.
   */
  #merge(own: CatalogTable): CatalogTable {
    if (this.#isOfAnother(own)) return openTable(own);
    if (own.kind === 'model' || own.kind === 'seed' || own.kind === 'temp' || (own.kind === 'view' && own.complete)) return own;
    const known = this.#merged.get(own);
    if (known !== undefined) return known;
    const parts = [own.schema, own.name].flatMap((part) => (part === null ? [] : textParts(own.dialect, part)));
    const found = this.#crawled.match(parts, own.dialect);
    const merged = found === null || found === 'several' || !found.complete ? own : mergeTables(own, found);
    this.#merged.set(own, merged);
    return merged;
  }
}

/** Columns are read when somebody asks for them, as those of the table itself. */
function renamed(table: CatalogTable, id: string, source: string): CatalogTable {
  const { kind, catalog, schema, name, dialect, description, sites, jinja, broken } = table;
  return {
    id,
    kind,
    source,
    catalog,
    schema,
    name,
    dialect,
    description,
    sites,
    jinja,
    ...(broken !== undefined && { broken }),
    get columns() {
      return table.columns;
    },
    get complete() {
      return table.complete;
    },
  };
}

function mergeTables(own: CatalogTable, crawled: CatalogTable): CatalogTable {
  const theirs = new Map(crawled.columns.map((column) => [column.name.toLowerCase(), column]));
  const ours = new Map(own.columns.map((column) => [column.name.toLowerCase(), column]));
  const same = theirs.size === ours.size && [...ours.keys()].every((name) => theirs.has(name));
  const agrees = own.columns.every(
    ({ name, unwritable }) => unwritable === undefined || theirs.get(name.toLowerCase())?.unwritable === unwritable,
  );
  if (same && own.complete && agrees) return own;
  // A description has the columns of the database, which may be older than DDL.
  const isDescription = own.kind === 'source' && own.hasDdl !== true;
  const first = own.complete && !isDescription ? own.columns : crawled.columns;
  const rest = isDescription ? [] : own.complete ? crawled.columns : own.columns;
  const taken = new Set(first.map((column) => column.name.toLowerCase()));
  const all = [...first, ...rest.filter((column) => !taken.has(column.name.toLowerCase()))];
  const columns = all
    .map(({ name }) => mergeColumns(ours.get(name.toLowerCase()), theirs.get(name.toLowerCase()), !own.complete))
    .filter((column) => column !== null);
  const { gone = [], ...table } = own;
  const missing = isDescription
    ? goneFrom(own, columns, () => say('the last crawl did not find it'))
    : { gone: gone.filter((one) => !theirs.has(one.name.toLowerCase())) };
  return { ...table, columns, complete: own.kind === 'source', ...(missing.gone?.length ? missing : {}) };
}

function mergeColumns(own: CatalogColumn | undefined, crawled: CatalogColumn | undefined, isDescribed: boolean): CatalogColumn | null {
  if (own === undefined || crawled === undefined) return own ?? crawled ?? null;
  const { unwritable, ...rest } = own;
  return {
    ...rest,
    // What the database lets people write is no mistake, whatever files say.
    ...(unwritable !== undefined && unwritable === crawled.unwritable && { unwritable }),
    type: own.type ?? crawled.type,
    ...(own.type === null && crawled.base !== undefined && { base: crawled.base }),
    nullable: own.nullable ?? crawled.nullable,
    description: own.description ?? crawled.description,
    primaryKey: own.primaryKey || crawled.primaryKey,
    references: own.references ?? crawled.references,
    // YAML describes what the database has; DDL says for itself what it makes.
    ...(isDescribed && crawled.filled !== undefined && { filled: crawled.filled }),
    ...(isDescribed && crawled.unwritable !== undefined && { unwritable: crawled.unwritable }),
  };
}
