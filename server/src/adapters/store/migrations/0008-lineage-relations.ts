import { type Kysely, sql } from 'kysely';

const NAMED = `from aetl_lineage_edge e join aetl_lineage_node s on s.node_id = e.source_node_id join aetl_lineage_node t on t.node_id = e.target_node_id
       join aetl_lineage_unit u on u.unit_id = e.unit_id where e.last_seen is null and e.edge_type`;
const RELATIONS = "('RUNS', 'READS', 'WRITES', 'HOLDS')";

/** Jobs, files and connections are nodes too. Whoever walks along columns is not led astray: they have a view of their own. */
export async function addLineageRelations(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop view aetl_current_lineage').execute(db);
  await sql
    .raw(
      `create view aetl_current_lineage as select s.object_name as source_name, t.object_name as target_name, e.edge_type, e.transformation, u.unit_name, e.first_seen, e.job_id
       ${NAMED} not in ${RELATIONS}`,
    )
    .execute(db);
  await sql
    .raw(
      `create view aetl_current_relation as select s.object_name as source_name, s.node_type as source_type, e.edge_type, t.object_name as target_name, t.node_type as target_type,
       e.transformation as detail, u.unit_name, e.first_seen ${NAMED} in ${RELATIONS}`,
    )
    .execute(db);
}
