import type { Language } from '../../../base/index.ts';
import type { CellValue, ResultColumn } from '../../../metadata/index.ts';

/** What the process that has the file open is asked, one thing at a time; see `adapters/workers/sqlite-process.ts`. */
export type SqliteRequest =
  | { readonly do: 'open'; readonly path: string; readonly readOnly: boolean; readonly language: Language }
  /** Prepares a query; its rows are asked for with `next`. */
  | { readonly do: 'start'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly do: 'next'; readonly most: number }
  | { readonly do: 'finish' }
  | { readonly do: 'all'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly do: 'execute'; readonly sql: string };

export interface SqliteAnswer {
  readonly columns?: readonly ResultColumn[];
  readonly rows?: readonly (readonly CellValue[])[];
  readonly changes?: number | null;
  readonly error?: SqliteProblem;
}

export interface SqliteProblem {
  readonly message: string;
  /** The result code of SQLite; null when the error is not its own. */
  readonly code: number | null;
}
