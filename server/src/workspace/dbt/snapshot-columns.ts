import type { ColumnFact, TableFact } from '../../metadata/index.ts';

/** What dbt adds to the rows of a snapshot; the last only for `hard_deletes='new_record'`. */
export const SNAPSHOT_COLUMNS = ['dbt_scd_id', 'dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to', 'dbt_is_deleted'] as const;

export function withSnapshotColumns(fact: TableFact): TableFact {
  const known = new Set(fact.columns.map((column) => column.name.toLowerCase()));
  return { ...fact, columns: [...fact.columns, ...SNAPSHOT_COLUMNS.filter((name) => !known.has(name)).map(snapshotColumn)] };
}

export function snapshotColumn(name: string): ColumnFact {
  return { name, type: null, nullable: null, description: null, primaryKey: false, references: null, tests: [], site: null };
}
