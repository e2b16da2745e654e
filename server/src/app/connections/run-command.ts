import { exec } from 'node:child_process';
import { fail, ok, type Result, say } from '../../base/index.ts';

const LONGEST_MILLISECONDS = 15_000;
const MOST_BYTES = 64 * 1024;

/** The first line that a command prints. What it says besides may be secret too, and is never told. */
export function runCommand(command: string, cwd: string): Promise<Result<string>> {
  return new Promise((resolve) => {
    const options = { cwd, timeout: LONGEST_MILLISECONDS, maxBuffer: MOST_BYTES, windowsHide: true, encoding: 'utf8' as const };
    const child = exec(command, options, (error, stdout) => {
      const [line = ''] = stdout.split(/\r?\n/);
      if (error?.killed === true) resolve(fail(say('“{0}” did not end within {1} s.', command, LONGEST_MILLISECONDS / 1000)));
      else if (error !== null)
        resolve(
          fail(say('“{0}” ended with {1}. Run it in a terminal to see why.', command, error.code ?? error.signal ?? say('an error'))),
        );
      else resolve(line === '' ? fail(say('“{0}” printed nothing.', command)) : ok(line));
    });
    // It must not wait for somebody to type.
    child.stdin?.end();
  });
}
