import { type Kysely, sql } from 'kysely';

/** What the type of a column stands for, where that is a domain or an alias. */
export async function addBaseTypes(db: Kysely<unknown>): Promise<void> {
  await sql`alter table aetl_column_meta add column base_type text`.execute(db);
}
