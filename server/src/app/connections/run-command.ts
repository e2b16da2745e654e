import { exec } from 'node:child_process';
import { fail, ok, type Result } from '../../base/index.ts';

const LONGEST_MILLISECONDS = 15_000;
const MOST_BYTES = 64 * 1024;

/** The first line that a command prints. What it says besides may be secret too, and is never told. */
export function runCommand(command: string, cwd: string): Promise<Result<string>> {
  return new Promise((resolve) => {
    const options = { cwd, timeout: LONGEST_MILLISECONDS, maxBuffer: MOST_BYTES, windowsHide: true, encoding: 'utf8' as const };
    const child = exec(command, options, (error, stdout) => {
      const [line = ''] = stdout.split(/\r?\n/);
      if (error?.killed === true) resolve(fail(`“${command}” did not end within ${LONGEST_MILLISECONDS / 1000} s.`));
      else if (error !== null)
        resolve(fail(`“${command}” ended with ${error.code ?? error.signal ?? 'an error'}. Run it in a terminal to see why.`));
      else resolve(line === '' ? fail(`“${command}” printed nothing.`) : ok(line));
    });
    // It must not wait for somebody to type.
    child.stdin?.end();
  });
}
