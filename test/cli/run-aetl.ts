import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf } from '../unit/workspace/fixture.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/aetl.mjs', import.meta.url));

/** What a run leaves for the next one is no business of the machine that tests it. */
const cacheOfTests = mkdtempSync(path.join(os.tmpdir(), 'aetl-test-cache-'));
process.on('exit', () => rmSync(cacheOfTests, { recursive: true, force: true }));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line. */
export function aetl(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly stdin?: string;
    readonly env?: Readonly<Record<string, string>> /** Ctrl+C after so many milliseconds. */;
    readonly interruptAfter?: number;
  } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: options.cwd ?? os.tmpdir(),
      env: { ...process.env, AETL_CACHE: cacheOfTests, ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    if (options.interruptAfter !== undefined) setTimeout(() => child.kill('SIGINT'), options.interruptAfter);
    child.stdin.end(options.stdin ?? '');
  });
}

/** A folder on disk with the files of a fixture; it goes away with the test. */
export function folderOf(fixture: string, test: { after(cleanup: () => void): void }): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-test-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of filesOf(fixture)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
