import oracledb, { type Connection, type ConnectionAttributes, type ResultSet } from 'oracledb';
import type { CellValue, ConnectionSettings } from '../../../metadata/index.ts';
import { type CatalogRow, catalogRows } from '../catalog-row.ts';
import { driverMilliseconds } from '../connecting.ts';
import type { PooledSession } from '../session-pool.ts';
import { readExactDates } from './exact-dates.ts';
import { cellReader, fetchAs, typeName } from './values.ts';

/** Rows that come with one round trip. */
const FETCH_ROWS = 1000;

/** A result that waits on the server. */
export interface OpenResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  next(most: number): Promise<readonly (readonly CellValue[])[]>;
  close(): Promise<void>;
}

/** One connection, which runs one statement at a time. */
export class OracleSession implements PooledSession {
  readonly #connection: Connection;
  #closed = false;

  static async open(settings: ConnectionSettings, milliseconds?: number): Promise<OracleSession> {
    readExactDates();
    const connection = await oracledb.getConnection(attributes(settings, milliseconds));
    return new OracleSession(connection);
  }

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  get usable(): boolean {
    return !this.#closed && this.#connection.isHealthy();
  }

  get version(): string {
    return this.#connection.oracleServerVersionString;
  }

  /** The driver's own limit of a round trip; the server is told to stop when it is over. */
  limitRoundTrips(milliseconds: number): void {
    this.#connection.callTimeout = Math.ceil(milliseconds);
  }

  async query(sql: string, parameters: readonly unknown[], prefetchRows: number): Promise<OpenResult> {
    const options = { resultSet: true, prefetchRows, fetchArraySize: FETCH_ROWS, fetchTypeHandler: fetchAs } as const;
    const { resultSet } = await this.#connection.execute<readonly unknown[]>(sql, [...parameters] as never, options);
    if (resultSet === undefined) throw new Error('The statement is no query.');
    return openResult(resultSet);
  }

  /** All rows of a query of ours. */
  async rows(sql: string, parameters: readonly unknown[] = []): Promise<CatalogRow[]> {
    const result = await this.query(sql, parameters, FETCH_ROWS);
    const rows: (readonly CellValue[])[] = [];
    for (;;) {
      const part = await result.next(FETCH_ROWS);
      for (const row of part) rows.push(row);
      if (part.length === 0) break;
    }
    await result.close();
    return catalogRows(
      result.columns.map(({ name }) => name),
      rows,
    );
  }

  /** Runs a statement that is no query; returns how many rows it changed. */
  async run(sql: string, autoCommit = false): Promise<number | null> {
    const { rowsAffected } = await this.#connection.execute(sql, [], { autoCommit });
    return rowsAffected ?? null;
  }

  rollback(): Promise<void> {
    return this.#connection.rollback();
  }

  /** Tells the server to stop what it does. */
  interrupt(): Promise<void> {
    return this.#connection.break();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // A connection that is lost, or busy, cannot say goodbye.
    await this.#connection.close({ drop: true }).catch(() => {});
  }
}

function openResult(resultSet: ResultSet<readonly unknown[]>): OpenResult {
  const readers = resultSet.metaData.map(cellReader);
  return {
    columns: resultSet.metaData.map((column) => ({ name: column.name, type: typeName(column) })),
    async next(most) {
      const rows = await resultSet.getRows(most);
      return rows.map((row) => readers.map((read, index) => read(row[index])));
    },
    close: () => resultSet.close(),
  };
}

function attributes(settings: ConnectionSettings, milliseconds: number | undefined): ConnectionAttributes {
  const { user, password, tls, options } = settings;
  const wallet = options['wallet'];
  return {
    user: user ?? '',
    password: password ?? '',
    connectString: connectString(settings, Math.ceil(driverMilliseconds(settings, milliseconds) / 1000)),
    sslServerDNMatch: tls !== 'insecure',
    ...(typeof wallet === 'string' ? { walletLocation: wallet } : {}),
  };
}

/** A descriptor, since a name of the short form may hold none of its signs; or what the options say. */
function connectString({ host, port, database, tls, options }: ConnectionSettings, seconds: number): string {
  const { connectString: whole, sid } = options as { readonly connectString?: unknown; readonly sid?: unknown };
  if (typeof whole === 'string') return whole;
  const address = `(ADDRESS=(PROTOCOL=${tls === 'off' ? 'tcp' : 'tcps'})(HOST=${plain(host ?? 'localhost')})(PORT=${port ?? (tls === 'off' ? 1521 : 2484)}))`;
  const target = typeof sid === 'string' ? `(SID=${plain(sid)})` : `(SERVICE_NAME=${plain(database ?? '')})`;
  return `(DESCRIPTION=(CONNECT_TIMEOUT=${seconds})(RETRY_COUNT=0)${address}(CONNECT_DATA=${target}))`;
}

/** Without the signs of a descriptor. */
function plain(text: string): string {
  return text.replace(/[()=\s]/g, '');
}
