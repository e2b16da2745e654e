import type { EventEmitter } from 'node:events';
import { type CancellationToken, say } from '../../../base/index.ts';
import { type CellValue, DatabaseError, type QueryRequest, type QueryRows, type ResultColumn } from '../../../metadata/index.ts';
import { failure } from '../network-failure.ts';
import { type RowSource, startRows } from '../start-rows.ts';
import { endedFailure, Watch } from '../watch.ts';
import { mysqlFailure } from './failure.ts';
import { RowQueue } from './row-queue.ts';
import type { Session, Sessions } from './sessions.ts';
import { readCell, typeName } from './values.ts';

/**
 * Runs a query in a transaction that reads, of a session that reads. The server prepares the statement first: what it says gives no columns,
 * such as CALL, DO, blocks and SELECT … INTO OUTFILE, is not executed.
 */
export async function readQuery(sessions: Sessions, request: QueryRequest, token: CancellationToken): Promise<QueryRows> {
  const started = performance.now();
  const session = await sessions.acquire({ token, milliseconds: request.timeoutMilliseconds });
  const watch = new Watch({
    token,
    budgetMilliseconds: request.timeoutMilliseconds - (performance.now() - started),
    interrupt: () => sessions.interrupt(session),
    abandon: () => session.abandon(),
  });
  return await startRows(new StreamedRows(sessions, session, watch, request), request);
}

class StreamedRows implements RowSource {
  readonly #sessions: Sessions;
  readonly #session: Session;
  readonly #watch: Watch;
  readonly #request: QueryRequest;
  #rows: RowQueue | null = null;

  constructor(sessions: Sessions, session: Session, watch: Watch, request: QueryRequest) {
    this.#sessions = sessions;
    this.#session = session;
    this.#watch = watch;
    this.#request = request;
  }

  get columns(): readonly ResultColumn[] {
    return (this.#rows?.fields ?? []).map((field) => ({ name: field.name, type: typeName(field) }));
  }

  async next(most: number): Promise<readonly (readonly CellValue[])[]> {
    try {
      return await this.#watch.wait(this.#read(most));
    } catch (error) {
      this.#session.spoil();
      const { ended } = this.#watch;
      if (ended !== null) throw new DatabaseError(endedFailure(ended, this.#request.timeoutMilliseconds));
      throw new DatabaseError(mysqlFailure(error, this.#sessions.settings, this.#request.sql));
    }
  }

  async close(): Promise<void> {
    if (this.#rows?.isDone === false) {
      // The server is in the middle of sending.
      if (this.#watch.ended === null) await this.#sessions.interrupt(this.#session).catch(() => {});
      this.#session.abandon();
      return;
    }
    await this.#session.run('ROLLBACK').catch(() => this.#session.spoil());
    this.#session.release();
  }

  messages(): readonly string[] {
    return [];
  }

  async #read(most: number): Promise<readonly (readonly CellValue[])[]> {
    this.#rows ??= await this.#open();
    const rows = await this.#rows.take(most);
    const { fields } = this.#rows;
    return rows.map((row) => row.map((cell, index) => readCell(cell, fields[index])));
  }

  async #open(): Promise<RowQueue> {
    const { sql, parameters = [] } = this.#request;
    await beginReadOnly(this.#session, this.#watch.leftMilliseconds);
    const statement = await this.#session.prepare(sql);
    const { columns } = statement as unknown as { readonly columns: readonly unknown[] };
    if (columns.length === 0)
      throw new DatabaseError(failure('refused', say('Not run: the server says that this statement gives no rows, so it is no query.')));
    // The typings promise a result that only a callback gets.
    const command = statement.execute([...parameters], undefined as never) as unknown as EventEmitter;
    const rows = new RowQueue(command, this.#session);
    this.#session.connection.unprepare(sql);
    return rows;
  }
}

/** DDL ends the transaction and is then held by the session; what would make the session writable is held by the transaction. */
export async function beginReadOnly(session: Session, timeoutMilliseconds: number): Promise<void> {
  await session.run('SET SESSION TRANSACTION READ ONLY');
  await session.limitTime(timeoutMilliseconds);
  await session.run('START TRANSACTION READ ONLY');
}
