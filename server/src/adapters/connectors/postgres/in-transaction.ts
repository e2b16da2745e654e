import { type CancellationToken, isCancelled } from '../../../base/index.ts';
import { DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import { postgresFailure } from './failure.ts';
import { beginReadOnly } from './read-only-transaction.ts';
import type { Sessions } from './sessions.ts';

/** Asks the catalog; values are text as the server writes it. */
export type RunCatalogQuery = (sql: string, parameters?: readonly unknown[]) => Promise<readonly (readonly (string | null)[])[]>;

/** One question to the catalog takes no longer than this. */
const CATALOG_MILLISECONDS = 120_000;

/** Asks the catalog in a read-only transaction of its own, in which every name is printed with its schema. */
export async function inTransaction<T>(
  sessions: Sessions,
  token: CancellationToken,
  work: (run: RunCatalogQuery) => Promise<T>,
  milliseconds: number = CATALOG_MILLISECONDS,
): Promise<T> {
  if (token.isCancellationRequested) throw new DatabaseError(endedFailure('cancelled', 0));
  const session = await sessions.acquire({ token, milliseconds });
  const interrupt = () => sessions.interrupt(session);
  const run: RunCatalogQuery = async (sql, parameters = []) => {
    const watch = new Watch({ token, budgetMilliseconds: milliseconds, interrupt, abandon: () => session.abandon() });
    try {
      const { rows } = await watch.wait(session.run(sql, parameters));
      return rows as readonly (readonly (string | null)[])[];
    } catch (error) {
      if (watch.ended !== null) throw new DatabaseError(endedFailure(watch.ended, milliseconds));
      throw isCancelled(error) ? error : new DatabaseError(postgresFailure(error, sessions.settings));
    }
  };
  try {
    await beginReadOnly(session, milliseconds, { searchPath: 'pg_catalog' });
    return await work(run);
  } finally {
    await session.run('ROLLBACK').catch(() => session.spoil());
    session.release();
  }
}
