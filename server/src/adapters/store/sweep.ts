import type { Kysely } from 'kysely';
import { type CrawlRequest, scopeTest } from '../../metadata/index.ts';
import { announcedOf } from './announced.ts';
import { chunks, deleteTables, type WritingRun } from './crawl-write.ts';
import type { MissedPart } from './missed-part.ts';
import type { StoreTables } from './schema.ts';
import type { SeenIds } from './seen-objects.ts';
import { jsonValue } from './values.ts';

/**
 * Ends what the crawl was asked for and did not find. Returns the number of objects that the schema has now. Where something could not be
 * read, nothing is gone: it may be what was missed.
 */
export async function sweepSchema(
  db: Kysely<StoreTables>,
  run: WritingRun,
  schema: string,
  seen: SeenIds,
  { scope, missed }: { readonly scope: CrawlRequest; readonly missed: boolean },
): Promise<number> {
  const covers = scopeTest(scope);
  const tables = await db
    .selectFrom('aetl_table_meta')
    .select(['table_id', 'table_name', 'from_run'])
    .where('source_id', '=', run.source)
    .where('schema_name', '=', schema)
    .where('to_run', 'is', null)
    .execute();
  const goneTables = tables.filter((row) => !missed && !seen.tables.has(row.table_id) && covers(schema, row.table_name));
  await endTables(db, run, goneTables);
  const others = await db
    .selectFrom('aetl_object_meta')
    .select(['object_id', 'object_name', 'from_run'])
    .where('source_id', '=', run.source)
    .where('schema_name', '=', schema)
    .where('to_run', 'is', null)
    .execute();
  const goneOthers = others.filter((row) => !missed && !seen.others.has(row.object_id) && covers(schema, row.object_name));
  await endOthers(db, run, goneOthers);
  return tables.length - goneTables.length + others.length - goneOthers.length;
}

/** Schemas that are not among those that the database has now are gone with all that was in them. A crawl of chosen schemas says nothing of others. */
export async function sweepVanishedSchemas(db: Kysely<StoreTables>, run: WritingRun, scope: CrawlRequest): Promise<void> {
  const { schemas_json: json, missed_json: missed } = await db
    .selectFrom('aetl_crawl_run')
    .select(['schemas_json', 'missed_json'])
    .where('run_id', '=', run.run)
    .executeTakeFirstOrThrow();
  if (json === null || scope.schemas.length > 0 || jsonValue<readonly MissedPart[]>(missed).some(({ came }) => !came)) return;
  const there = new Set(announcedOf(json).schemas);
  for (const schema of await schemasOf(db, run.source))
    if (!there.has(schema)) await sweepSchema(db, run, schema, { tables: new Set(), others: new Set() }, { scope, missed: false });
}

async function schemasOf(db: Kysely<StoreTables>, source: number): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const table of ['aetl_table_meta', 'aetl_object_meta'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('schema_name')
      .distinct()
      .where('source_id', '=', source)
      .where('to_run', 'is', null)
      .execute();
    for (const row of rows) names.add(row.schema_name);
  }
  return names;
}

async function endTables(
  db: Kysely<StoreTables>,
  { run }: WritingRun,
  rows: readonly { readonly table_id: number; readonly from_run: number }[],
): Promise<void> {
  await deleteTables(
    db,
    rows.flatMap((row) => (row.from_run === run ? [row.table_id] : [])),
  );
  const ids = rows.flatMap((row) => (row.from_run === run ? [] : [row.table_id]));
  for (const some of chunks(ids, 1000))
    await db.updateTable('aetl_table_meta').set({ to_run: run }).where('table_id', 'in', some).execute();
}

async function endOthers(
  db: Kysely<StoreTables>,
  { run }: WritingRun,
  rows: readonly { readonly object_id: number; readonly from_run: number }[],
): Promise<void> {
  const own = rows.flatMap((row) => (row.from_run === run ? [row.object_id] : []));
  for (const some of chunks(own, 1000)) await db.deleteFrom('aetl_object_meta').where('object_id', 'in', some).execute();
  const ids = rows.flatMap((row) => (row.from_run === run ? [] : [row.object_id]));
  for (const some of chunks(ids, 1000))
    await db.updateTable('aetl_object_meta').set({ to_run: run }).where('object_id', 'in', some).execute();
}
