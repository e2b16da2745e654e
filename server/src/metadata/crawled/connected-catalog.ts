import type { ObjectName, SchemaLookup, TableLookup } from '../../sql/index.ts';
import type { Catalog, CatalogView, LookupContext } from '../catalog.ts';
import type { CatalogColumn, CatalogTable } from '../model.ts';
import { nameParts, textParts } from '../names.ts';
import type { CrawledCatalog } from './crawled-catalog.ts';

/** What the files of a project say, and behind it what the database of their connection has. */
export class ConnectedCatalog implements CatalogView {
  readonly #own: Catalog;
  readonly #crawled: CrawledCatalog;
  readonly #merged = new WeakMap<CatalogTable, CatalogTable>();

  constructor(own: Catalog, crawled: CrawledCatalog) {
    this.#own = own;
    this.#crawled = crawled;
  }

  lookup(context: LookupContext): SchemaLookup {
    return { findTable: (name) => this.find(name, context) };
  }

  find(name: ObjectName, context: LookupContext): TableLookup {
    const own = this.#inPath(name, context) ?? this.#own.find(name, context);
    if (own.found === 'table') {
      const table = this.#own.table(own.table.id);
      return table === null ? own : { found: 'table', table: this.#merge(table) };
    }
    if (name.jinja !== null || name.link !== null || name.parts.length === 0 || name.parts.some((part) => part.dynamic)) return own;
    const crawled = this.#crawled.findParts(nameParts(context.dialect, name), context.dialect);
    if (crawled.found === 'table') return crawled;
    // Files that know several of that name say that there is one.
    if (own.found === 'unknown') return this.#own.hasName(name.parts.at(-1)?.name ?? '') ? own : crawled;
    return crawled.found === 'absent' && own.suggestions.length === 0 ? crawled : own;
  }

  /** What the files define under a name is what the connection means by it, when it lies in the first schema that has one. */
  #inPath(name: ObjectName, { dialect }: LookupContext): TableLookup | null {
    const { searchPath } = this.#crawled.source;
    const [only, ...more] = name.parts;
    if (name.jinja !== null || name.link !== null || only === undefined || only.dynamic || more.length > 0) return null;
    if (searchPath.length === 0 || !severalNamed(this.#own, only.name)) return null;
    const parts = nameParts(dialect, name);
    for (const schema of searchPath) {
      const found = this.#own.findParts([...textParts(dialect, schema), ...parts], dialect);
      if (found.found === 'table') return found;
    }
    return null;
  }

  table(id: string): CatalogTable | null {
    const own = this.#own.table(id);
    return own === null ? this.#crawled.table(id) : this.#merge(own);
  }

  tablesNamed(name: string): readonly CatalogTable[] {
    const own = [...this.#own.tablesNamed(name)].map((table) => this.#merge(table));
    return own.length > 0 ? [...own, ...this.#unshadowed(this.#crawled.tablesNamed(name))] : this.#crawled.tablesNamed(name);
  }

  hasQualifier(name: string): boolean {
    return this.#own.hasQualifier(name) || this.#crawled.hasQualifier(name);
  }

  visibleTables(): readonly CatalogTable[] {
    return this.#own.visibleTables();
  }

  databaseTables(wanted: string, schema: string | null, limit: number): readonly CatalogTable[] {
    return this.#unshadowed(this.#crawled.like(wanted, schema, limit));
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

function severalNamed(catalog: Catalog, name: string): boolean {
  const [, second] = catalog.tablesNamed(name);
  return second !== undefined;
}

function mergeTables(own: CatalogTable, crawled: CatalogTable): CatalogTable {
  const theirs = new Map(crawled.columns.map((column) => [column.name.toLowerCase(), column]));
  const ours = new Map(own.columns.map((column) => [column.name.toLowerCase(), column]));
  const same = theirs.size === ours.size && [...ours.keys()].every((name) => theirs.has(name));
  if (same && own.complete) return own;
  const first = own.complete ? own.columns : crawled.columns;
  const rest = own.complete ? crawled.columns : own.columns;
  const taken = new Set(first.map((column) => column.name.toLowerCase()));
  const all = [...first, ...rest.filter((column) => !taken.has(column.name.toLowerCase()))];
  const columns = all
    .map(({ name }) => mergeColumns(ours.get(name.toLowerCase()), theirs.get(name.toLowerCase())))
    .filter((column) => column !== null);
  return { ...own, columns, complete: own.kind === 'source' };
}

function mergeColumns(own: CatalogColumn | undefined, crawled: CatalogColumn | undefined): CatalogColumn | null {
  if (own === undefined || crawled === undefined) return own ?? crawled ?? null;
  return {
    ...own,
    type: own.type ?? crawled.type,
    nullable: own.nullable ?? crawled.nullable,
    description: own.description ?? crawled.description,
    primaryKey: own.primaryKey || crawled.primaryKey,
    references: own.references ?? crawled.references,
  };
}
