import { type CancellationToken, say } from '../../../base/index.ts';
import { type CellValue, DatabaseError, type QueryRequest, type QueryRows, type ResultColumn } from '../../../metadata/index.ts';
import { unanswered } from '../connecting.ts';
import { failure } from '../network-failure.ts';
import { type RowSource, startRows } from '../start-rows.ts';
import { endedFailure, Watch } from '../watch.ts';
import type { BigQueryClient } from './client.ts';
import { bigQueryFailure } from './failure.ts';
import { dryRun, type JobRequest, RunningJob } from './job.ts';
import { typeName } from './values.ts';

/** When nobody says how much a query may read: some cents. */
const DEFAULT_BYTES_BILLED = 10 * 2 ** 30;

/** Runs what the service itself, asked first without running it, says is a SELECT that reads no more than it may. */
export async function readQuery(client: BigQueryClient, request: QueryRequest, token: CancellationToken): Promise<QueryRows> {
  return await startRows(new JobRows(client, request, token), request);
}

/** Pages of a result, which lies ready at the service once the statement is done. */
class JobRows implements RowSource {
  readonly #client: BigQueryClient;
  readonly #request: QueryRequest;
  readonly #watch: Watch;
  #giveUp: () => void = () => {};
  #job: RunningJob | null = null;
  #planned = false;
  #done = false;
  #asked = true;
  #next: string | null = null;
  #columns: readonly ResultColumn[] = [];
  #messages: readonly string[] = [];

  constructor(client: BigQueryClient, request: QueryRequest, token: CancellationToken) {
    this.#client = client;
    this.#request = request;
    this.#watch = new Watch({
      token,
      budgetMilliseconds: request.timeoutMilliseconds,
      interrupt: () => this.#interrupt(),
      abandon: () => {
        this.#asked = false;
        this.#giveUp();
      },
    });
  }

  get columns(): readonly ResultColumn[] {
    return this.#columns;
  }

  messages(): readonly string[] {
    return this.#messages;
  }

  async next(most: number): Promise<readonly (readonly CellValue[])[]> {
    if (this.#done && this.#next === null) return [];
    try {
      return await this.#watch.wait(Promise.race([this.#page(most), this.#gone()]));
    } catch (error) {
      const { ended } = this.#watch;
      const { timeoutMilliseconds } = this.#request;
      // Not even what comes before the query was answered.
      if (ended === 'timeout' && this.#job === null && !this.#planned)
        throw new DatabaseError(unanswered(this.#client.settings, timeoutMilliseconds));
      if (ended !== null) throw new DatabaseError(endedFailure(ended, timeoutMilliseconds));
      const reason = bigQueryFailure(error, this.#client.settings, this.#request.sql);
      // Some of the rows have been shown already.
      throw new DatabaseError(this.#done && reason.kind === 'unreachable' ? { ...reason, kind: 'connection-lost' } : reason);
    }
  }

  async close(): Promise<void> {
    this.#asked = false;
    // A service that does not answer holds nobody up.
    if (!this.#done) this.#cancel().catch(() => {});
  }

  /** Rejects when nobody waits any more. One for all pages would hold them all. */
  #gone(): Promise<never> {
    return new Promise((_, reject) => {
      this.#giveUp = () => reject(new Error('it was given up'));
    });
  }

  /** Where nothing has been started yet, there is nothing to wait for. */
  async #interrupt(): Promise<void> {
    if (this.#job === null) throw new Error('there is nothing to stop');
    await this.#cancel();
  }

  async #cancel(): Promise<void> {
    this.#asked = false;
    await this.#job?.cancel();
  }

  async #page(most: number): Promise<readonly (readonly CellValue[])[]> {
    this.#job ??= await this.#start();
    // It may have been cancelled while it was being started.
    if (!this.#asked) await this.#job.cancel();
    const page = await this.#job.page(this.#next, most, () => this.#asked);
    if (page === null) throw new Error('the query was ended');
    if (!this.#done) {
      this.#columns = page.fields.map((field) => ({ name: field.name, type: typeName(field) }));
      this.#messages = [
        page.bytes === null ? say('The result came out of the cache.') : say('{0} bytes were read.', page.bytes.toLocaleString('en')),
      ];
    }
    this.#done = true;
    this.#next = page.next;
    // A page can be empty though more follow.
    return page.rows.length === 0 && page.next !== null ? await this.#page(most) : page.rows;
  }

  async #start(): Promise<RunningJob> {
    const { sql, parameters = [], timeoutMilliseconds } = this.#request;
    const job: JobRequest = { sql, parameters, maxBytesBilled: this.#mostBytes(), timeoutMilliseconds };
    const plan = await dryRun(this.#client, job);
    this.#planned = true;
    if (plan.statementType !== 'SELECT')
      throw new DatabaseError(failure('refused', say('Not run: BigQuery says that this is no query but {0}.', plan.statementType)));
    if (plan.bytes > (job.maxBytesBilled ?? Number.POSITIVE_INFINITY)) throw new DatabaseError(this.#tooMuch(plan.bytes));
    return await RunningJob.start(this.#client, job);
  }

  #mostBytes(): number {
    const { options } = this.#client.settings;
    return (
      this.#request.maxBytesBilled ??
      (typeof options['maximumBytesBilled'] === 'number' ? options['maximumBytesBilled'] : DEFAULT_BYTES_BILLED)
    );
  }

  #tooMuch(bytes: number) {
    const { name } = this.#client.settings;
    return failure(
      'refused',
      say(
        'Not run: it would read {0}, and no more than {1} are allowed. Read fewer columns or partitions, or raise “maximumBytesBilled” in the options of the connection “{2}”.',
        megabytes(bytes),
        megabytes(this.#mostBytes()),
        name,
      ),
      'bytesBilledLimitExceeded',
    );
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}
