import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failureOf } from './failures.ts';

/** A writer waits so long for another one. */
const BUSY_MILLISECONDS = 10_000;

export interface OpenedFile {
  readonly database: DatabaseSync;
  /** Where a damaged store was put; null when there was none. */
  readonly setAside: string | null;
}

/** Opens the file of a store, or makes it. One that is damaged is renamed, and a new one begun. Throws what SQLite and the file system throw. */
export function openSqliteFile(file: string): OpenedFile {
  makeFolder(path.dirname(file));
  const seen = inodeOf(file);
  const suspect = existsSync(suspicionOf(file));
  try {
    const database = open(file, suspect);
    rmSync(suspicionOf(file), { force: true });
    return { database, setAside: null };
  } catch (error) {
    if (failureOf(error, file)?.kind !== 'corrupt') throw error;
    const setAside = putAside(file, seen);
    return { database: open(file, false), setAside };
  }
}

/** Remembers that something was found to be damaged, so that the next one to open the file looks at all of it. */
export function suspectFile(file: string): void {
  try {
    writeFileSync(suspicionOf(file), '');
  } catch {
    // Whoever finds the damage next tries again.
  }
}

function open(file: string, thorough: boolean): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS, enableForeignKeyConstraints: true });
  try {
    // Readers do not wait for writers, and a kill at any moment leaves what was committed.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory;');
    database.prepare('select count(*) from sqlite_master').get();
    if (thorough) {
      const found = database.prepare('pragma quick_check(1)').get();
      if (found !== undefined && Object.values(found)[0] !== 'ok') throw new DamagedFile();
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What `quick_check` finds is no error to SQLite. */
class DamagedFile extends Error {
  readonly code = 'ERR_SQLITE_ERROR';
  readonly errcode = 11;
}

/** A folder that git leaves alone. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  if (path.basename(folder) === '.aetl') writeFileSync(path.join(folder, '.gitignore'), '*\n');
}

function putAside(file: string, seen: number | null): string | null {
  // Another process has found the same, and has begun a new one already.
  if (inodeOf(file) !== seen) return null;
  const name = `${file}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  // The log belongs to the file: with it people may save more.
  for (const suffix of ['-wal', '-shm', '']) if (existsSync(file + suffix)) renameSync(file + suffix, name + suffix);
  rmSync(suspicionOf(file), { force: true });
  return name;
}

function inodeOf(file: string): number | null {
  return existsSync(file) ? statSync(file).ino : null;
}

function suspicionOf(file: string): string {
  return `${file}.suspect`;
}
