import { type Kysely, sql } from 'kysely';

/** What a catalog says of an object that is another when the object has changed. Objects without one are read by the next crawl. */
export async function addMarks(db: Kysely<unknown>): Promise<void> {
  for (const table of ['aetl_table_meta', 'aetl_object_meta'])
    await sql`alter table ${sql.ref(table)} add column crawl_mark text`.execute(db);
}
