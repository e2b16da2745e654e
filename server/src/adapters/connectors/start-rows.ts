import type { CellValue, QueryRequest, QueryRows, ResultColumn } from '../../metadata/index.ts';

/** A result that waits on the server. */
export interface RowSource {
  readonly columns: readonly ResultColumn[];
  /** Up to so many rows; none when there are no more. What goes wrong is thrown as a DatabaseError. */
  next(most: number): Promise<readonly (readonly CellValue[])[]>;
  /** Ends the query if it still runs, and gives the connection back. It is called once, and does not throw. */
  close(): Promise<void>;
  messages(): readonly string[];
}

/** Rows of unknown width come a few at first; from then on as many at a time as fit into this. */
const FIRST_ROWS = 64;
const MOST_ROWS = 2000;
const BATCH_BYTES = 1 << 20;

/** The rows of a source within the caps of a request. The first ones are fetched at once, so that most failures are an answer and not thrown later. */
export async function startRows(source: RowSource, request: QueryRequest): Promise<QueryRows> {
  const most = Math.max(0, request.maxRows);
  let truncated: 'rows' | 'bytes' | null = null;
  let [rows, bytes] = [0, 0];
  // One row more than is wanted tells whether some are missing.
  const wanted = () => {
    const fitting = rows === 0 ? FIRST_ROWS : Math.min(MOST_ROWS, Math.max(1, Math.floor(BATCH_BYTES / Math.max(1, bytes / rows))));
    return Math.min(fitting, most - rows + 1);
  };
  let first: readonly (readonly CellValue[])[] | null;
  try {
    first = await source.next(wanted());
  } catch (error) {
    await source.close();
    throw error;
  }

  async function* batches() {
    try {
      for (;;) {
        const fetched: readonly (readonly CellValue[])[] = first ?? (await source.next(wanted()));
        first = null;
        if (fetched.length === 0) return;
        const kept: (readonly CellValue[])[] = [];
        for (const row of fetched) {
          truncated = rows >= most ? 'rows' : bytes >= request.maxBytes ? 'bytes' : null;
          if (truncated !== null) break;
          kept.push(row);
          rows++;
          bytes += sizeOfRow(row);
        }
        if (kept.length > 0) yield kept;
        if (truncated !== null) return;
      }
    } finally {
      await source.close();
    }
  }
  return { columns: source.columns, batches: batches(), truncated: () => truncated, messages: () => source.messages() };
}

/** About how much memory the values of a row take. */
export function sizeOfRow(row: readonly unknown[]): number {
  let bytes = 0;
  for (const cell of row) bytes += typeof cell === 'string' ? cell.length : cell instanceof Uint8Array ? cell.byteLength : 8;
  return bytes;
}
