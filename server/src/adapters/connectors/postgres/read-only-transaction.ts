import type { Session } from './sessions.ts';

interface MoreSettings {
  readonly searchPath?: string;
  readonly sortMegabytes?: number | undefined;
}

/**
 * Begins a transaction that reads. What follows is one statement by an extended query, so that it cannot leave the transaction and go on.
 * The settings are what our own check of the statement relies on, and a query, after which no statement can make the transaction writable.
 */
export async function beginReadOnly(session: Session, timeoutMilliseconds: number, more: MoreSettings = {}): Promise<void> {
  const { searchPath, sortMegabytes } = more;
  await session.run('BEGIN TRANSACTION READ ONLY');
  const settings: Readonly<Record<string, string>> = {
    statement_timeout: String(Math.ceil(timeoutMilliseconds)),
    lock_timeout: String(Math.min(10_000, Math.ceil(timeoutMilliseconds))),
    idle_in_transaction_session_timeout: String(IDLE_MILLISECONDS),
    standard_conforming_strings: 'on',
    datestyle: 'ISO, YMD',
    intervalstyle: 'postgres',
    bytea_output: 'hex',
    extra_float_digits: '1',
    cursor_tuple_fraction: '1',
    ...(searchPath === undefined ? {} : { search_path: searchPath }),
    ...(sortMegabytes === undefined ? {} : { work_mem: `${sortMegabytes}MB` }),
  };
  await session.run('SELECT pg_catalog.set_config(n, v, true) FROM unnest($1::text[], $2::text[]) AS s (n, v)', [
    Object.keys(settings),
    Object.values(settings),
  ]);
}

/** How long a result may wait for its reader before the server gives its transaction up. */
const IDLE_MILLISECONDS = 600_000;
