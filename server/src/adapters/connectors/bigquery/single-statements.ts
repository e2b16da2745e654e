import type { CancellationToken } from '../../../base/index.ts';
import type { ConfirmedStatement } from '../../../metadata/index.ts';
import type { BigQueryClient } from './client.ts';
import { dryRun } from './job.ts';
import { runJob, watchedService } from './run-job.ts';

const SHORT_MILLISECONDS = 30_000;

/** BigQuery has no plan before it runs a statement; it tells what it would read, and how much. */
export async function explain(client: BigQueryClient, sql: string, token: CancellationToken): Promise<string> {
  const request = { sql, parameters: [], maxBytesBilled: null, timeoutMilliseconds: SHORT_MILLISECONDS };
  const { statistics } = await watchedService(client, { token, milliseconds: SHORT_MILLISECONDS, sql }, () => dryRun(client, request));
  return JSON.stringify(statistics, null, 2);
}

export async function executeConfirmed(
  client: BigQueryClient,
  statement: ConfirmedStatement,
  token: CancellationToken,
): Promise<number | null> {
  const { sql, timeoutMilliseconds } = statement;
  const job = await runJob(client, token, { sql, parameters: [], maxBytesBilled: null, timeoutMilliseconds }, () => {});
  return await job.affected();
}
