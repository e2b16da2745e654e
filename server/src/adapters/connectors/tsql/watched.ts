import type { CancellationToken } from '../../../base/index.ts';
import { DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import { tsqlFailure } from './failure.ts';
import type { TsqlSession } from './session.ts';
import type { TsqlSessions } from './sessions.ts';

export interface Watched {
  readonly token: CancellationToken;
  readonly milliseconds: number;
  /** What the user wrote, for the place of an error. */
  readonly sql: string | null;
}

/** Works with a session for as long as is allowed. To interrupt is to close the connection, which ends what the server does for it. */
export async function watched<T>(
  sessions: TsqlSessions,
  session: TsqlSession,
  { token, milliseconds, sql }: Watched,
  work: () => Promise<T>,
): Promise<T> {
  const close = () => session.close();
  const watch = new Watch({ token, budgetMilliseconds: milliseconds, interrupt: close, abandon: () => void close() });
  try {
    return await watch.wait(work());
  } catch (error) {
    const { ended } = watch;
    throw new DatabaseError(ended === null ? tsqlFailure(error, sessions.settings, sql) : endedFailure(ended, milliseconds));
  }
}
