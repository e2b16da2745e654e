import type { CancellationToken } from '../../../base/index.ts';
import { type ConfirmedStatement, DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import { mysqlFailure } from './failure.ts';
import { beginReadOnly } from './query.ts';
import type { Session, Sessions } from './sessions.ts';

const EXPLAIN_MILLISECONDS = 30_000;

/** Without ANALYZE the statement is not run, though the server may read for it. */
export async function explain(sessions: Sessions, sql: string, token: CancellationToken): Promise<string> {
  return await watched(sessions, token, EXPLAIN_MILLISECONDS, sql, async (session) => {
    await beginReadOnly(session, EXPLAIN_MILLISECONDS);
    try {
      const [[plan] = []] = await session.run(`EXPLAIN FORMAT=JSON ${sql}`);
      return String(plan ?? '');
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
  return await watched(sessions, token, timeoutMilliseconds, sql, async (session) => {
    session.spoil();
    await session.run('SET SESSION TRANSACTION READ WRITE');
    await session.limitTime(timeoutMilliseconds);
    return await new Promise<number | null>((resolve, reject) =>
      session.connection.query(sql, (error, result) => {
        if (error !== null) reject(error);
        else resolve('affectedRows' in result && typeof result.affectedRows === 'number' ? result.affectedRows : null);
      }),
    );
  });
}

async function watched<T>(
  sessions: Sessions,
  token: CancellationToken,
  budgetMilliseconds: number,
  sql: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await sessions.acquire({ token, milliseconds: budgetMilliseconds });
  const watch = new Watch({ token, budgetMilliseconds, interrupt: () => sessions.interrupt(session), abandon: () => session.abandon() });
  try {
    return await watch.wait(work(session));
  } catch (error) {
    throw new DatabaseError(
      watch.ended === null ? mysqlFailure(error, sessions.settings, sql) : endedFailure(watch.ended, budgetMilliseconds),
    );
  } finally {
    session.release();
  }
}
