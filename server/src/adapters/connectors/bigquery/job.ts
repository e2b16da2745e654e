import type { Job } from '@google-cloud/bigquery';
import type { CellValue } from '../../../metadata/index.ts';
import type { BigQueryClient } from './client.ts';
import { cellValue, type ResultField, type WireValue } from './values.ts';

export interface JobRequest {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Null: what the project allows. */
  readonly maxBytesBilled: number | null;
  readonly timeoutMilliseconds: number;
}

/** What a statement would do and cost, told without running it. */
export interface DryRun {
  readonly statementType: string;
  readonly bytes: number;
  /** The statistics as the service gives them. */
  readonly statistics: unknown;
}

export async function dryRun(client: BigQueryClient, { sql, parameters, timeoutMilliseconds }: JobRequest): Promise<DryRun> {
  const [job] = await client.library.createQueryJob({
    query: sql,
    ...queryParameters(parameters),
    dryRun: true,
    jobTimeoutMs: timeoutMilliseconds,
  });
  const { statistics } = job.metadata as JobMetadata;
  return {
    statementType: statistics?.query?.statementType ?? 'UNKNOWN',
    bytes: Number(statistics?.totalBytesProcessed ?? statistics?.query?.totalBytesProcessed ?? 0),
    statistics,
  };
}

interface JobMetadata {
  readonly statistics?: {
    readonly totalBytesProcessed?: string;
    readonly query?: { readonly statementType?: string; readonly totalBytesProcessed?: string; readonly numDmlAffectedRows?: string };
  };
}

/** A page of a result. */
export interface Page {
  readonly fields: readonly ResultField[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly next: string | null;
  /** What the statement read; null when it came out of the cache. */
  readonly bytes: number | null;
}

/** A statement that the service runs. */
export class RunningJob {
  readonly #client: BigQueryClient;
  readonly #job: Job;

  static async start(client: BigQueryClient, { sql, parameters, maxBytesBilled, timeoutMilliseconds }: JobRequest): Promise<RunningJob> {
    const [job] = await client.library.createQueryJob({
      query: sql,
      ...queryParameters(parameters),
      ...(maxBytesBilled === null ? {} : { maximumBytesBilled: String(Math.floor(maxBytesBilled)) }),
      jobTimeoutMs: Math.ceil(timeoutMilliseconds),
    });
    return new RunningJob(client, job);
  }

  private constructor(client: BigQueryClient, job: Job) {
    this.#client = client;
    this.#job = job;
  }

  async cancel(): Promise<void> {
    await this.#job.cancel();
  }

  /** The page that a token names, or the first; waits until the statement is done. `isAsked` false ends the waiting. */
  async page(token: string | null, most: number, isAsked: () => boolean): Promise<Page | null> {
    while (isAsked()) {
      const answer = await this.#client.get<QueryResults>(`/queries/${this.#job.id}`, {
        location: this.#job.location,
        maxResults: most,
        timeoutMs: WAIT_MILLISECONDS,
        'formatOptions.useInt64Timestamp': true,
        pageToken: token ?? undefined,
      });
      if (answer.jobComplete !== true) continue;
      const fields = answer.schema?.fields ?? [];
      return {
        fields,
        rows: (answer.rows ?? []).map(({ f }) => fields.map((field, index) => cellValue(f[index]?.v ?? null, field))),
        next: answer.pageToken ?? null,
        bytes: answer.cacheHit === true ? null : Number(answer.totalBytesProcessed ?? 0),
      };
    }
    return null;
  }

  /** How many rows a statement has changed; null for those that change none. */
  async affected(): Promise<number | null> {
    const [metadata] = await this.#job.getMetadata();
    const rows = (metadata as JobMetadata).statistics?.query?.numDmlAffectedRows;
    return rows === undefined ? null : Number(rows);
  }
}

/** A question waits on the service for so long, so that few are asked. */
const WAIT_MILLISECONDS = 10_000;

interface QueryResults {
  readonly jobComplete?: boolean;
  readonly schema?: { readonly fields?: readonly ResultField[] };
  readonly rows?: readonly { readonly f: readonly { readonly v: WireValue }[] }[];
  readonly pageToken?: string;
  readonly totalBytesProcessed?: string;
  readonly cacheHit?: boolean;
}

/** Values for `?`. The library cannot tell the type of NULL. */
function queryParameters(values: readonly unknown[]): { readonly params?: unknown[]; readonly types?: string[] } {
  if (values.length === 0) return {};
  return { params: values.map((value) => (typeof value === 'bigint' ? String(value) : value)), types: values.map(parameterType) };
}

function parameterType(value: unknown): string {
  if (typeof value === 'boolean') return 'BOOL';
  if (typeof value === 'bigint' || Number.isInteger(value)) return 'INT64';
  if (typeof value === 'number') return 'FLOAT64';
  return value instanceof Uint8Array ? 'BYTES' : 'STRING';
}
