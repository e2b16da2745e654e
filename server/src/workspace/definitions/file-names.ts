import { type Catalog, type CatalogTable, type ConnectionSource, type CrawledCatalog, labelled, textParts } from '../../metadata/index.ts';

/** The catalogs of files that may be about one database. */
export interface FilesOfDatabase {
  readonly catalogs: readonly Catalog[];
  /** Whether a file that says something of a table may mean this database. */
  readonly concerns: (uri: string) => boolean;
  /** The source of the database, where there are others that files run on. */
  readonly source: ConnectionSource | null;
}

/**
 * What files call a table of a database, so that both are one node of the lineage. Files may leave out the schema where the database would
 * find the table without it. What another database has too is called after its own.
 */
export function nameInFiles(node: string, crawled: CrawledCatalog, { catalogs, concerns, source }: FilesOfDatabase): string {
  const table = crawled.table(node);
  if (table === null) return node;
  const { dialect } = crawled.source;
  const [bare, full] = [textParts(dialect, table.name), textParts(dialect, `${table.schema ?? ''}.${table.name}`)];
  const found = (own: CatalogTable): boolean => own.sites.some(({ uri }) => concerns(uri));
  for (const catalog of catalogs) {
    if (!catalog.hasName(table.name)) continue;
    const named = catalog.findParts(full, dialect, source?.name);
    if (named.found === 'table') {
      const own = catalog.table(named.table.id);
      if (own !== null && own.schema !== null && found(own)) return own.id;
    }
    const reached = crawled.match(bare, dialect);
    if (reached === null || reached === 'several' || reached.id !== table.id) continue;
    const unqualified = catalog.findParts(bare, dialect, source?.name);
    const own = unqualified.found === 'table' ? catalog.table(unqualified.table.id) : null;
    if (own !== null && own.schema === null && found(own)) return own.id;
  }
  return source?.isTaken(node) === true ? labelled(node, source.name) : node;
}
