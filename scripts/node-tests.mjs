// Runs test files with node:test and counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Totals of the test files that match `pattern`; a run that reports nothing (a crash) is one failure.
 * `secondTry`: this many files, and no more, may fail at first. Each is run once more and then counts as it ends; what went wrong at
 * first stays in the output, under a line that calls the file unsteady. For suites that drive a window on a machine that may be busy.
 */
export async function runNodeTests(pattern, { concurrency = 2, env = {}, secondTry = 0 } = {}) {
  const files = await Array.fromAsync(glob(pattern, { cwd: root }));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const counts = await runFiles(files.sort(), { concurrency, env });
  const again = failing(counts);
  if (again.length === 0 || again.length > secondTry) return totalOf(counts);
  console.log(`once more: ${again.join(', ')}`);
  const second = await runFiles(again, { concurrency, env });
  for (const file of again) if (!failing(second).includes(file)) console.log(`UNSTEADY ${file}: failed at first, passed when it ran again`);
  return totalOf({ ...counts, ...second });
}

/** The totals of each file. */
async function runFiles(files, { concurrency, env }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-test-'));
  const totals = path.join(folder, 'totals.json');
  const reporter = new URL('count-reporter.mjs', import.meta.url).href;
  const args = [
    ...process.execArgv,
    '--test',
    `--test-concurrency=${concurrency}`,
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    ...files,
  ];
  const status = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, AETL_TEST_TOTALS: totals },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  const counts = existsSync(totals) ? JSON.parse(readFileSync(totals, 'utf8')) : {};
  rmSync(folder, { recursive: true, force: true });
  // The runner itself has failed, and no test says so.
  const crashed = status !== 0 && failing(counts).length === 0;
  return crashed ? { ...counts, [files[0]]: { passed: 0, skipped: 0, ...counts[files[0]], failed: 1 } } : counts;
}

function failing(counts) {
  return Object.keys(counts).filter((file) => counts[file].failed > 0);
}

function totalOf(counts) {
  const sum = (key) => Object.values(counts).reduce((total, count) => total + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The line that a test run ends with. */
export function totalsLine(totals) {
  const sum = (key) => totals.reduce((count, one) => count + one[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
