import type { CancellationToken } from '../../../base/index.ts';
import { DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import { mysqlFailure } from './failure.ts';
import { beginReadOnly } from './query.ts';
import type { Session, Sessions } from './sessions.ts';

/** Asks the catalog. */
export type RunCatalogQuery = (sql: string, parameters?: readonly unknown[]) => Promise<readonly (readonly unknown[])[]>;

/** Lets the server look at a query without running it. What is wrong with it is thrown. */
export type PrepareQuery = (sql: string) => Promise<void>;

/** One question to the catalog takes no longer than this. */
const CATALOG_MILLISECONDS = 120_000;

/** Asks the catalog in a session that reads. */
export async function inSession<T>(
  sessions: Sessions,
  token: CancellationToken,
  work: (run: RunCatalogQuery, session: Session, prepare: PrepareQuery) => Promise<T>,
  milliseconds: number = CATALOG_MILLISECONDS,
): Promise<T> {
  if (token.isCancellationRequested) throw new DatabaseError(endedFailure('cancelled', 0));
  const session = await sessions.acquire({ token, milliseconds });
  const watched = async <R>(ask: () => Promise<R>): Promise<R> => {
    const watch = new Watch({
      token,
      budgetMilliseconds: milliseconds,
      interrupt: () => sessions.interrupt(session),
      abandon: () => session.abandon(),
    });
    try {
      return await watch.wait(ask());
    } catch (error) {
      throw new DatabaseError(watch.ended === null ? mysqlFailure(error, sessions.settings) : endedFailure(watch.ended, milliseconds));
    }
  };
  const run: RunCatalogQuery = (sql, parameters = []) => watched(() => session.run(sql, parameters));
  const prepare: PrepareQuery = async (sql) => {
    await watched(() => session.prepare(sql));
    session.connection.unprepare(sql);
  };
  try {
    await beginReadOnly(session, milliseconds);
    return await work(run, session, prepare);
  } finally {
    await session.run('ROLLBACK').catch(() => session.spoil());
    session.release();
  }
}
