import { Kysely } from 'kysely';
import { fail, ok, say } from '../../base/index.ts';
import type { MetadataStore, Stored } from '../../metadata/index.ts';
import type { StoreDatabase } from './database.ts';
import { attempt } from './failures.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { StoreTables } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-database.ts';
import { openSqliteFile, suspectFile } from './sqlite-file.ts';
import { sqlitePath } from './sqlite-path.ts';
import { KyselyStore } from './store.ts';

export interface StoreOptions {
  /** `sqlite:PATH`, or `postgres://…` with its secrets resolved. */
  readonly url: string;
  /** Relative paths begin here. */
  readonly folder: string;
  readonly now: () => number;
  /** Settings of SQLite beyond those of the store: a limit of its size, say. */
  readonly pragmas?: readonly string[];
}

/** Opens the store, makes it if there is none, and brings it to this version. */
export async function openStore(options: StoreOptions): Promise<Stored<MetadataStore>> {
  const { url, folder, now } = options;
  if (/^postgres(ql)?:\/\//i.test(url)) return openOn(await openPostgres(url, now), null);
  const file = sqlitePath(url, folder);
  if (file === null) {
    return fail({ kind: 'unusable', message: `store.url of aetl.yaml must begin with sqlite: or postgres://, as in sqlite:.aetl/aetl.db` });
  }
  const opened = await attempt(file, async () => openSqliteFile(file));
  if (!opened.ok) return opened;
  const { database, setAside } = opened.value;
  for (const pragma of options.pragmas ?? []) database.exec(`pragma ${pragma}`);
  const store: StoreDatabase = {
    db: new Kysely<StoreTables>({ dialect: new NodeSqliteDialect(database) }),
    backend: 'sqlite',
    where: file,
    now,
    onCorrupt: () => suspectFile(file),
    // What is written into the run says who crawls.
    lock: async () => ({ release: async () => {} }),
  };
  const note =
    setAside === null ? null : say('the store {0} was damaged; it is kept as {1}, and a new one was begun: crawl again', file, setAside);
  return openOn(ok(store), note);
}

async function openOn(opened: Stored<StoreDatabase>, note: string | null): Promise<Stored<MetadataStore>> {
  if (!opened.ok) return opened;
  const { db, backend, where, onCorrupt } = opened.value;
  // The migrator knows no tables yet.
  const migrated = await attempt(where, () => migrate(db as unknown as Kysely<unknown>, backend), onCorrupt);
  const refused = migrated.ok ? migrated.value : migrated;
  if (refused.ok) return ok(new KyselyStore(opened.value, note));
  await db.destroy();
  return refused;
}
