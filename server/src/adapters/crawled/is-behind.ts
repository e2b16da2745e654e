import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { VERSIONS } from '../store/versions.ts';

/** Whether an earlier version of AETL has written the file: nothing is read out of it until it has been brought to this one. */
export function isBehind(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const row = database.prepare('select count(*) as versions from aetl_migration').get();
      return Number(row?.['versions']) < VERSIONS.length;
    } finally {
      database.close();
    }
  } catch {
    // Whoever opens it says what is wrong with it.
    return false;
  }
}
