// Runs test files with node:test and counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Totals of the test files that match `pattern`; a run that reports nothing (a crash) is one failure. */
export async function runNodeTests(pattern, { concurrency = 2, env = {} } = {}) {
  const files = await Array.fromAsync(glob(pattern, { cwd: root }));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-test-'));
  const totals = path.join(folder, 'totals.json');
  const reporter = new URL('count-reporter.mjs', import.meta.url).href;
  const args = [
    ...process.execArgv,
    '--test',
    `--test-concurrency=${concurrency}`,
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    ...files.sort(),
  ];
  const status = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, AETL_TEST_TOTALS: totals },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  const counted = existsSync(totals) ? JSON.parse(readFileSync(totals, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** The line that a test run ends with. */
export function totalsLine(totals) {
  const sum = (key) => totals.reduce((count, one) => count + one[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
