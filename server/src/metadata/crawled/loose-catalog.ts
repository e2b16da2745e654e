import type { ObjectName, SchemaLookup, TableLookup } from '../../sql/index.ts';
import type { Catalog, CatalogView, LookupContext } from '../catalog.ts';
import type { CatalogTable } from '../model.ts';
import { openTable } from '../open-table.ts';
import { ConnectedCatalog } from './connected-catalog.ts';
import type { CrawledCatalog } from './crawled-catalog.ts';

/**
 * What the files of a project say, and behind it a database that they may have been written for. What only the database has can be found,
 * completed and followed, but nothing is held against a file because of it.
 */
export class LooseCatalog implements CatalogView {
  readonly #own: Catalog;
  readonly #connected: ConnectedCatalog;

  constructor(own: Catalog, crawled: CrawledCatalog) {
    this.#own = own;
    this.#connected = new ConnectedCatalog(own, crawled);
  }

  lookup(context: LookupContext): SchemaLookup {
    return { findTable: (name) => this.find(name, context) };
  }

  find(name: ObjectName, context: LookupContext): TableLookup {
    const own = this.#own.find(name, context);
    if (own.found === 'table') return own;
    const found = this.#connected.find(name, context);
    const table = found.found === 'table' ? this.#connected.table(found.table.id) : null;
    return table === null ? own : { found: 'table', table: openTable(table) };
  }

  table(id: string): CatalogTable | null {
    return this.#own.table(id) ?? this.#connected.table(id);
  }

  tablesNamed(name: string): Iterable<CatalogTable> {
    return this.#connected.tablesNamed(name);
  }

  hasQualifier(name: string): boolean {
    return this.#connected.hasQualifier(name);
  }

  visibleTables(): readonly CatalogTable[] {
    return this.#connected.visibleTables();
  }

  databaseTables(wanted: string, schema: string | null, limit: number): readonly CatalogTable[] {
    return this.#connected.databaseTables(wanted, schema, limit);
  }

  databaseSchemas(): readonly string[] {
    return this.#connected.databaseSchemas();
  }
}
