import type { ObjectName, SchemaLookup, TableLookup } from '../../sql/index.ts';
import type { Catalog, CatalogView, LookupContext } from '../catalog.ts';
import type { CatalogTable } from '../model.ts';
import { nameParts } from '../names.ts';
import type { CrawledCatalog } from './crawled-catalog.ts';

const UNKNOWN: TableLookup = { found: 'unknown' };

/** What the files of a project say, where nobody says on which of several databases they run: what any of those has is not called absent. */
export class CautiousCatalog implements CatalogView {
  readonly #own: Catalog;
  readonly crawls: readonly CrawledCatalog[];

  constructor(own: Catalog, crawls: readonly CrawledCatalog[]) {
    this.#own = own;
    this.crawls = crawls;
  }

  lookup(context: LookupContext): SchemaLookup {
    return { findTable: (name) => this.find(name, context) };
  }

  find(name: ObjectName, context: LookupContext): TableLookup {
    const own = this.#own.find(name, context);
    if (own.found !== 'absent' || name.jinja !== null || name.link !== null) return own;
    const parts = nameParts(context.dialect, name);
    return this.crawls.some((crawled) => crawled.match(parts, context.dialect) !== null) ? UNKNOWN : own;
  }

  table(id: string): CatalogTable | null {
    return this.#own.table(id);
  }

  tablesNamed(name: string): Iterable<CatalogTable> {
    return this.#own.tablesNamed(name);
  }

  hasQualifier(name: string): boolean {
    return this.#own.hasQualifier(name) || this.crawls.some((crawled) => crawled.hasQualifier(name));
  }

  visibleTables(): readonly CatalogTable[] {
    return this.#own.visibleTables();
  }

  databaseTables(): readonly CatalogTable[] {
    return [];
  }

  databaseSchemas(): readonly string[] {
    return [];
  }
}
