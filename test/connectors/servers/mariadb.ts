import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { freePort, ownedFolder, runProgram, startServer, unprivileged } from './processes.ts';
import { selfSigned } from './self-signed.ts';

export interface MariaDbServer {
  readonly port: number;
  /** The certificate with which it encrypts, signed by itself. */
  readonly certificate: string;
  /** Where the server may write files. */
  readonly files: string;
  /** Rows of the last statement. */
  admin(sql: string, values?: string[]): Promise<readonly (readonly unknown[])[]>;
  stop(): Promise<void>;
  /** As when its machine fails: no result is finished. */
  kill(): Promise<void>;
}

/** Where the system has it; null when it has none. */
export function mariaDbProgram(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
  return folders.map((folder) => path.join(folder, 'mariadbd')).find((file) => existsSync(file)) ?? null;
}

/** A MariaDB of its own, in a folder that goes away. */
export async function startMariaDb(): Promise<MariaDbServer> {
  const account = unprivileged();
  const folder = ownedFolder('aetl-mariadb-', account);
  const file = (name: string) => path.join(folder, name);
  const { certificate, key } = selfSigned('localhost');
  writeFileSync(file('server.crt'), certificate, { mode: 0o644 });
  writeFileSync(file('server.key'), key, { mode: 0o644 });
  mkdirSync(file('tmp'));
  chmodSync(file('tmp'), 0o777);
  const data = [`--datadir=${file('data')}`];
  await runProgram(
    'mariadb-install-db',
    ['--no-defaults', ...data, '--auth-root-authentication-method=normal', '--skip-test-db'],
    account,
    folder,
  );
  const port = await freePort();
  const connect = () => mysql.createConnection({ socketPath: file('socket'), user: 'root', multipleStatements: true, rowsAsArray: true });
  const args = [
    '--no-defaults',
    ...data,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${file('socket')}`,
    `--pid-file=${file('pid')}`,
    `--ssl-cert=${file('server.crt')}`,
    `--ssl-key=${file('server.key')}`,
    `--secure-file-priv=${folder}`,
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=32M',
    '--max-user-connections=100',
    `--tmpdir=${file('tmp')}`,
    '--default-time-zone=+09:00',
  ];
  const server = await startServer(mariaDbProgram() ?? 'mariadbd', args, account, folder, async () => {
    await (await connect()).end();
  });
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return {
    port,
    certificate: file('server.crt'),
    files: folder,
    async admin(sql, values) {
      const connection = await connect();
      try {
        const [rows] = await connection.query(sql, values);
        return Array.isArray(rows) ? (rows as readonly (readonly unknown[])[]) : [];
      } finally {
        await connection.end();
      }
    },
    async stop() {
      await server.end('SIGTERM');
      clean();
    },
    async kill() {
      await server.end('SIGKILL');
    },
  };
}
