import type { CancellationToken } from '../../../base/index.ts';
import { type ConfirmedStatement, DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import { postgresFailure } from './failure.ts';
import { beginReadOnly } from './read-only-transaction.ts';
import type { Session, Sessions } from './sessions.ts';

const EXPLAIN = 'EXPLAIN (FORMAT JSON, VERBOSE) ';
const EXPLAIN_MILLISECONDS = 30_000;

/** Without ANALYZE nothing is run; the read-only transaction is there for functions that the planner evaluates. */
export async function explain(sessions: Sessions, sql: string, token: CancellationToken): Promise<string> {
  return await watched(sessions, token, EXPLAIN_MILLISECONDS, { sql, prefix: EXPLAIN.length }, async (session) => {
    await beginReadOnly(session, EXPLAIN_MILLISECONDS);
    try {
      const { rows } = await session.run(EXPLAIN + sql);
      return String(rows[0]?.[0] ?? '');
    } finally {
      await session.run('ROLLBACK').catch(() => session.spoil());
    }
  });
}

/** The connection is not used again: the statement may have changed its settings. */
export async function executeConfirmed(
  sessions: Sessions,
  statement: ConfirmedStatement,
  token: CancellationToken,
): Promise<number | null> {
  const { sql, timeoutMilliseconds } = statement;
  return await watched(sessions, token, timeoutMilliseconds, { sql, prefix: 0 }, async (session) => {
    session.spoil();
    await session.run("SELECT pg_catalog.set_config('statement_timeout', $1, false)", [String(Math.ceil(timeoutMilliseconds))]);
    return (await session.run(sql)).rowCount;
  });
}

async function watched<T>(
  sessions: Sessions,
  token: CancellationToken,
  budgetMilliseconds: number,
  sent: { readonly sql: string; readonly prefix: number },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await sessions.acquire({ token, milliseconds: budgetMilliseconds });
  const watch = new Watch({ token, budgetMilliseconds, interrupt: () => sessions.interrupt(session), abandon: () => session.abandon() });
  try {
    return await watch.wait(work(session));
  } catch (error) {
    throw new DatabaseError(
      watch.ended === null ? postgresFailure(error, sessions.settings, sent) : endedFailure(watch.ended, budgetMilliseconds),
    );
  } finally {
    session.release();
  }
}
