import type { CancellationToken } from '../../../base/index.ts';
import { type CellValue, DatabaseError, type QueryRequest, type QueryRows, type ResultColumn } from '../../../metadata/index.ts';
import { type RowSource, startRows } from '../start-rows.ts';
import { endedFailure, Watch } from '../watch.ts';
import { postgresFailure } from './failure.ts';
import { beginReadOnly } from './read-only-transaction.ts';
import type { Session, Sessions, StatementResult } from './sessions.ts';
import { cellReader } from './values.ts';

/** Only queries can be declared as a cursor: the server refuses all else here, among it COPY, DO, CALL, and WITH that writes. */
const DECLARE = 'DECLARE aetl_rows NO SCROLL CURSOR FOR ';
/** So can only queries stand here; those that write and those of another statement are refused in the same way. No cursor has a plan of several processes. */
const WITHIN = 'SELECT * FROM (';
/** SHOW is no query. */
const SHOW = /^\s*show\s+[\w.]+(\s+[\w.]+)*\s*;?\s*$/i;

/** Runs a query in a read-only transaction. Rows wait on the server, which does nothing while nobody asks for the next ones. */
export async function readQuery(sessions: Sessions, request: QueryRequest, token: CancellationToken): Promise<QueryRows> {
  const started = performance.now();
  const session = await sessions.acquire({ token, milliseconds: request.timeoutMilliseconds });
  const watch = new Watch({
    token,
    budgetMilliseconds: request.timeoutMilliseconds - (performance.now() - started),
    interrupt: () => sessions.interrupt(session),
    abandon: () => session.abandon(),
  });
  const source = new CursorRows(sessions, session, watch, request);
  return await startRows(source, request);
}

class CursorRows implements RowSource {
  readonly #sessions: Sessions;
  readonly #session: Session;
  readonly #watch: Watch;
  readonly #request: QueryRequest;
  #columns: readonly ResultColumn[] = [];
  #readers: readonly ((text: string) => CellValue)[] = [];
  #state: 'new' | 'open' | 'done' = 'new';

  constructor(sessions: Sessions, session: Session, watch: Watch, request: QueryRequest) {
    this.#sessions = sessions;
    this.#session = session;
    this.#watch = watch;
    this.#request = request;
  }

  get columns(): readonly ResultColumn[] {
    return this.#columns;
  }

  async next(most: number): Promise<readonly (readonly CellValue[])[]> {
    if (this.#state === 'done') return [];
    const { prefix } = this.#sent();
    try {
      return await this.#watch.wait(this.#state === 'new' ? this.#open(most) : this.#fetch(most));
    } catch (error) {
      const { ended } = this.#watch;
      if (ended !== null) throw new DatabaseError(endedFailure(ended, this.#request.timeoutMilliseconds));
      throw new DatabaseError(postgresFailure(error, this.#sessions.settings, { sql: this.#request.sql, prefix }));
    }
  }

  async close(): Promise<void> {
    try {
      await this.#session.run('ROLLBACK');
    } catch {
      this.#session.spoil();
    }
    this.#session.release();
  }

  messages(): readonly string[] {
    return this.#session.notices;
  }

  async #open(most: number): Promise<readonly (readonly CellValue[])[]> {
    const { parameters } = this.#request;
    await beginReadOnly(this.#session, this.#watch.leftMilliseconds, { sortMegabytes: this.#request.sortMegabytes });
    const { text, isCursor } = this.#sent();
    const sent = await this.#session.run(text, parameters);
    const result = isCursor ? await this.#session.run(fetchNext(most)) : sent;
    await this.#describe(result);
    this.#state = isCursor ? 'open' : 'done';
    return this.#cells(result);
  }

  /** What the server is sent, and how much of it stands before the statement. */
  #sent(): { readonly text: string; readonly prefix: number; readonly isCursor: boolean } {
    const { sql, atOnce, maxRows } = this.#request;
    if (this.#state === 'open') return { text: '', prefix: 0, isCursor: true };
    if (SHOW.test(sql)) return { text: sql, prefix: 0, isCursor: false };
    if (atOnce === true) return { text: `${WITHIN}${sql}\n) AS aetl_rows LIMIT ${maxRows + 1}`, prefix: WITHIN.length, isCursor: false };
    return { text: DECLARE + sql, prefix: DECLARE.length, isCursor: true };
  }

  async #fetch(most: number): Promise<readonly (readonly CellValue[])[]> {
    return this.#cells(await this.#session.run(fetchNext(most)));
  }

  async #describe({ fields }: StatementResult): Promise<void> {
    this.#readers = fields.map(({ dataTypeID }) => cellReader(dataTypeID));
    const { rows } = await this.#session.run(
      'SELECT pg_catalog.format_type(t, m) FROM unnest($1::oid[], $2::int4[]) WITH ORDINALITY AS f (t, m, n) ORDER BY n',
      [fields.map(({ dataTypeID }) => dataTypeID), fields.map(({ dataTypeModifier }) => dataTypeModifier)],
    );
    this.#columns = fields.map(({ name }, index) => {
      const type = rows[index]?.[0];
      return { name, type: typeof type === 'string' ? type : null };
    });
  }

  #cells({ rows }: StatementResult): readonly (readonly CellValue[])[] {
    return rows.map((row) => row.map((text, column) => (typeof text === 'string' ? (this.#readers[column]?.(text) ?? text) : null)));
  }
}

function fetchNext(most: number): string {
  return `FETCH FORWARD ${Math.max(1, Math.floor(most))} FROM aetl_rows`;
}
