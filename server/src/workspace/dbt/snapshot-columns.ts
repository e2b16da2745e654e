import type { ColumnFact, TableFact } from '../../metadata/index.ts';

const COLUMNS = ['dbt_scd_id', 'dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to'];

/** A snapshot has the columns of its query and those that dbt adds; `text` is where its settings may stand. */
export function withSnapshotColumns(fact: TableFact, text: string): TableFact {
  const known = new Set(fact.columns.map((column) => column.name.toLowerCase()));
  const added = [...COLUMNS, ...(text.includes('new_record') ? ['dbt_is_deleted'] : [])].filter((name) => !known.has(name));
  // The settings can give the columns other names.
  const complete = fact.complete && !text.includes('snapshot_meta_column_names');
  return { ...fact, columns: [...fact.columns, ...added.map(untyped)], complete };
}

/** A column of which no more is known than its name. */
export function untyped(name: string): ColumnFact {
  return { name, type: null, nullable: null, description: null, primaryKey: false, references: null, tests: [], site: null };
}
