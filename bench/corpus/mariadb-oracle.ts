import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Oracle } from './oracle.ts';

/** A MariaDB server of our own, in a temporary folder and without a network; null where none is installed. PREPARE parses without running anything. */
export async function mariadbOracle(): Promise<(Oracle & { close(): void }) | null> {
  if (['mariadbd', 'mariadb', 'mariadb-install-db'].some((tool) => spawnSync(tool, ['--version']).error !== undefined)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'aetl-mariadb-'));
  const socket = join(folder, 's');
  const data = `--datadir=${join(folder, 'data')}`;
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  spawnSync('mariadb-install-db', ['--no-defaults', data, '--auth-root-authentication-method=normal', '--skip-test-db', ...asRoot]);
  const server = spawn('mariadbd', ['--no-defaults', data, `--socket=${socket}`, '--skip-networking', ...asRoot], { stdio: 'ignore' });
  const close = (): void => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; !existsSync(socket); waited += 100) {
    if (waited > 60_000 || server.exitCode !== null) {
      close();
      return null;
    }
    await sleep(100);
  }
  const run = (sql: string): string =>
    spawnSync('mariadb', ['--no-defaults', `--socket=${socket}`, '--user=root', '--batch', '--force', '--default-character-set=utf8mb4'], {
      input: sql,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    }).stderr;
  run('CREATE DATABASE shop;');
  return { name: 'MariaDB', dialect: 'mariadb', refusals: async (statements) => judge(run, statements), close };
}

const SYNTAX_ERROR = 1064;
/** Errors that come after parsing: about tables, columns, rights, and what PREPARE does not run. Others may come in the middle of it, so say nothing. */
const BEHIND_THE_PARSER: ReadonlySet<number> = new Set([
  1005, 1050, 1051, 1052, 1054, 1055, 1060, 1061, 1066, 1072, 1091, 1093, 1109, 1133, 1136, 1140, 1142, 1146, 1222, 1295, 1304, 1305, 1347,
  1356, 1360, 1393, 1394, 1396, 1449,
]);

function judge(run: (sql: string) => string, statements: readonly string[]): (string | null | undefined)[] {
  const lines = ['USE shop;', ...statements.map((sql) => `PREPARE s FROM '${escaped(sql)}';`)];
  const verdicts: (string | null | undefined)[] = statements.map(() => null);
  for (const [, code, line, message] of run(lines.join('\n')).matchAll(/^ERROR (\d+) \(\w+\) at line (\d+): (.*)$/gm)) {
    const number = Number(code);
    verdicts[Number(line) - 2] = number === SYNTAX_ERROR ? message : BEHIND_THE_PARSER.has(number) ? null : undefined;
  }
  return verdicts;
}

function escaped(sql: string): string {
  return sql.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\0', '\\0');
}
