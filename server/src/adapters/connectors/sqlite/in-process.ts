import type { CancellationToken } from '../../../base/index.ts';
import { DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import type { Processes } from './processes.ts';
import type { SqliteAnswer, SqliteRequest } from './protocol.ts';

export type AskSqlite = (request: SqliteRequest) => Promise<SqliteAnswer>;

interface Work {
  readonly token: CancellationToken;
  readonly budgetMilliseconds: number;
  readonly readOnly?: boolean;
}

/** Asks a process within a limit of time, at whose end the process is ended. */
export async function inProcess<T>(
  processes: Processes,
  { token, budgetMilliseconds, readOnly = true }: Work,
  work: (ask: AskSqlite) => Promise<T>,
): Promise<T> {
  const { ask, end } = await openProcess(processes, { token, budgetMilliseconds, readOnly });
  try {
    return await work(ask);
  } finally {
    end();
  }
}

export interface OpenProcess {
  readonly ask: AskSqlite;
  /** The process is free for others. */
  readonly end: () => void;
}

export async function openProcess(processes: Processes, { token, budgetMilliseconds, readOnly = true }: Work): Promise<OpenProcess> {
  if (token.isCancellationRequested) throw new DatabaseError(endedFailure('cancelled', budgetMilliseconds));
  const process = await processes.acquire(readOnly);
  const kill = () => processes.end(process);
  const watch = new Watch({ token, budgetMilliseconds, interrupt: async () => kill(), abandon: kill });
  return {
    async ask(request) {
      try {
        return await watch.wait(process.ask(request));
      } catch (error) {
        if (watch.ended !== null) throw new DatabaseError(endedFailure(watch.ended, budgetMilliseconds));
        throw error;
      }
    },
    end: () => (readOnly ? processes.release(process) : processes.end(process)),
  };
}
