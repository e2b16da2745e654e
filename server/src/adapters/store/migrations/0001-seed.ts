import { type Kysely, sql } from 'kysely';
import type { Backend } from '../backend.ts';
import { columnTypes } from './column-types.ts';

/** The tables as the document describes them that AETL was started from. */
export async function createSeedTables(db: Kysely<unknown>, backend: Backend): Promise<void> {
  const { id, name, json, time, flag, count, now } = columnTypes(backend);
  await sql`create table aetl_datasource (
    source_id ${id}, source_name text not null, db_type text, connection_info ${json}, created_at ${time} default ${now}, last_crawled_at ${time}
  )`.execute(db);
  await sql`create table aetl_table_meta (
    table_id ${id}, source_id integer references aetl_datasource (source_id), schema_name ${name}, table_name ${name}, table_type ${name},
    row_count ${count}, size_bytes ${count}, description text, tags ${json}, profile_json ${json}, crawled_at ${time}
  )`.execute(db);
  await sql`create table aetl_column_meta (
    column_id ${id}, table_id integer references aetl_table_meta (table_id), column_name text, data_type text, is_nullable ${flag}, is_pk ${flag},
    is_fk ${flag}, fk_ref_table text, fk_ref_column text, ordinal_pos integer, stats_json ${json}, inferred_domain text, description text
  )`.execute(db);
  await sql`create table aetl_schema_history (
    history_id ${id}, table_id integer references aetl_table_meta (table_id), change_type text, change_detail ${json},
    detected_at ${time} default ${now}, impact_analysis text
  )`.execute(db);
}
