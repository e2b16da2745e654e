import type { CancellationToken } from '../../../base/index.ts';
import type { QueryRequest, QueryRows } from '../../../metadata/index.ts';
import { startRows } from '../start-rows.ts';
import { openProcess } from './in-process.ts';
import type { Processes } from './processes.ts';

/** Runs a query on the file, which is open for reading. Its process stands still until the next rows are asked for. */
export async function readQuery(processes: Processes, request: QueryRequest, token: CancellationToken): Promise<QueryRows> {
  const { ask, end } = await openProcess(processes, { token, budgetMilliseconds: request.timeoutMilliseconds });
  const close = async () => {
    await ask({ do: 'finish' }).catch(() => {});
    end();
  };
  try {
    const { columns = [] } = await ask({ do: 'start', sql: request.sql, parameters: request.parameters ?? [] });
    const next = async (most: number) => (await ask({ do: 'next', most })).rows ?? [];
    return await startRows({ columns, next, close: once(close), messages: () => [] }, request);
  } catch (error) {
    end();
    throw error;
  }
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => (closing ??= close());
}
