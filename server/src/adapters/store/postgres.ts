import { Kysely, PostgresDialect, sql } from 'kysely';
import { ok } from '../../base/index.ts';
import type { Stored } from '../../metadata/index.ts';
import type { Lock, StoreDatabase } from './database.ts';
import { attempt } from './failures.ts';
import type { StoreTables } from './schema.ts';

/** One for each crawl that runs, and one for what is asked meanwhile. */
const MOST_CONNECTIONS = 5;
const CONNECT_MILLISECONDS = 10_000;
/** Type numbers of PostgreSQL: counts fit into JavaScript's numbers. */
const BIGINT = 20;
const NUMERIC = 1700;

/** A store that a team shares. The driver is loaded when somebody has one. */
export async function openPostgres(url: string, now: () => number): Promise<Stored<StoreDatabase>> {
  const { default: pg } = await import('pg');
  const where = withoutSecrets(url);
  const types: import('pg').CustomTypesConfig = {
    getTypeParser: (id: number, format?: 'text' | 'binary') =>
      id === BIGINT || id === NUMERIC ? (text: string) => Number(text) : pg.types.getTypeParser(id, format as 'text'),
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    types,
    application_name: 'aetl',
    allowExitOnIdle: true,
  });
  // A connection that breaks while nobody uses it is replaced; whoever uses one gets the error.
  pool.on('error', () => {});
  const db = new Kysely<StoreTables>({ dialect: new PostgresDialect({ pool }) });
  const answered = await attempt(where, () => sql`select 1`.execute(db));
  if (!answered.ok) {
    await db.destroy();
    return answered;
  }
  return ok({ db, backend: 'postgres', where, now, onCorrupt: () => {}, lock: (name) => advisoryLock(db, name) });
}

/** The server frees the lock as soon as the connection ends, however the process does. */
async function advisoryLock(db: Kysely<StoreTables>, name: string): Promise<Lock | null> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let ended: Promise<void> = Promise.resolve();
  const locked = await new Promise<boolean>((resolve, reject) => {
    ended = db
      .connection()
      .execute(async (connection) => {
        const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(hashtext('aetl'), hashtext(${name})) as locked`.execute(
          connection,
        );
        if (rows[0]?.locked !== true) return resolve(false);
        resolve(true);
        await released;
        await sql`select pg_advisory_unlock(hashtext('aetl'), hashtext(${name}))`.execute(connection);
      })
      .catch(reject);
  });
  if (!locked) return null;
  return {
    async release() {
      release();
      await ended;
    },
  };
}

/** The URL as it may stand in a message. */
function withoutSecrets(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
