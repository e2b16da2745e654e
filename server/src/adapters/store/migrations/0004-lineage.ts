import { type Kysely, sql } from 'kysely';
import type { Backend } from '../backend.ts';
import { columnTypes } from './column-types.ts';

/**
 * Lineage as it was seen. Nodes and edges have the columns of the document that AETL was started from; first and last seen are times of recordings,
 * and the last is null as long as no recording has missed it.
 */
export async function addLineage(db: Kysely<unknown>, backend: Backend): Promise<void> {
  const { id, name, json, time, flag, count, no } = columnTypes(backend);
  await sql`create table aetl_lineage_run (run_id ${id}, recorded_at ${time} not null, unit_count ${count} not null, added_count ${count} not null, removed_count ${count} not null)`.execute(
    db,
  );
  await sql`create table aetl_lineage_unit (unit_id ${id}, unit_name ${name} not null, content_hash text not null, first_seen ${time} not null, last_seen ${time})`.execute(
    db,
  );
  await sql`create table aetl_lineage_node (
    node_id ${id}, node_type ${name} not null, source_id integer references aetl_datasource (source_id), object_name ${name} not null,
    table_name ${name} not null, column_name ${name}, metadata ${json}, first_seen ${time} not null, last_seen ${time}
  )`.execute(db);
  await sql`create table aetl_lineage_edge (
    edge_id ${id}, source_node_id integer not null references aetl_lineage_node (node_id), target_node_id integer not null references aetl_lineage_node (node_id),
    edge_type ${name} not null, transformation text, job_id text, created_at ${time} not null, edge_kind ${name} not null, is_uncertain ${flag} not null default ${no},
    unit_id integer not null references aetl_lineage_unit (unit_id), range_json ${json} not null, first_seen ${time} not null, last_seen ${time}
  )`.execute(db);
  for (const index of [
    'unique index idx_lineage_unit on aetl_lineage_unit (unit_name)',
    'unique index idx_lineage_node on aetl_lineage_node (table_name, column_name)',
    'index idx_lineage_node_name on aetl_lineage_node (object_name)',
    'index idx_lineage_source on aetl_lineage_edge (source_node_id)',
    'index idx_lineage_target on aetl_lineage_edge (target_node_id)',
    'index idx_lineage_edge_unit on aetl_lineage_edge (unit_id, last_seen)',
    'index idx_lineage_run on aetl_lineage_run (recorded_at)',
  ])
    await sql.raw(`create ${index}`).execute(db);
  // For people with other tools: what holds now, with names.
  await sql
    .raw(
      `create view aetl_current_lineage as select s.object_name as source_name, t.object_name as target_name, e.edge_type, e.transformation, u.unit_name, e.first_seen
       from aetl_lineage_edge e join aetl_lineage_node s on s.node_id = e.source_node_id join aetl_lineage_node t on t.node_id = e.target_node_id
       join aetl_lineage_unit u on u.unit_id = e.unit_id where e.last_seen is null`,
    )
    .execute(db);
}
