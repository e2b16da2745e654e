import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import pg, { type PoolClient, type QueryArrayConfig } from 'pg';
import type { ConnectionSettings } from '../../../metadata/index.ts';
import { connecting, driverMilliseconds, type Patience, Sockets } from '../connecting.ts';
import { allInUse } from '../network-failure.ts';
import { GRACE_MILLISECONDS } from '../watch.ts';

const IDLE_MILLISECONDS = 30_000;
/** Results that wait for their reader hold a connection each. */
const MOST = 6;

export interface StatementResult {
  readonly rows: readonly (readonly unknown[])[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number; readonly dataTypeModifier: number }[];
  readonly rowCount: number | null;
}

/** A few connections that are used again. A broken one is replaced when the next is asked for. */
export class Sessions {
  readonly settings: ConnectionSettings;
  readonly #config: pg.ClientConfig;
  readonly #pool: pg.Pool;
  readonly #used = new Set<Session>();
  readonly #sockets = new Sockets();

  constructor(settings: ConnectionSettings) {
    this.settings = settings;
    this.#config = { ...clientConfig(settings), stream: () => this.#sockets.add() };
    this.#pool = new pg.Pool({ ...this.#config, max: MOST, idleTimeoutMillis: IDLE_MILLISECONDS, allowExitOnIdle: true });
    // The server may close a connection that nobody uses; the pool has let go of it already.
    this.#pool.on('error', () => {});
  }

  async acquire(patience: Patience): Promise<Session> {
    const client = await connecting(this.#pool.connect(), {
      settings: this.settings,
      patience,
      late: (unwanted) => unwanted.release(),
      reason: () => (this.#used.size < MOST ? null : allInUse(MOST, this.settings)),
    });
    const session: Session = new Session(client, () => this.#used.delete(session));
    this.#used.add(session);
    return session;
  }

  /** Tells the server, on another connection, to end what a session is doing. */
  async interrupt(session: Session): Promise<void> {
    session.spoil();
    const client = new pg.Client({ ...this.#config, connectionTimeoutMillis: GRACE_MILLISECONDS });
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query('SELECT pg_catalog.pg_cancel_backend($1)', [session.processId]);
    } finally {
      await client.end();
    }
  }

  /** Results that nobody has read to their end are given up. */
  async close(): Promise<void> {
    for (const session of this.#used) session.abandon();
    this.#sockets.destroySilent();
    await this.#pool.end();
  }
}

/** One connection, in use. */
export class Session {
  readonly #client: PoolClient;
  readonly #notices: string[] = [];
  #spoilt = false;
  readonly #onRelease: () => void;
  #released = false;

  constructor(client: PoolClient, onRelease: () => void) {
    this.#client = client;
    this.#onRelease = onRelease;
    client.on('notice', this.#note);
    client.on('error', this.#lost);
  }

  get processId(): number | null {
    return (this.#client as { readonly processID?: number }).processID ?? null;
  }

  get notices(): readonly string[] {
    return this.#notices;
  }

  /** Runs one statement; two in one text are an error of the server, as in every extended query. Values arrive as the server wrote them, as text. */
  async run(sql: string, parameters: readonly unknown[] = []): Promise<StatementResult> {
    if (this.#released) throw new Error('the connection was terminated');
    const config: QueryArrayConfig & { readonly queryMode: 'extended' } = {
      text: sql,
      values: [...parameters],
      rowMode: 'array',
      queryMode: 'extended',
      types: { getTypeParser: () => (text: string) => text },
    };
    return await this.#client.query(config);
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
    this.#client.off('notice', this.#note);
    this.#client.release(this.#spoilt);
    this.#client.off('error', this.#lost);
    // The pool lets go of a broken connection; an error that comes late finds a listener.
    if (this.#spoilt) this.#client.on('error', () => {});
  }

  readonly #note = ({ message }: { readonly message?: string | undefined }) => {
    if (message !== undefined) this.#notices.push(message);
  };

  readonly #lost = () => this.spoil();
}

function clientConfig(settings: ConnectionSettings): pg.ClientConfig {
  const { options } = settings;
  return {
    host: settings.host ?? 'localhost',
    port: settings.port ?? 5432,
    database: settings.database ?? undefined,
    user: settings.user ?? undefined,
    password: settings.password ?? undefined,
    ssl: tls(settings),
    connectionTimeoutMillis: driverMilliseconds(settings),
    keepAlive: true,
    application_name: typeof options['application_name'] === 'string' ? options['application_name'] : 'aetl',
  };
}

function tls({ tls: mode, options, host }: ConnectionSettings): boolean | ConnectionOptions {
  if (mode === 'off') return false;
  const ca = options['ca'];
  return {
    rejectUnauthorized: mode === 'on',
    ...(typeof ca === 'string' ? { ca: readFileSync(ca, 'utf8') } : {}),
    ...(host !== null && !/^[\d.]+$|:/.test(host) ? { servername: host } : {}),
  };
}
