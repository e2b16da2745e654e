import { type Kysely, sql } from 'kysely';

/** What a database prints of an index to which there is more than its parts. */
export async function addIndexDefinitions(db: Kysely<unknown>): Promise<void> {
  await sql`alter table aetl_index_meta add column definition text`.execute(db);
}
