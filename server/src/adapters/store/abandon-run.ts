import type { Kysely } from 'kysely';
import { deleteTables } from './crawl-write.ts';
import type { StoreTables } from './schema.ts';

/** Undoes all that an interrupted crawl has written; the last snapshot was never touched. */
export async function abandonRun(db: Kysely<StoreTables>, source: number, run: number): Promise<void> {
  const tables = await db
    .selectFrom('aetl_table_meta')
    .select('table_id')
    .where('source_id', '=', source)
    .where('from_run', '=', run)
    .execute();
  await db.deleteFrom('aetl_schema_history').where('source_id', '=', source).where('run_id', '=', run).execute();
  await deleteTables(
    db,
    tables.map((row) => row.table_id),
  );
  await db.deleteFrom('aetl_object_meta').where('source_id', '=', source).where('from_run', '=', run).execute();
  await db.updateTable('aetl_table_meta').set({ to_run: null }).where('source_id', '=', source).where('to_run', '=', run).execute();
  await db.updateTable('aetl_object_meta').set({ to_run: null }).where('source_id', '=', source).where('to_run', '=', run).execute();
  await db.deleteFrom('aetl_crawl_schema').where('run_id', '=', run).execute();
  await db.updateTable('aetl_crawl_run').set({ state: 'abandoned', holder: null }).where('run_id', '=', run).execute();
}
