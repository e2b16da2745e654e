/** A value of a result. Numbers that a double cannot hold exactly, or JSON at all (`NaN`), are text, as are dates and times; bytes are shown as they begin. */
export type ResultCell = null | boolean | number | string | { readonly bytes: number; readonly hex: string };

export interface ResultColumnInfo {
  readonly name: string;
  /** The database's name of the type; null when the driver does not tell. */
  readonly type: string | null;
}

/** Where a query ran, for people to see. */
export interface ResultSource {
  readonly connection: string;
  readonly environment: 'dev' | 'test' | 'stage' | 'prod' | null;
  readonly sql: string;
}

/** How a query ended. */
export interface ResultEnd {
  readonly milliseconds: number;
  /** Why rows are missing; null when there are all. */
  readonly truncated: 'rows' | 'bytes' | null;
  readonly messages: readonly string[];
  /** Names of the columns whose values are masked as personal data. */
  readonly masked: readonly string[];
}

/** From the host (VS Code client) to the page of results. */
export type ToResultsMessage =
  | { readonly type: 'running'; readonly source: ResultSource }
  | { readonly type: 'columns'; readonly columns: readonly ResultColumnInfo[]; readonly dialect?: string }
  | { readonly type: 'rows'; readonly rows: readonly (readonly ResultCell[])[] }
  | { readonly type: 'done'; readonly end: ResultEnd }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'cancelled' };

/** From the page of results to the host. */
export type FromResultsMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'cancel' }
  /** A person wants to see what is masked in this result: it is asked for again. */
  | { readonly type: 'unmask' }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'save'; readonly format: ResultFormat; readonly text: string };

export type ResultFormat = 'csv' | 'json' | 'markdown' | 'insert';
