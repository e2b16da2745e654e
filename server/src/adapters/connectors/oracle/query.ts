import { type CancellationToken, say } from '../../../base/index.ts';
import { type CellValue, DatabaseError, type QueryRequest, type QueryRows, type ResultColumn } from '../../../metadata/index.ts';
import { failure } from '../network-failure.ts';
import { type RowSource, startRows } from '../start-rows.ts';
import { endedFailure, Watch } from '../watch.ts';
import { oracleFailure } from './failure.ts';
import type { OpenResult, OracleSession } from './session.ts';
import type { OracleSessions } from './sessions.ts';
import { isQuery, withoutTerminator } from './statement-form.ts';

/** Runs a query in a transaction that only reads. Rows wait on the server, which does nothing while nobody asks for the next ones. */
export async function readQuery(sessions: OracleSessions, request: QueryRequest, token: CancellationToken): Promise<QueryRows> {
  const started = performance.now();
  const session = await sessions.take({ token, milliseconds: request.timeoutMilliseconds });
  const left = request.timeoutMilliseconds - (performance.now() - started);
  return await startRows(new ResultRows(sessions, session, request, { token, left }), request);
}

class ResultRows implements RowSource {
  readonly #sessions: OracleSessions;
  readonly #session: OracleSession;
  readonly #request: QueryRequest;
  readonly #watch: Watch;
  #result: OpenResult | null = null;
  #failed = false;

  constructor(
    sessions: OracleSessions,
    session: OracleSession,
    request: QueryRequest,
    { token, left }: { readonly token: CancellationToken; readonly left: number },
  ) {
    this.#sessions = sessions;
    this.#session = session;
    this.#request = request;
    this.#watch = new Watch({
      token,
      budgetMilliseconds: left,
      interrupt: () => session.interrupt(),
      abandon: () => void session.close(),
    });
  }

  get columns(): readonly ResultColumn[] {
    return this.#result?.columns ?? [];
  }

  messages(): readonly string[] {
    return [];
  }

  async next(most: number): Promise<readonly (readonly CellValue[])[]> {
    try {
      this.#session.limitRoundTrips(this.#watch.leftMilliseconds + SLACK_MILLISECONDS);
      this.#result ??= await this.#watch.wait(this.#open(most));
      return await this.#watch.wait(this.#result.next(most));
    } catch (error) {
      this.#failed = true;
      const { ended } = this.#watch;
      if (ended !== null) throw new DatabaseError(endedFailure(ended, this.#request.timeoutMilliseconds));
      throw new DatabaseError(oracleFailure(error, this.#sessions.settings, { sql: this.#request.sql, prefix: 0 }));
    }
  }

  async close(): Promise<void> {
    if (this.#failed) return this.#sessions.discard(this.#session);
    try {
      await this.#result?.close();
      await this.#session.rollback();
      this.#session.limitRoundTrips(0);
    } catch {
      return this.#sessions.discard(this.#session);
    }
    await this.#sessions.give(this.#session);
  }

  async #open(most: number): Promise<OpenResult> {
    // A read-only transaction does not keep DDL and blocks of PL/SQL from ending it.
    if (!isQuery(this.#request.sql)) throw new DatabaseError(failure('refused', say('Not run: this is no query.')));
    await this.#session.run('SET TRANSACTION READ ONLY');
    return await this.#session.query(withoutTerminator(this.#request.sql), this.#request.parameters ?? [], most);
  }
}

/** The driver's time-out is there for when ours does not work. */
const SLACK_MILLISECONDS = 2000;
