import type {
  SchemaChangeInfo,
  SchemaCompareResult,
  SchemaConnection,
  SchemaCrawl,
  SchemaImpact,
  SchemaImpactPlace,
} from '../../../server/src/protocol/index.ts';

/** A snapshot by its connection and crawl. */
export interface SnapshotRef {
  readonly connection: string;
  readonly run: number;
}

/** What the view lists. */
export type HistoryNode =
  | { readonly kind: 'comparison'; readonly result: SchemaCompareResult }
  | { readonly kind: 'connection'; readonly info: SchemaConnection }
  | { readonly kind: 'crawl'; readonly crawl: SchemaCrawl; readonly before: SnapshotRef }
  | ChangeNode
  | { readonly kind: 'place'; readonly place: SchemaImpactPlace }
  | { readonly kind: 'downstream'; readonly columns: readonly string[] }
  | { readonly kind: 'column'; readonly name: string }
  /** The next page of the changes of a crawl, or of a connection. */
  | { readonly kind: 'more'; readonly page: HistoryPage }
  | { readonly kind: 'message'; readonly text: string; readonly icon: string };

/** A change with the snapshots before and after it. */
export interface ChangeNode {
  readonly kind: 'change';
  readonly id: string;
  readonly change: SchemaChangeInfo;
  readonly before: SnapshotRef;
  readonly after: SnapshotRef;
  /** When it was found; null where its parent says so. */
  readonly detectedAt: number | null;
  /** Its number in the history, by which its impact is asked for; its impact itself, when that is known. */
  readonly impact: { readonly stored: number } | SchemaImpact;
}

/** Which changes a list goes on with. */
export interface HistoryPage {
  readonly info: SchemaConnection;
  /** Null for those of all crawls. */
  readonly run: number | null;
  readonly below: number | null;
}
