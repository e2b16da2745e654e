import { readFileSync } from 'node:fs';
import { Connection, type ConnectionConfiguration, Request } from 'tedious';
import type { CellValue, ConnectionSettings } from '../../../metadata/index.ts';
import { type CatalogRow, catalogRows } from '../catalog-row.ts';
import { driverMilliseconds } from '../connecting.ts';
import type { PooledSession } from '../session-pool.ts';
import { readExactValues } from './exact-values.ts';
import { addParameters, cellValue, type DriverColumn } from './values.ts';

/** A statement that is being run. Its rows come as they arrive, also while nobody waits for `done`. */
export interface RunningStatement {
  pause(): void;
  resume(): void;
  cancel(): void;
}

export interface StatementEvents {
  columns(columns: readonly DriverColumn[]): void;
  row(cells: readonly CellValue[]): void;
  /** At the end, with what went wrong, and the number of rows read or changed. */
  done(error: Error | null, rows: number): void;
}

/** One connection, which runs one statement at a time. */
export class TsqlSession implements PooledSession {
  readonly #connection: Connection;
  readonly #lost: Promise<never>;
  #usable = true;
  #notices: string[] = [];

  static async open(settings: ConnectionSettings, readOnly: boolean, milliseconds?: number): Promise<TsqlSession> {
    readExactValues();
    const connection = new Connection(configuration(settings, readOnly, milliseconds));
    // The driver's error of a failed login does not say which; the server's message does.
    let number: number | null = null;
    connection.on('errorMessage', (message) => {
      number ??= message.number;
    });
    await new Promise<void>((resolve, reject) => {
      connection.connect((error) => {
        if (!error) resolve();
        else reject(number === null ? error : Object.assign(error, { number }));
      });
    });
    return new TsqlSession(connection);
  }

  private constructor(connection: Connection) {
    this.#connection = connection;
    this.#lost = new Promise((_, reject) => {
      connection.on('end', () => {
        this.#usable = false;
        reject(Object.assign(new Error('Connection lost'), { code: 'ECLOSE' }));
      });
    });
    this.#lost.catch(() => {});
    // Without a listener an error that nobody waits for would end the process; the statement that runs is told by itself.
    connection.on('error', () => {
      this.#usable = false;
    });
    connection.on('infoMessage', ({ message }) => this.#notices.push(message));
  }

  get usable(): boolean {
    return this.#usable;
  }

  /** What the server has said since it was last asked. */
  takeNotices(): readonly string[] {
    return this.#notices.splice(0);
  }

  /** One statement by sp_executesql, in which `@p1` is the first parameter. */
  run(sql: string, parameters: readonly unknown[], events: StatementEvents): RunningStatement {
    const request = this.#request(sql, events);
    addParameters(request, parameters);
    this.#connection.execSql(request);
    return request;
  }

  /** A batch as it is, for settings of the session. */
  runBatch(sql: string, events: StatementEvents): RunningStatement {
    const request = this.#request(sql, events);
    this.#connection.execSqlBatch(request);
    return request;
  }

  /** All rows of a query of ours. */
  rows(sql: string, parameters: readonly unknown[] = []): Promise<CatalogRow[]> {
    return this.#collect((events) => this.run(sql, parameters, events));
  }

  batchRows(sql: string): Promise<CatalogRow[]> {
    return this.#collect((events) => this.runBatch(sql, events));
  }

  /** Runs a batch as it is; returns how many rows it changed. */
  execute(sql: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const ignore = () => {};
      this.runBatch(sql, { columns: ignore, row: ignore, done: (error, rows) => (error === null ? resolve(rows) : reject(error)) });
    });
  }

  begin(): Promise<void> {
    return this.#unlessLost((done) => this.#connection.beginTransaction(done));
  }

  rollback(): Promise<void> {
    return this.#unlessLost((done) => this.#connection.rollbackTransaction(done));
  }

  /** To interrupt is to close, which ends what the server does for this connection; a statement by itself is cancelled by `RunningStatement`. */
  interrupt(): Promise<void> {
    return this.close();
  }

  async close(): Promise<void> {
    this.#usable = false;
    this.#connection.close();
  }

  #request(sql: string, events: StatementEvents): Request {
    const request = new Request(sql, (error, rows) => events.done(error ?? null, rows ?? 0));
    request.on('columnMetadata', (columns) => events.columns(columns as DriverColumn[]));
    request.on('row', (cells: readonly { readonly value: unknown; readonly metadata: DriverColumn }[]) =>
      events.row(cells.map(({ value, metadata }) => cellValue(value, metadata))),
    );
    return request;
  }

  #collect(start: (events: StatementEvents) => RunningStatement): Promise<CatalogRow[]> {
    let names: readonly string[] = [];
    const rows: (readonly CellValue[])[] = [];
    return new Promise((resolve, reject) => {
      start({
        columns: (columns) => {
          names = columns.map(({ colName }) => colName);
        },
        row: (cells) => rows.push(cells),
        done: (error) => (error === null ? resolve(catalogRows(names, rows)) : reject(error)),
      });
    });
  }

  #unlessLost(start: (done: (error: Error | null | undefined) => void) => void): Promise<void> {
    const done = new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
    return Promise.race([done, this.#lost]);
  }
}

function configuration(settings: ConnectionSettings, readOnly: boolean, milliseconds: number | undefined): ConnectionConfiguration {
  const { host, port, database, user, password, tls, options } = settings;
  const instance = options['instance'];
  const domain = options['domain'];
  const ca = options['ca'];
  const login = { userName: user ?? '', password: password ?? '' };
  return {
    server: host ?? 'localhost',
    authentication: typeof domain === 'string' ? { type: 'ntlm', options: { ...login, domain } } : { type: 'default', options: login },
    options: {
      ...(typeof instance === 'string' && port === null ? { instanceName: instance } : { port: port ?? 1433 }),
      ...(database === null ? {} : { database }),
      encrypt: tls !== 'off',
      trustServerCertificate: tls === 'insecure',
      ...(typeof ca === 'string' ? { cryptoCredentialsDetails: { ca: readFileSync(ca, 'utf8') } } : {}),
      // Only says where to go: a replica that is there for readers.
      readOnlyIntent: readOnly && options['readOnlyIntent'] !== false,
      connectTimeout: driverMilliseconds(settings, milliseconds),
      // The driver's own time-out stops at the first packet; ours does not.
      requestTimeout: 0,
      cancelTimeout: 3000,
      appName: 'AETL',
      useUTC: true,
    },
  };
}
