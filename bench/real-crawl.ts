import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectMysql } from '../server/src/adapters/connectors/mysql/index.ts';
import { connect as connectPostgres } from '../server/src/adapters/connectors/postgres/index.ts';
import { openStore } from '../server/src/adapters/store/index.ts';
import { type ConnectionSettings, type Connector, runCrawl } from '../server/src/metadata/index.ts';
import { mariaDbProgram, startMariaDb } from '../test/connectors/servers/mariadb.ts';
import { ADMIN, ADMIN_PASSWORD, startPostgres } from '../test/connectors/servers/postgres.ts';
import { printTable } from './table.ts';

const SCHEMAS = 10;
const COLUMNS = 20;
/** Statements that are sent at once. */
const BATCH = 100;

/** Crawls of real databases with so many tables: the first, one that finds nothing new, one that finds a hundredth changed. */
export async function benchRealCrawl(tables: number): Promise<void> {
  const rows = [await ofPostgres(tables)];
  if (mariaDbProgram() !== null) rows.push(await ofMariaDb(tables));
  printTable(
    `Crawls of real databases into a store in a file: ${tables} tables of ${COLUMNS + 1} columns in ${SCHEMAS} schemas`,
    [
      'database',
      'first s',
      'of it AETL s',
      'nothing new s',
      'of it AETL s',
      '1 % changed s',
      'of it AETL s',
      'memory MB, start',
      'largest',
    ],
    rows.flat(),
  );
}

interface Filled {
  readonly connector: Connector;
  run(sql: string): Promise<unknown>;
}

async function ofPostgres(tables: number): Promise<string[][]> {
  const server = await startPostgres();
  try {
    const connector = connectPostgres(settings('postgres', server.port, ADMIN, ADMIN_PASSWORD, 'postgres'));
    const name = (at: number) => `s${at % SCHEMAS}.table_${at}`;
    const run = (sql: string) => server.admin(sql);
    await run(Array.from({ length: SCHEMAS }, (_, at) => `CREATE SCHEMA s${at}`).join(';'));
    await fill({ connector, run }, tables, (at) => `CREATE TABLE ${name(at)} (id bigint PRIMARY KEY, ${columns('numeric(12, 2)')})`);
    return await measure('PostgreSQL 18', { connector, run }, tables, (at) => `ALTER TABLE ${name(at)} ADD COLUMN more text`);
  } finally {
    await server.stop();
  }
}

async function ofMariaDb(tables: number): Promise<string[][]> {
  const server = await startMariaDb();
  try {
    await server.admin("CREATE USER bench IDENTIFIED BY 'bench'; GRANT ALL ON *.* TO bench");
    const connector = connectMysql(settings('mysql', server.port, 'bench', 'bench', null));
    const name = (at: number) => `s${at % SCHEMAS}.table_${at}`;
    const run = (sql: string) => server.admin(sql);
    await run(Array.from({ length: SCHEMAS }, (_, at) => `CREATE DATABASE s${at}`).join(';'));
    await fill({ connector, run }, tables, (at) => `CREATE TABLE ${name(at)} (id bigint PRIMARY KEY, ${columns('decimal(12, 2)')})`);
    return await measure('MariaDB', { connector, run }, tables, (at) => `ALTER TABLE ${name(at)} ADD COLUMN more text`);
  } finally {
    await server.stop();
  }
}

const columns = (type: string): string => Array.from({ length: COLUMNS }, (_, at) => `column_${at} ${type}`).join(', ');

async function fill({ run }: Filled, tables: number, statement: (at: number) => string): Promise<void> {
  for (let at = 0; at < tables; at += BATCH)
    await run(Array.from({ length: Math.min(BATCH, tables - at) }, (_, index) => statement(at + index)).join(';'));
}

async function measure(database: string, filled: Filled, tables: number, change: (at: number) => string): Promise<string[][]> {
  const { connector } = filled;
  const folder = mkdtempSync(join(tmpdir(), 'aetl-bench-'));
  try {
    const store = await openStore({ url: 'sqlite:.aetl/aetl.db', folder, now: Date.now });
    if (!store.ok) throw new Error(store.error.message);
    const start = process.memoryUsage.rss();
    let largest = start;
    const crawl = async (): Promise<readonly [string, string]> => {
      const [started, processor] = [performance.now(), process.cpuUsage()];
      const done = await runCrawl({
        connector,
        store: store.value,
        source: { name: 'bench', type: connector.settings.type, place: {} },
        scope: { schemas: [], include: [], exclude: [] },
        token: { isCancellationRequested: false },
        onProgress: () => {
          largest = Math.max(largest, process.memoryUsage.rss());
        },
        breathe: () => new Promise((resolve) => setImmediate(resolve)),
      });
      if (!done.ok) throw new Error(done.error.failure.message);
      const { user, system } = process.cpuUsage(processor);
      return [((performance.now() - started) / 1000).toFixed(1), ((user + system) / 1e6).toFixed(1)];
    };
    const [first, again] = [await crawl(), await crawl()];
    await fill(filled, Math.ceil(tables / 100), (at) => change(at * 100));
    const changed = await crawl();
    await connector.close();
    await store.value.close();
    const megabytes = (bytes: number) => String(Math.round(bytes / 1024 / 1024));
    return [[database, ...first, ...again, ...changed, megabytes(start), megabytes(largest)]];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function settings(type: 'postgres' | 'mysql', port: number, user: string, password: string, database: string | null): ConnectionSettings {
  return {
    name: 'bench',
    type,
    environment: null,
    host: '127.0.0.1',
    port,
    database,
    user,
    password,
    path: null,
    tls: type === 'mysql' ? 'insecure' : 'off',
    options: {},
  };
}
