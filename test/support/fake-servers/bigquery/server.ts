import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BigQueryAnswer, FakeJob, type JobConfiguration, RequestError } from './jobs.ts';

export type { BigQueryAnswer } from './jobs.ts';

export interface BigQueryStatement {
  readonly sql: string;
  readonly parameters: readonly (string | null)[];
  readonly account: string;
}

export interface BigQueryServerOptions {
  readonly project: string;
  /** Accounts by access token. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly datasets: Readonly<Record<string, readonly string[]>>;
  /** Rights that an account has on every table. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  answer(statement: BigQueryStatement): BigQueryAnswer;
}

export interface BigQueryServer extends AsyncDisposable {
  readonly port: number;
  /** Statements that were run, and those that were only asked about, in order. */
  readonly log: readonly {
    readonly sql: string;
    readonly dryRun: boolean;
    readonly maximumBytesBilled: string | null;
    readonly jobTimeoutMs: string | null;
  }[];
  running(): readonly string[];
  kill(): Promise<void>;
}

export async function startBigQueryServer(options: BigQueryServerOptions): Promise<BigQueryServer> {
  const service = new Service(options);
  const server = createServer((request, response) => void service.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kill = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return {
    port: (server.address() as AddressInfo).port,
    log: service.log,
    running: () => service.running(),
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

class Service {
  readonly log: { sql: string; dryRun: boolean; maximumBytesBilled: string | null; jobTimeoutMs: string | null }[] = [];
  readonly #options: BigQueryServerOptions;
  readonly #jobs = new Map<string, FakeJob>();

  constructor(options: BigQueryServerOptions) {
    this.#options = options;
  }

  running(): readonly string[] {
    return [...this.#jobs.values()].filter(({ isRunning }) => isRunning).map(({ configuration }) => configuration.query.query);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readBody(request);
      send(response, 200, await this.#answer(request, body));
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      const { status, reason, message } = error.error;
      send(response, status, { error: { code: status, message, errors: [{ domain: 'global', reason, message }] } });
    }
  }

  async #answer(request: IncomingMessage, body: string): Promise<object> {
    const account = this.#options.accounts[request.headers.authorization?.replace('Bearer ', '') ?? ''];
    if (account === undefined) throw problem(401, 'authError', 'Request had invalid authentication credentials.');
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, project = '', path = ''] = /^\/bigquery\/v2\/projects\/([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
    if (project !== this.#options.project) throw problem(404, 'notFound', `Not found: Project ${project}`);
    const route = `${request.method} ${decodeURIComponent(path)}`;
    for (const [pattern, handle] of this.#routes(project, account, url.searchParams, body)) {
      const match = pattern.exec(route);
      if (match !== null) return await handle(match[1] ?? '', match[2] ?? '');
    }
    throw problem(404, 'notFound', `The fake has no ${route}.`);
  }

  #routes(
    project: string,
    account: string,
    query: URLSearchParams,
    body: string,
  ): readonly (readonly [RegExp, (a: string, b: string) => object | Promise<object>])[] {
    const { datasets, permissions } = this.#options;
    return [
      [/^POST jobs$/, () => this.#insert(project, account, JSON.parse(body) as InsertRequest)],
      [/^GET jobs\/([^/]+)$/, (id) => this.#job(id).resource(project)],
      [
        /^POST jobs\/([^/]+)\/cancel$/,
        (id) => {
          this.#job(id).cancel();
          return { job: this.#job(id).resource(project) };
        },
      ],
      [
        /^GET queries\/([^/]+)$/,
        (id) =>
          this.#job(id).page(project, { most: Number(query.get('maxResults') ?? 1000), wait: Number(query.get('timeoutMs') ?? 10_000) }),
      ],
      [
        /^GET datasets$/,
        () => ({
          datasets: Object.keys(datasets).map((datasetId) => ({ datasetReference: { projectId: project, datasetId }, location: 'US' })),
        }),
      ],
      [
        /^GET datasets\/([^/]+)\/tables$/,
        (datasetId) => ({
          tables: (datasets[datasetId] ?? []).map((tableId) => ({ tableReference: { projectId: project, datasetId, tableId } })),
        }),
      ],
      [
        /^POST datasets\/([^/]+)\/tables\/([^/]+):testIamPermissions$/,
        () => {
          const asked = (JSON.parse(body) as { readonly permissions: readonly string[] }).permissions;
          return { permissions: asked.filter((permission) => permissions[account]?.includes(permission)) };
        },
      ],
    ];
  }

  #insert(project: string, account: string, { configuration, jobReference }: InsertRequest): object {
    const { query, maximumBytesBilled = null, queryParameters = [] } = configuration.query;
    this.log.push({
      sql: query,
      dryRun: configuration.dryRun === true,
      maximumBytesBilled,
      jobTimeoutMs: configuration.jobTimeoutMs ?? null,
    });
    const parameters = queryParameters.map(({ parameterValue }) => parameterValue.value ?? null);
    const answer = this.#options.answer({ sql: query, parameters, account });
    if (answer.kind === 'error') throw new RequestError(answer.error);
    const job = new FakeJob(jobReference.jobId, configuration, answer);
    if (configuration.dryRun !== true) this.#jobs.set(job.id, job);
    return job.resource(project);
  }

  #job(id: string): FakeJob {
    const job = this.#jobs.get(id);
    if (job === undefined) throw problem(404, 'notFound', `Not found: Job ${id}`);
    return job;
  }
}

interface InsertRequest {
  readonly configuration: JobConfiguration;
  readonly jobReference: { readonly jobId: string };
}

function problem(status: number, reason: string, message: string): RequestError {
  return new RequestError({ status, reason, message });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
}
