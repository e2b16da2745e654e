import type { CancellationToken } from '../../../base/index.ts';
import { DatabaseError, failureOf, type ServerFacts } from '../../../metadata/index.ts';
import { connectMilliseconds, unanswered } from '../connecting.ts';
import type { BigQueryClient } from './client.ts';
import { runJob, watchedService } from './run-job.ts';

const MILLISECONDS = 30_000;
/** Rights are mostly given for a project or a dataset: one table of each of so many datasets tells enough. */
const LOOKED_AT = 20;

export async function serverFacts(
  client: BigQueryClient,
  token: CancellationToken,
  milliseconds = patienceOf(client),
): Promise<ServerFacts> {
  let user = '';
  const request = {
    sql: '/* aetl facts */ SELECT SESSION_USER() AS user_name',
    parameters: [],
    maxBytesBilled: null,
    timeoutMilliseconds: milliseconds,
  };
  try {
    await runJob(client, token, request, ({ rows }) => {
      user = String(rows[0]?.[0] ?? user);
    });
  } catch (error) {
    throw failureOf(error)?.kind === 'timeout' ? new DatabaseError(unanswered(client.settings, milliseconds)) : error;
  }
  return {
    product: 'BigQuery',
    dialect: 'bigquery',
    user,
    database: client.project,
    canWrite: await watchedService(client, { token, milliseconds, sql: null }, () => canWrite(client)).catch(() => null),
    encrypted: client.library.apiEndpoint.startsWith('https:'),
  };
}

function patienceOf({ settings }: BigQueryClient): number {
  return settings.options['connectTimeout'] === undefined ? MILLISECONDS : connectMilliseconds(settings);
}

/** Asks which of the rights to change a table the account has. Null when there is no table to ask about. */
async function canWrite(client: BigQueryClient): Promise<boolean | null> {
  const [datasets] = await client.library.getDatasets({ maxResults: LOOKED_AT, autoPaginate: false });
  let answer: boolean | null = null;
  for (const dataset of datasets) {
    const [[table]] = await dataset.getTables({ maxResults: 1, autoPaginate: false });
    if (table === undefined) continue;
    const [{ permissions = [] }] = (await table.testIamPermissions(WRITING)) as unknown as [{ readonly permissions?: readonly string[] }];
    if (permissions.length > 0) return true;
    answer = false;
  }
  return answer;
}

const WRITING = ['bigquery.tables.updateData', 'bigquery.tables.delete'];
