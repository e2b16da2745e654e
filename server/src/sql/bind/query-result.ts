import type { RelationColumn } from './model.ts';

/** The columns a query yields. */
export interface QueryResult {
  readonly columns: readonly RelationColumn[];
  readonly complete: boolean;
}
