import { type Kysely, sql } from 'kysely';

/** For people with other tools: what holds now, with who runs it. Of several jobs each stands on a line of its own. */
export async function addLineageJobs(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop view aetl_current_lineage').execute(db);
  await sql
    .raw(
      `create view aetl_current_lineage as select s.object_name as source_name, t.object_name as target_name, e.edge_type, e.transformation, u.unit_name, e.first_seen, e.job_id
       from aetl_lineage_edge e join aetl_lineage_node s on s.node_id = e.source_node_id join aetl_lineage_node t on t.node_id = e.target_node_id
       join aetl_lineage_unit u on u.unit_id = e.unit_id where e.last_seen is null`,
    )
    .execute(db);
}
