import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { fail, ok, say } from '../../base/index.ts';
import type { Stored } from '../../metadata/index.ts';
import type { Backend } from './backend.ts';
import { createSeedTables } from './migrations/0001-seed.ts';
import { addCrawls } from './migrations/0002-crawls.ts';
import { addMarks } from './migrations/0003-marks.ts';
import { addLineage } from './migrations/0004-lineage.ts';
import { addLineageJobs } from './migrations/0005-lineage-jobs.ts';
import { addIndexDefinitions } from './migrations/0006-index-definitions.ts';
import { addSchemaTraits } from './migrations/0007-schema-traits.ts';
import { addLineageRelations } from './migrations/0008-lineage-relations.ts';
import { addBaseTypes } from './migrations/0009-base-types.ts';
import { VERSIONS } from './versions.ts';

const STEPS: Readonly<Record<(typeof VERSIONS)[number], (db: Kysely<unknown>, backend: Backend) => Promise<void>>> = {
  '0001-seed': createSeedTables,
  '0002-crawls': addCrawls,
  '0003-marks': addMarks,
  '0004-lineage': addLineage,
  '0005-lineage-jobs': addLineageJobs,
  '0006-index-definitions': addIndexDefinitions,
  '0007-schema-traits': addSchemaTraits,
  '0008-lineage-relations': addLineageRelations,
  '0009-base-types': addBaseTypes,
};

/** Brings a store of any earlier version, or an empty one, to this version (or to `target`, for tests). One of a later version stays as it is. */
export async function migrate(db: Kysely<unknown>, backend: Backend, target?: string): Promise<Stored<void>> {
  const have = await versionsOf(db, backend);
  const unknown = have.filter((name) => !(VERSIONS as readonly string[]).includes(name));
  if (unknown.length > 0) {
    return fail({
      kind: 'newer',
      message: say('a later version of AETL has written the store; update AETL, or name another one under store.url of aetl.yaml'),
    });
  }
  if (target === undefined && have.length === VERSIONS.length) return ok(undefined);
  const migrations = Object.fromEntries(
    Object.entries(STEPS).map(([name, up]): [string, Migration] => [name, { up: (inner: Kysely<unknown>) => up(inner, backend) }]),
  );
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'aetl_migration',
    migrationLockTableName: 'aetl_migration_lock',
  });
  const { error } = await (target === undefined ? migrator.migrateToLatest() : migrator.migrateTo(target));
  if (error !== undefined) throw error;
  return ok(undefined);
}

async function versionsOf(db: Kysely<unknown>, backend: Backend): Promise<readonly string[]> {
  const tables =
    backend === 'sqlite'
      ? sql`select name from sqlite_master where type = 'table' and name = 'aetl_migration'`
      : sql`select 1 from pg_tables where schemaname = current_schema() and tablename = 'aetl_migration'`;
  if ((await tables.execute(db)).rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from aetl_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
