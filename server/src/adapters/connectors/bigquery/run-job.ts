import type { CancellationToken } from '../../../base/index.ts';
import { watched } from '../watched.ts';
import type { BigQueryClient } from './client.ts';
import { bigQueryFailure } from './failure.ts';
import { type JobRequest, type Page, RunningJob } from './job.ts';

export interface ServiceLimits {
  readonly token: CancellationToken;
  readonly milliseconds: number;
  /** What the user wrote, for the place of an error. */
  readonly sql: string | null;
}

/** Works with the service for as long as is allowed. `stop` tells it to end what it does. */
export async function watchedService<T>(
  client: BigQueryClient,
  { token, milliseconds, sql }: ServiceLimits,
  work: () => Promise<T>,
  stop: () => Promise<void> = giveUp,
): Promise<T> {
  let abandon: (reason: Error) => void = () => {};
  const abandoned = new Promise<never>((_, reject) => {
    abandon = reject;
  });
  abandoned.catch(() => {});
  const service = { interrupt: stop, close: async () => abandon(new Error('it was given up')) };
  const failure = (error: unknown) => bigQueryFailure(error, client.settings, sql);
  return await watched(service, { token, milliseconds, failure }, () => Promise.race([work(), abandoned]));
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
    // Where nothing has been started yet, there is nothing to wait for.
    if (job === null) return giveUp();
    await job.cancel();
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
  return await watchedService(client, { token, milliseconds: request.timeoutMilliseconds, sql: request.sql }, work, stop);
}

const PAGE_ROWS = 10_000;
