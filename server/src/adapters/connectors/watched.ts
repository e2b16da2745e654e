import type { CancellationToken } from '../../base/index.ts';
import { DatabaseError, type DatabaseFailure } from '../../metadata/index.ts';
import { endedFailure, Watch } from './watch.ts';

export interface Watched {
  readonly token: CancellationToken;
  readonly milliseconds: number;
  /** What an error of the driver means. */
  failure(error: unknown): DatabaseFailure;
}

/** Works with a session for as long as is allowed; all that goes wrong is thrown as a DatabaseError. */
export async function watched<T>(
  session: { interrupt(): Promise<void>; close(): Promise<void> },
  { token, milliseconds, failure }: Watched,
  work: () => Promise<T>,
): Promise<T> {
  const watch = new Watch({
    token,
    budgetMilliseconds: milliseconds,
    interrupt: () => session.interrupt(),
    abandon: () => void session.close(),
  });
  try {
    return await watch.wait(work());
  } catch (error) {
    throw new DatabaseError(watch.ended === null ? failure(error) : endedFailure(watch.ended, milliseconds));
  }
}
