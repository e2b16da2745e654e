import type { CancellationToken } from '../../../base/index.ts';
import { type CellValue, DatabaseError, type QueryRequest, type QueryRows, type ResultColumn } from '../../../metadata/index.ts';
import { type RowSource, startRows } from '../start-rows.ts';
import { endedFailure, Watch } from '../watch.ts';
import { tsqlFailure } from './failure.ts';
import type { RunningStatement, TsqlSession } from './session.ts';
import type { TsqlSessions } from './sessions.ts';
import { typeName } from './values.ts';

/**
 * Runs a query in a transaction that is rolled back, whatever happens: SQL Server has no transactions that only read, so what slips
 * through the check of the statement is undone. The server waits while nobody asks for rows.
 */
export async function readQuery(sessions: TsqlSessions, request: QueryRequest, token: CancellationToken): Promise<QueryRows> {
  const started = performance.now();
  const session = await sessions.take({ token, milliseconds: request.timeoutMilliseconds });
  const left = request.timeoutMilliseconds - (performance.now() - started);
  return await startRows(new PushedRows(sessions, session, request, { token, left }), request);
}

/** tedious pushes rows; they are held here, and it is paused when there are enough. */
class PushedRows implements RowSource {
  readonly #sessions: TsqlSessions;
  readonly #session: TsqlSession;
  readonly #request: QueryRequest;
  readonly #watch: Watch;
  #statement: RunningStatement | null = null;
  #columns: readonly ResultColumn[] = [];
  #held: (readonly CellValue[])[] = [];
  #end: { readonly error: Error | null } | null = null;
  #wanted = 0;
  #wake: (() => void) | null = null;
  #messages: readonly string[] = [];

  constructor(
    sessions: TsqlSessions,
    session: TsqlSession,
    request: QueryRequest,
    { token, left }: { readonly token: CancellationToken; readonly left: number },
  ) {
    this.#sessions = sessions;
    this.#session = session;
    this.#request = request;
    this.#watch = new Watch({
      token,
      budgetMilliseconds: left,
      interrupt: async () => this.#statement?.cancel(),
      abandon: () => void session.close(),
    });
  }

  get columns(): readonly ResultColumn[] {
    return this.#columns;
  }

  messages(): readonly string[] {
    return this.#messages;
  }

  async next(most: number): Promise<readonly (readonly CellValue[])[]> {
    try {
      if (this.#statement === null) await this.#watch.wait(this.#start());
      await this.#watch.wait(this.#gather(most));
      return this.#held.splice(0, most);
    } catch (error) {
      const { ended } = this.#watch;
      if (ended !== null) throw new DatabaseError(endedFailure(ended, this.#request.timeoutMilliseconds));
      throw new DatabaseError(tsqlFailure(error, this.#sessions.settings, this.#request.sql));
    }
  }

  /** A statement that still runs is cancelled, and its connection goes with it: the server then undoes what it may have done. */
  async close(): Promise<void> {
    if (this.#statement !== null && this.#end === null) this.#statement.cancel();
    if (this.#end === null || this.#end.error !== null) return this.#sessions.discard(this.#session);
    await this.#session.rollback().then(
      () => this.#sessions.give(this.#session),
      () => this.#sessions.discard(this.#session),
    );
  }

  async #start(): Promise<void> {
    await this.#session.begin();
    this.#session.takeNotices();
    this.#statement = this.#session.run(this.#request.sql, this.#request.parameters ?? [], {
      columns: (columns) => {
        this.#columns = columns.map((column) => ({ name: column.colName, type: typeName(column) }));
      },
      row: (cells) => {
        this.#held.push(cells);
        if (this.#held.length < this.#wanted) return;
        this.#statement?.pause();
        this.#wake?.();
      },
      done: (error) => {
        this.#end = { error };
        this.#messages = [...this.#messages, ...this.#session.takeNotices()];
        this.#wake?.();
      },
    });
  }

  async #gather(most: number): Promise<void> {
    this.#wanted = most;
    if (this.#held.length < most && this.#end === null) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#statement?.resume();
      });
    }
    if (this.#held.length === 0 && this.#end?.error) throw this.#end.error;
  }
}
