import type { Kysely } from 'kysely';
import { type KeptEdge, type LineageEnd, RELATION_TYPES, type RecordedLineage } from '../../metadata/index.ts';
import type { StoreTables } from './schema.ts';
import { flagValue, jobsOf, jsonValue, millisecondsOf, momentText } from './values.ts';

/** What the last recording up to a time had seen, unit by unit, in the order in which edges were first kept. */
export async function lineageAt(db: Kysely<StoreTables>, time: number): Promise<RecordedLineage | null> {
  const run = await db
    .selectFrom('aetl_lineage_run')
    .select('recorded_at')
    .where('recorded_at', '<=', momentText(time))
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (run === undefined) return null;
  const recordedAt = millisecondsOf(run.recorded_at);
  const stamp = momentText(recordedAt);
  const rows = await db
    .selectFrom('aetl_lineage_edge as e')
    .innerJoin('aetl_lineage_node as s', 's.node_id', 'e.source_node_id')
    .innerJoin('aetl_lineage_node as t', 't.node_id', 'e.target_node_id')
    .innerJoin('aetl_lineage_unit as u', 'u.unit_id', 'e.unit_id')
    .select([
      'u.unit_name',
      's.table_name as source_table',
      's.column_name as source_column',
      't.table_name as target_table',
      't.column_name as target_column',
    ])
    .select(['e.edge_type', 'e.edge_kind', 'e.is_uncertain', 'e.transformation', 'e.range_json', 'e.job_id'])
    .where('e.first_seen', '<=', stamp)
    .where((eb) => eb.or([eb('e.last_seen', 'is', null), eb('e.last_seen', '>=', stamp)]))
    .orderBy('u.unit_name')
    .orderBy('e.edge_id')
    .execute();
  const units = new Map<string, KeptEdge[]>();
  const relations: KeptEdge[] = [];
  for (const row of rows) {
    const isRelation = RELATION_TYPES.includes(row.edge_type);
    const edges = isRelation ? relations : (units.get(row.unit_name) ?? []);
    if (!isRelation) units.set(row.unit_name, edges);
    edges.push({
      source: { table: row.source_table, column: row.source_column ?? '*' },
      target: { table: row.target_table, column: row.target_column ?? '*' },
      type: row.edge_type,
      kind: row.edge_kind,
      uncertain: flagValue(row.is_uncertain),
      expression: row.transformation,
      range: jsonValue(row.range_json),
      jobs: jobsOf(row.job_id),
    });
  }
  return { recordedAt, relations, units: Array.from(units, ([name, edges]) => ({ name, edges })) };
}

/** The end of the time in which edges of a column were seen: its edges end with recordings, and what has no end was seen by the last one. */
export async function lineageLastSeen(db: Kysely<StoreTables>, { table, column }: LineageEnd): Promise<number | null> {
  const nodes = await db.selectFrom('aetl_lineage_node').select(['node_id', 'column_name']).where('table_name', '=', table).execute();
  const ids = nodes.filter(({ column_name: name }) => name?.toLowerCase() === column.toLowerCase()).map(({ node_id: id }) => id);
  if (ids.length === 0) return null;
  const own = await db
    .selectFrom('aetl_lineage_edge')
    .select('last_seen')
    .where((eb) => eb.or([eb('source_node_id', 'in', ids), eb('target_node_id', 'in', ids)]))
    .execute();
  if (own.length === 0) return null;
  if (own.some(({ last_seen: last }) => last === null)) {
    const run = await db.selectFrom('aetl_lineage_run').select('recorded_at').orderBy('recorded_at', 'desc').limit(1).executeTakeFirst();
    return run === undefined ? null : millisecondsOf(run.recorded_at);
  }
  return Math.max(...own.flatMap(({ last_seen: last }) => (last === null ? [] : [millisecondsOf(last)])));
}
