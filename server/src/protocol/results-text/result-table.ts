import type { ResultCell, ResultColumnInfo } from '../results.ts';

export interface ResultTable {
  readonly columns: readonly ResultColumnInfo[];
  readonly rows: readonly (readonly ResultCell[])[];
  /** Of the database that they come from; standard SQL where nobody says. */
  readonly dialect?: string | null;
}
