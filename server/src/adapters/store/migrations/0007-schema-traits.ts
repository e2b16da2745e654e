import { type Kysely, sql } from 'kysely';
import type { Backend } from '../backend.ts';
import { columnTypes } from './column-types.ts';

/** Types, inheritance, what kind of identity and of computed column, deferrable keys, views that do not work. */
export async function addSchemaTraits(db: Kysely<unknown>, backend: Backend): Promise<void> {
  const { flag, json, no } = columnTypes(backend);
  const columns = [
    sql`aetl_table_meta add column inherits_json ${json}`,
    sql`aetl_table_meta add column broken_reason text`,
    sql`aetl_column_meta add column computed_kind text`,
    sql`aetl_column_meta add column identity_kind text`,
    sql`aetl_column_meta add column is_inherited ${flag} not null default ${no}`,
    sql`aetl_key_meta add column key_timing text`,
    sql`aetl_key_meta add column is_inherited ${flag} not null default ${no}`,
    sql`aetl_object_meta add column shape_json ${json}`,
    // A crawl of an earlier version has read none of these, so that what is found for the first time behind it is no news.
    sql`aetl_crawl_run add column reads_traits ${flag} not null default ${no}`,
  ];
  for (const column of columns) await sql`alter table ${column}`.execute(db);
}
