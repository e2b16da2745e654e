import { readFileSync } from 'node:fs';
import { connect as connectSocket, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import mysql, { type ConnectionOptions, type Pool, type PoolConnection, type PoolOptions, type PrepareStatementInfo } from 'mysql2';
import type { ConnectionSettings } from '../../../metadata/index.ts';
import { connecting, driverMilliseconds, type Patience, Sockets } from '../connecting.ts';
import { allInUse } from '../network-failure.ts';
import { GRACE_MILLISECONDS } from '../watch.ts';

const IDLE_MILLISECONDS = 30_000;
/** Results that wait for their reader hold a connection each. */
const MOST = 6;

/** Modes in which the server reads quotes and backslashes otherwise than our own check of the statement does. */
const OTHER_QUOTING: ReadonlySet<string> = new Set([
  'ANSI_QUOTES',
  'NO_BACKSLASH_ESCAPES',
  'ANSI',
  'ORACLE',
  'MSSQL',
  'POSTGRESQL',
  'DB2',
  'MAXDB',
]);

/** A few connections that are used again. A broken one is replaced when the next is asked for. */
export class Sessions {
  readonly settings: ConnectionSettings;
  readonly #options: ConnectionOptions;
  readonly #pool: Pool;
  readonly #used = new Set<Session>();
  readonly #sockets = new Sockets();
  /** What the server said of itself, and the modes that each connection has. */
  readonly #prepared = new WeakMap<object, ServerKind>();

  constructor(settings: ConnectionSettings) {
    this.settings = settings;
    this.#options = { ...connectionOptions(settings), stream: () => this.#socket() };
    const pool: PoolOptions = { ...this.#options, connectionLimit: MOST, maxIdle: MOST, idleTimeout: IDLE_MILLISECONDS };
    this.#pool = mysql.createPool(pool);
  }

  async acquire(patience: Patience): Promise<Session> {
    const { settings } = this;
    return await connecting(this.#open(), {
      settings,
      patience,
      late: (session) => session.release(),
      reason: () => (this.#used.size < MOST ? null : allInUse(MOST, settings)),
    });
  }

  async #open(): Promise<Session> {
    const connection = await new Promise<PoolConnection>((resolve, reject) =>
      this.#pool.getConnection((error, found) => (error === null ? resolve(found) : reject(error))),
    );
    try {
      const kind = this.#prepared.get(connection) ?? (await prepareConnection(connection));
      this.#prepared.set(connection, kind);
      const session: Session = new Session(connection, kind, () => this.#used.delete(session));
      this.#used.add(session);
      return session;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  /** As the driver makes one. */
  #socket(): Socket {
    const { host, port } = this.settings;
    const socket = this.#sockets.add(connectSocket(port ?? 3306, host ?? 'localhost'));
    socket.setNoDelay(true);
    socket.on('connect', () => socket.setKeepAlive(true));
    return socket;
  }

  /** Tells the server, on another connection, to end what a session is doing. */
  async interrupt(session: Session): Promise<void> {
    session.spoil();
    const connection = mysql.createConnection({ ...this.#options, connectTimeout: GRACE_MILLISECONDS });
    connection.on('error', () => {});
    try {
      await ask(connection, `KILL QUERY ${session.id}`);
    } finally {
      connection.destroy();
    }
  }

  /** Results that nobody has read to their end are given up. */
  async close(): Promise<void> {
    for (const session of this.#used) session.abandon();
    this.#sockets.destroySilent();
    await new Promise<void>((resolve) => this.#pool.end(() => resolve()));
  }
}

interface ServerKind {
  readonly version: string;
  readonly isMariaDb: boolean;
}

/** One connection, in use. */
export class Session {
  readonly connection: PoolConnection;
  readonly version: string;
  readonly isMariaDb: boolean;
  readonly #lostListeners: ((error: unknown) => void)[] = [];
  #spoilt = false;
  readonly #onRelease: () => void;
  #released = false;

  constructor(connection: PoolConnection, { version, isMariaDb }: ServerKind, onRelease: () => void) {
    this.#onRelease = onRelease;
    this.connection = connection;
    this.version = version;
    this.isMariaDb = isMariaDb;
    connection.on('error', this.#lost);
  }

  get id(): number {
    return this.connection.threadId ?? 0;
  }

  /** Runs a statement of ours. */
  async run(sql: string, parameters: readonly unknown[] = []): Promise<readonly (readonly unknown[])[]> {
    if (this.#released) throw new Error('the connection is in closed state');
    return await ask(this.connection, sql, parameters);
  }

  async prepare(sql: string): Promise<PrepareStatementInfo> {
    return await new Promise((resolve, reject) =>
      this.connection.prepare(sql, (error, statement) => (error === null ? resolve(statement) : reject(error))),
    );
  }

  /** The server's own limit of time for what follows: MariaDB counts seconds, MySQL milliseconds of queries. */
  async limitTime(milliseconds: number): Promise<void> {
    const limit = this.isMariaDb
      ? `max_statement_time = ${(milliseconds / 1000).toFixed(3)}`
      : `max_execution_time = ${Math.ceil(milliseconds)}`;
    await this.run(`SET SESSION ${limit}`);
  }

  /** The connection is not to be used again. */
  spoil(): void {
    this.#spoilt = true;
  }

  /** Closes the connection, whatever it is doing. */
  abandon(): void {
    this.#spoilt = true;
    this.release();
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#onRelease();
    if (this.#spoilt) {
      // Closing a connection in the middle of a result would wait for the rest of it.
      (this.connection as unknown as { readonly stream?: Duplex }).stream?.destroy();
      this.connection.destroy();
      return;
    }
    this.connection.off('error', this.#lost);
    this.connection.release();
  }

  /** The driver tells the connection, and not the statement that runs on it. */
  onLost(listener: (error: unknown) => void): void {
    this.#lostListeners.push(listener);
  }

  readonly #lost = (error: unknown) => {
    this.spoil();
    for (const listener of this.#lostListeners) listener(error);
  };
}

async function prepareConnection(connection: PoolConnection): Promise<ServerKind> {
  const [[version, modes] = []] = await ask(connection, 'SELECT VERSION(), @@SESSION.sql_mode');
  const kept = String(modes)
    .split(',')
    .filter((mode) => !OTHER_QUOTING.has(mode));
  await ask(connection, 'SET SESSION sql_mode = ?', [kept.join(',')]);
  return { version: String(version), isMariaDb: /mariadb/i.test(String(version)) };
}

function ask(connection: mysql.Connection, sql: string, parameters: readonly unknown[] = []): Promise<readonly (readonly unknown[])[]> {
  return new Promise((resolve, reject) =>
    connection.query({ sql, values: [...parameters], rowsAsArray: true }, (error, rows) =>
      error === null ? resolve(Array.isArray(rows) ? (rows as readonly (readonly unknown[])[]) : []) : reject(error),
    ),
  );
}

function connectionOptions(settings: ConnectionSettings): ConnectionOptions {
  const { host, port, user, password, database } = settings;
  const ssl = tls(settings);
  return {
    host: host ?? 'localhost',
    port: port ?? 3306,
    ...(user === null ? {} : { user }),
    ...(password === null ? {} : { password }),
    ...(database === null ? {} : { database }),
    ...(ssl === null ? {} : { ssl }),
    connectTimeout: driverMilliseconds(settings),
    charset: 'utf8mb4',
    // One statement at a time, and no files of this machine.
    multipleStatements: false,
    flags: ['-LOCAL_FILES', '-MULTI_STATEMENTS'],
    rowsAsArray: true,
    dateStrings: true,
    supportBigNumbers: true,
    jsonStrings: true,
  };
}

function tls({
  tls: mode,
  options,
}: ConnectionSettings): { readonly rejectUnauthorized: boolean; readonly verifyIdentity: boolean; readonly ca?: string } | null {
  if (mode === 'off') return null;
  const ca = options['ca'];
  return {
    rejectUnauthorized: mode === 'on',
    verifyIdentity: mode === 'on',
    ...(typeof ca === 'string' ? { ca: readFileSync(ca, 'utf8') } : {}),
  };
}
