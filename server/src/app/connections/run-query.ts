import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { CellValue } from '../../metadata/index.ts';
import type { ResultCell, ToResultsMessage } from '../../protocol/index.ts';
import type { Connections } from './connections.ts';
import { type Masking, maskedQuery } from './masked-query.ts';
import { placedMessage } from './placed-message.ts';

const MOST_BYTES = 256_000_000;
const TIMEOUT_MILLISECONDS = 10 * 60 * 1000;
/** Bytes of a binary value that are shown. */
const SHOWN_BYTES = 32;

export interface QueryQuestion {
  readonly connection: string;
  readonly sql: string;
  readonly maxRows: number;
  /** A person wants to see personal data; it is masked otherwise. */
  readonly unmasked?: boolean;
}

/** Runs a query that only reads, and tells what comes out of it as it comes. Expected failures are told too; it rejects when it is cancelled. */
export async function runQuery(
  connections: Connections,
  { connection, sql, maxRows, unmasked = false }: QueryQuestion,
  said: Masking['said'],
  tell: (event: ToResultsMessage) => Promise<void>,
  token: CancellationToken,
): Promise<void> {
  const started = performance.now();
  const connector = await connections.open(connection);
  if (!connector.ok) return tell({ type: 'failed', message: connector.error });
  const request = { sql, maxRows, maxBytes: MOST_BYTES, timeoutMilliseconds: TIMEOUT_MILLISECONDS };
  const answer = await maskedQuery(connector.value, request, { unmasked, said }, token);
  if (!answer.ok) {
    throwIfCancelled(token);
    return tell({ type: 'failed', message: placedMessage(answer.error, sql) });
  }
  const { columns, batches, truncated, messages, masked } = answer.value;
  await tell({ type: 'columns', columns, dialect: connector.value.settings.type });
  try {
    for await (const batch of batches) {
      throwIfCancelled(token);
      await tell({ type: 'rows', rows: batch.map((row) => row.map(cell)) });
    }
  } catch (error) {
    throwIfCancelled(token);
    // A connection that is lost in the middle leaves the rows that have come.
    return tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
  throwIfCancelled(token);
  const milliseconds = Math.round(performance.now() - started);
  const maskedNames = columns.flatMap(({ name }, at) => (masked()[at] ? [name] : []));
  return tell({ type: 'done', end: { milliseconds, truncated: truncated(), messages: messages(), masked: maskedNames } });
}

function cell(value: CellValue): ResultCell {
  // JSON would make NULL of them.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (!(value instanceof Uint8Array)) return value;
  return { bytes: value.length, hex: Buffer.from(value.subarray(0, SHOWN_BYTES)).toString('hex') };
}
