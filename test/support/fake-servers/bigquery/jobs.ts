import type { BigQueryColumn } from './columns.ts';

/** What the fake is to say to a statement. */
export type BigQueryAnswer =
  | {
      readonly kind: 'rows';
      readonly columns: readonly BigQueryColumn[];
      readonly rows: Iterable<readonly unknown[]>;
      readonly bytes?: number;
      readonly cached?: boolean;
    }
  /** A statement that is no query. */
  | { readonly kind: 'done'; readonly statementType: string; readonly affected: number | null }
  /** The statement is wrong: the service says so before it runs. */
  | { readonly kind: 'error'; readonly error: ServiceError }
  /** The statement fails while it runs. */
  | { readonly kind: 'fails'; readonly error: ServiceError }
  /** Runs until it is cancelled, or its time is over. */
  | { readonly kind: 'silence' };

export interface ServiceError {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
}

/** Thrown at a request, which gets it as its answer. */
export class RequestError extends Error {
  readonly error: ServiceError;

  constructor(error: ServiceError) {
    super(error.message);
    this.error = error;
  }
}

export interface JobConfiguration {
  readonly dryRun?: boolean;
  readonly jobTimeoutMs?: string;
  readonly query: { readonly query: string; readonly maximumBytesBilled?: string; readonly queryParameters?: readonly QueryParameter[] };
}

export interface QueryParameter {
  readonly parameterType: { readonly type: string };
  readonly parameterValue: { readonly value?: string };
}

/** A job of the service. Its result is read once, from the first page to the last. */
export class FakeJob {
  readonly id: string;
  readonly configuration: JobConfiguration;
  readonly answer: BigQueryAnswer;
  #error: ServiceError | null = null;
  #rows: Iterator<readonly unknown[]> | null = null;
  #taken = 0;
  #ended: () => void = () => {};
  readonly #end: Promise<void>;
  #timer: NodeJS.Timeout | null = null;
  #isRunning = false;

  constructor(id: string, configuration: JobConfiguration, answer: BigQueryAnswer) {
    this.id = id;
    this.configuration = configuration;
    this.answer = answer;
    this.#end = new Promise((resolve) => {
      this.#ended = resolve;
    });
    if (answer.kind === 'silence' && configuration.dryRun !== true) this.#runUntilStopped(Number(configuration.jobTimeoutMs ?? 600_000));
    if (answer.kind === 'fails') this.#error = answer.error;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  cancel(): void {
    if (this.#isRunning)
      this.#stop({ status: 499, reason: 'stopped', message: 'Job execution was cancelled: User requested cancellation' });
  }

  resource(project: string): object {
    const { answer } = this;
    const bytes = String(answer.kind === 'rows' ? (answer.bytes ?? 12_345) : 0);
    const affected = answer.kind === 'done' && answer.affected !== null ? { numDmlAffectedRows: String(answer.affected) } : {};
    return {
      kind: 'bigquery#job',
      id: `${project}:US.${this.id}`,
      jobReference: { projectId: project, jobId: this.id, location: 'US' },
      configuration: this.configuration,
      status: { state: this.#isRunning ? 'RUNNING' : 'DONE' },
      statistics: {
        totalBytesProcessed: bytes,
        query: { statementType: answer.kind === 'done' ? answer.statementType : 'SELECT', totalBytesProcessed: bytes, ...affected },
      },
    };
  }

  /** Waits for so long that there is a result, and gives a page of it. */
  async page(project: string, { most, wait }: { readonly most: number; readonly wait: number }): Promise<object> {
    if (this.#isRunning) await Promise.race([this.#end, new Promise((resolve) => setTimeout(resolve, wait).unref())]);
    const jobReference = { projectId: project, jobId: this.id, location: 'US' };
    if (this.#isRunning) return { jobComplete: false, jobReference };
    if (this.#error !== null) throw new RequestError(this.#error);
    if (this.answer.kind !== 'rows') return { jobComplete: true, jobReference, totalRows: '0' };
    const { columns, rows: all, bytes = 12_345, cached = false } = this.answer;
    this.#rows ??= all[Symbol.iterator]();
    const rows: object[] = [];
    let done = false;
    while (rows.length < most && !done) {
      const next = this.#rows.next();
      if (next.done === true) done = true;
      else rows.push({ f: next.value.map((value) => ({ v: value })) });
    }
    this.#taken += rows.length;
    return {
      jobComplete: true,
      jobReference,
      schema: { fields: columns },
      rows,
      totalBytesProcessed: String(bytes),
      cacheHit: cached,
      ...(done ? {} : { pageToken: String(this.#taken) }),
    };
  }

  #runUntilStopped(milliseconds: number): void {
    this.#isRunning = true;
    this.#timer = setTimeout(() => this.#stop({ status: 400, reason: 'timeout', message: 'Job exceeded timeout.' }), milliseconds).unref();
  }

  #stop(error: ServiceError): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#isRunning = false;
    this.#error = error;
    this.#ended();
  }
}
