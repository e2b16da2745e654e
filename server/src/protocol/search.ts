import type { TableAddress } from './databases.ts';
import type { SourceLocation } from './lineage.ts';

/** `aetl/catalog/search`: tables, columns and terms by words, Korean or English, abbreviated or misspelt. No words only prepare the index. */
export interface CatalogSearchParams {
  readonly query: string;
  readonly limit?: number;
}

export interface CatalogSearchResult {
  /** The best first. */
  readonly hits: readonly CatalogSearchHit[];
  /** What has been searched; `complete` is false as long as more is being read. */
  readonly tables: number;
  readonly columns: number;
  readonly complete: boolean;
}

export type SearchedKind = 'table' | 'view' | 'model' | 'source' | 'seed' | 'column' | 'term';

export interface CatalogSearchHit {
  readonly kind: SearchedKind;
  /** Of the table, column or term itself. */
  readonly name: string;
  /** Greater is better; comparable within one answer. */
  readonly score: number;
  /** Of the table, or the column's table; null for terms. */
  readonly table: { readonly catalog: string | null; readonly schema: string | null; readonly name: string } | null;
  readonly column: string | null;
  readonly type: string | null;
  readonly description: string | null;
  /** The connection in whose database it lies; null for what only files know. */
  readonly connection: string | null;
  /** Terms of glossaries that it holds. */
  readonly terms: readonly string[];
  /** What a column's values are, when that is clear. */
  readonly domain: string | null;
  readonly personal: boolean;
  /** The name to ask `aetl/lineage/query` for; null where lineage makes no sense. */
  readonly lineageName: string | null;
  readonly location: SourceLocation | null;
  /** In the database; null for what only files know. */
  readonly address: TableAddress | null;
}
