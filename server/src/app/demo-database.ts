import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fail, ok, type Result, say } from '../base/index.ts';

const LONGEST_MILLISECONDS = 60_000;

/**
 * The database of a copy of the demo workspace, `shop.db` in `folder`: made when it is not there, by the script that AETL brings in `samples`,
 * never by the copy of it, which anybody may have edited. Fails with a sentence.
 */
export function demoDatabase(samples: string, folder: string): Promise<Result<string>> {
  const database = path.join(folder, 'shop.db');
  if (existsSync(database)) return Promise.resolve(ok(database));
  const script = path.join(samples, 'create-db.mjs');
  // Within VS Code the program that runs is Electron, which has to be told to be Node.
  const options = { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, timeout: LONGEST_MILLISECONDS, windowsHide: true };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, '--out', database], options, (error, _, stderr) => {
      const [reason = ''] = stderr.split('\n').filter((line) => /Error/.test(line));
      resolve(error === null ? ok(database) : fail(say('The demo database {0} could not be made. {1}', database, reason || error.message)));
    });
  });
}
