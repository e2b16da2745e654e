import type { CancellationToken } from '../../../base/index.ts';
import { DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import { oracleFailure, type SentStatement } from './failure.ts';
import type { OracleSession } from './session.ts';
import type { OracleSessions } from './sessions.ts';

export interface Watched {
  readonly token: CancellationToken;
  readonly milliseconds: number;
  readonly sent: SentStatement | null;
}

/** Works with a session for as long as is allowed. */
export async function watched<T>(sessions: OracleSessions, session: OracleSession, limits: Watched, work: () => Promise<T>): Promise<T> {
  const watch = new Watch({
    token: limits.token,
    budgetMilliseconds: limits.milliseconds,
    interrupt: () => session.interrupt(),
    abandon: () => void session.close(),
  });
  try {
    return await watch.wait(work());
  } catch (error) {
    const { ended } = watch;
    throw new DatabaseError(
      ended === null ? oracleFailure(error, sessions.settings, limits.sent) : endedFailure(ended, limits.milliseconds),
    );
  }
}
