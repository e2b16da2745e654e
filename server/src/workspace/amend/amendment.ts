/** A change of a table that nobody has made yet. */
export type TableChange =
  | { readonly change: 'drop-column'; readonly column: string }
  | { readonly change: 'rename-column'; readonly column: string; readonly to: string }
  | { readonly change: 'change-type'; readonly column: string; readonly type: string }
  | { readonly change: 'change-nullability'; readonly column: string; readonly nullable: boolean }
  | { readonly change: 'drop-table' }
  | { readonly change: 'rename-table'; readonly to: string };

export interface TableAmendment {
  /** Id of the table. */
  readonly table: string;
  readonly change: TableChange;
}
