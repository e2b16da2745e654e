import type { CancellationToken } from '../../../base/index.ts';
import { DatabaseError } from '../../../metadata/index.ts';
import { endedFailure, Watch } from '../watch.ts';
import type { BigQueryClient } from './client.ts';
import { bigQueryFailure } from './failure.ts';
import { type JobRequest, type Page, RunningJob } from './job.ts';

export interface Watched {
  readonly token: CancellationToken;
  readonly milliseconds: number;
  /** What the user wrote, for the place of an error. */
  readonly sql: string | null;
}

/** Works with the service for as long as is allowed. `stop` tells it to end what it does. */
export async function watched<T>(
  client: BigQueryClient,
  limits: Watched,
  work: () => Promise<T>,
  stop: () => Promise<void> = giveUp,
): Promise<T> {
  let abandon: (reason: Error) => void = () => {};
  const abandoned = new Promise<never>((_, reject) => {
    abandon = reject;
  });
  abandoned.catch(() => {});
  const watch = new Watch({
    token: limits.token,
    budgetMilliseconds: limits.milliseconds,
    interrupt: stop,
    abandon: () => abandon(new Error('it was given up')),
  });
  try {
    return await watch.wait(Promise.race([work(), abandoned]));
  } catch (error) {
    throw new DatabaseError(
      watch.ended === null ? bigQueryFailure(error, client.settings, limits.sql) : endedFailure(watch.ended, limits.milliseconds),
    );
  }
}

/** For requests that run nothing at the service: nobody waits for their answer any more. */
async function giveUp(): Promise<void> {
  throw new Error('there is nothing to stop');
}

/** Runs a statement to its end; `read` gets its pages, one after the other. */
export async function runJob(
  client: BigQueryClient,
  token: CancellationToken,
  request: JobRequest,
  read: (page: Page) => void,
): Promise<RunningJob> {
  let job: RunningJob | null = null;
  let asked = true;
  const stop = async () => {
    asked = false;
    await job?.cancel();
  };
  const work = async (): Promise<RunningJob> => {
    const started = await RunningJob.start(client, request);
    job = started;
    for (let next: string | null = null; asked; ) {
      const page: Page | null = await started.page(next, PAGE_ROWS, () => asked);
      if (page === null) break;
      read(page);
      next = page.next;
      if (next === null) return started;
    }
    await started.cancel();
    throw new Error('the statement was ended');
  };
  return await watched(client, { token, milliseconds: request.timeoutMilliseconds, sql: request.sql }, work, stop);
}

const PAGE_ROWS = 10_000;
