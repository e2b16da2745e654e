import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Backend } from '../backend.ts';
import { type ColumnTypes, columnTypes } from './column-types.ts';

/** Rows become versions that crawls begin and end; keys, indexes, other objects, crawls and profiles get tables of their own. */
export async function addCrawls(db: Kysely<unknown>, backend: Backend): Promise<void> {
  const types = columnTypes(backend);
  await extendSeedTables(db, types);
  await createTables(db, types);
  await createIndexes(db);
  await createViews(db);
}

async function extendSeedTables(db: Kysely<unknown>, { name, json, flag, no }: ColumnTypes): Promise<void> {
  const add = async (table: string, columns: readonly RawBuilder<unknown>[]) => {
    for (const column of columns) await sql`alter table ${sql.ref(table)} add column ${column}`.execute(db);
  };
  await add('aetl_datasource', [sql`current_run integer`]);
  await add('aetl_table_meta', [
    sql`catalog_name ${name} not null default ''`,
    sql`name_key text not null default ''`,
    sql`definition text`,
    sql`partitions_json ${json}`,
    sql`content_hash text not null default ''`,
    // What was written before there were crawls holds since ever, until a crawl finds otherwise.
    sql`from_run integer not null default 0`,
    sql`to_run integer`,
  ]);
  await add('aetl_column_meta', [sql`default_value text`, sql`generated_expr text`, sql`is_identity ${flag} not null default ${no}`]);
  await add('aetl_schema_history', [
    sql`source_id integer references aetl_datasource (source_id)`,
    sql`run_id integer`,
    sql`catalog_name text not null default ''`,
    sql`schema_name text not null default ''`,
    sql`object_name text not null default ''`,
    sql`name_key text not null default ''`,
    sql`object_type text not null default 'table'`,
    sql`column_name text`,
  ]);
  await sql`update aetl_table_meta set name_key = lower(table_name), schema_name = coalesce(schema_name, '')`.execute(db);
  await sql`update aetl_datasource set current_run = 0
    where exists (select 1 from aetl_table_meta t where t.source_id = aetl_datasource.source_id)`.execute(db);
  await sql`update aetl_schema_history set
    source_id = (select t.source_id from aetl_table_meta t where t.table_id = aetl_schema_history.table_id),
    schema_name = coalesce((select t.schema_name from aetl_table_meta t where t.table_id = aetl_schema_history.table_id), ''),
    object_name = coalesce((select t.table_name from aetl_table_meta t where t.table_id = aetl_schema_history.table_id), ''),
    name_key = coalesce((select t.name_key from aetl_table_meta t where t.table_id = aetl_schema_history.table_id), ''),
    run_id = 0`.execute(db);
}

async function createTables(db: Kysely<unknown>, { id, name, json, time, flag, count }: ColumnTypes): Promise<void> {
  await sql`create table aetl_key_meta (
    key_id ${id}, table_id integer not null references aetl_table_meta (table_id), ordinal_pos integer not null, key_name text not null,
    key_type text not null, columns_json ${json}, ref_json ${json}, on_delete text, expression text
  )`.execute(db);
  await sql`create table aetl_index_meta (
    index_id ${id}, table_id integer not null references aetl_table_meta (table_id), ordinal_pos integer not null, index_name text not null,
    is_unique ${flag} not null, parts_json ${json} not null, method text, condition text
  )`.execute(db);
  await sql`create table aetl_object_meta (
    object_id ${id}, source_id integer not null references aetl_datasource (source_id), catalog_name ${name} not null,
    schema_name ${name} not null, object_name ${name} not null, name_key text not null, object_type ${name} not null, signature ${name} not null,
    language text, definition text, target text, description text, content_hash text not null, from_run integer not null, to_run integer, crawled_at ${time} not null
  )`.execute(db);
  await sql`create table aetl_crawl_run (
    run_id ${id}, source_id integer not null references aetl_datasource (source_id), scope_json ${json} not null, state text not null, holder text,
    expires_at ${time}, started_at ${time} not null, finished_at ${time}, object_count ${count} not null, change_count ${count} not null,
    schemas_json ${json}, missed_json ${json} not null
  )`.execute(db);
  await sql`create table aetl_crawl_schema (
    run_id integer not null references aetl_crawl_run (run_id), schema_name text not null, done_at ${time} not null, is_complete ${flag} not null,
    object_count ${count} not null, primary key (run_id, schema_name)
  )`.execute(db);
  await sql`create table aetl_profile (
    profile_id ${id}, source_id integer not null references aetl_datasource (source_id), catalog_name text not null, schema_name text not null,
    table_name text not null, profiled_at ${time} not null, profile_json ${json} not null
  )`.execute(db);
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const indexes = [
    'idx_datasource_name on aetl_datasource (source_name)',
    'idx_table_name on aetl_table_meta (source_id, name_key)',
    'idx_table_place on aetl_table_meta (source_id, schema_name, table_name)',
    'idx_table_from on aetl_table_meta (from_run)',
    'idx_table_to on aetl_table_meta (to_run) where to_run is not null',
    'idx_column_table on aetl_column_meta (table_id, ordinal_pos)',
    'idx_key_table on aetl_key_meta (table_id)',
    'idx_index_table on aetl_index_meta (table_id)',
    'idx_object_name on aetl_object_meta (source_id, name_key)',
    'idx_object_place on aetl_object_meta (source_id, schema_name, object_name)',
    'idx_object_from on aetl_object_meta (from_run)',
    'idx_object_to on aetl_object_meta (to_run) where to_run is not null',
    'idx_run_source on aetl_crawl_run (source_id, state)',
    'idx_history_time on aetl_schema_history (source_id, detected_at)',
    'idx_history_object on aetl_schema_history (source_id, name_key)',
    'idx_profile_table on aetl_profile (source_id, schema_name, table_name, profiled_at)',
  ];
  for (const index of indexes) {
    const unique = index.startsWith('idx_datasource') ? 'unique ' : '';
    await sql.raw(`create ${unique}index ${index}`).execute(db);
  }
}

/** For people with other tools: what holds now, without the versions. */
async function createViews(db: Kysely<unknown>): Promise<void> {
  const current = 't.from_run <= s.current_run and (t.to_run is null or t.to_run > s.current_run)';
  await sql
    .raw(
      `create view aetl_current_table as select s.source_name, t.* from aetl_table_meta t join aetl_datasource s on s.source_id = t.source_id where ${current}`,
    )
    .execute(db);
  await sql
    .raw(
      `create view aetl_current_column as select s.source_name, t.schema_name, t.table_name, c.* from aetl_column_meta c
       join aetl_table_meta t on t.table_id = c.table_id join aetl_datasource s on s.source_id = t.source_id where ${current}`,
    )
    .execute(db);
}
