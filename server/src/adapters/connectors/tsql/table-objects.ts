import type { ColumnObject, IndexObject, KeyObject, PartitionsObject, TableObject } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { groupRows } from '../group-rows.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { viewQuery } from '../view-query.ts';
import { formatType } from './type-names.ts';

/** Answers of the catalog queries about the parts of a chunk of tables. */
export interface TableParts {
  readonly columns: readonly CatalogRow[];
  readonly indexes: readonly CatalogRow[];
  readonly foreignKeys: readonly CatalogRow[];
  readonly checks: readonly CatalogRow[];
  readonly storage: readonly CatalogRow[];
  readonly partitions: readonly CatalogRow[];
}

export function tableObjects(place: SchemaPlace, relations: readonly CatalogRow[], parts: TableParts): readonly TableObject[] {
  const byTable = (rows: readonly CatalogRow[]) => {
    const groups = groupRows(rows, (row) => row.text('id'));
    return (table: CatalogRow) => groups.get(table.text('id')) ?? [];
  };
  const [columns, indexes, foreignKeys] = [byTable(parts.columns), byTable(parts.indexes), byTable(parts.foreignKeys)];
  const [checks, storage, partitions] = [byTable(parts.checks), byTable(parts.storage), byTable(parts.partitions)];
  return relations.map((table) => {
    const definition = table.textOrNull('definition');
    const stored = storage(table);
    const own = stored.filter((row) => (row.number('index_id') ?? 0) <= 1);
    return {
      kind: kindOf(table),
      ...place,
      name: table.text('name'),
      comment: table.textOrNull('comment'),
      definition: definition === null ? null : viewQuery(definition, 'tsql'),
      columns: columns(table).map(columnObject),
      keys: [...indexKeys(indexes(table)), ...foreignObjects(place.catalog, foreignKeys(table)), ...checks(table).map(checkObject)],
      indexes: indexObjects(indexes(table)),
      partitions: partitionsObject(partitions(table), own),
      rows: own.length === 0 ? null : sum(own, 'row_count'),
      bytes: stored.length === 0 ? null : sum(stored, 'bytes'),
    };
  });
}

function kindOf(table: CatalogRow): TableObject['kind'] {
  if (table.text('kind') === 'V') return table.flag('is_clustered') ? 'materialized-view' : 'view';
  return table.flag('is_external') ? 'external-table' : 'table';
}

function columnObject(row: CatalogRow): ColumnObject {
  const name = row.text('type_name');
  const bytes = row.number('bytes') ?? 0;
  const sizes = { bytes, precision: row.number('type_precision') ?? 0, scale: row.number('type_scale') ?? 0 };
  const isUserType = row.flag('is_user_type');
  // What is made of the common language runtime stands for no other type.
  const base = isUserType ? row.textOrNull('base_name') : null;
  const generated = row.textOrNull('generated');
  return {
    name: row.text('name'),
    type: isUserType ? `${row.text('type_schema')}.${name}` : formatType({ name, ...sizes }),
    ...(base !== null && { base: formatType({ name: base, ...sizes }) }),
    nullable: row.flag('is_nullable'),
    default: row.textOrNull('default_value'),
    generated,
    ...(generated !== null && { computed: row.flag('is_persisted') ? ('stored' as const) : ('virtual' as const) }),
    identity: row.flag('is_identity'),
    comment: row.textOrNull('comment'),
  };
}

function indexKeys(rows: readonly CatalogRow[]): KeyObject[] {
  const keys = groupRows(
    rows.filter((row) => row.textOrNull('key_name') !== null),
    (row) => row.text('key_name'),
  );
  return [...keys].map(([name, parts]) => ({
    kind: parts[0]?.text('key_kind') === 'PK' ? 'primary' : 'unique',
    name,
    columns: parts.map((row) => row.text('column_name')),
  }));
}

function foreignObjects(catalog: string | null, rows: readonly CatalogRow[]): KeyObject[] {
  return [...groupRows(rows, (row) => row.text('name'))].map(([name, parts]) => ({
    kind: 'foreign',
    name,
    columns: parts.map((row) => row.text('column_name')),
    references: { catalog, schema: parts[0]?.text('target_schema') ?? null, name: parts[0]?.text('target_name') ?? '' },
    referencedColumns: parts.map((row) => row.text('target_column')),
    onDelete: parts[0]?.text('on_delete').replaceAll('_', ' ') ?? null,
  }));
}

function checkObject(row: CatalogRow): KeyObject {
  return { kind: 'check', name: row.text('name'), expression: row.text('definition') };
}

function indexObjects(rows: readonly CatalogRow[]): IndexObject[] {
  return [...groupRows(rows, (row) => row.text('name'))].map(([name, parts]) => ({
    name,
    unique: parts[0]?.flag('is_unique') ?? false,
    parts: parts.map((row) => `${row.text('column_name')}${row.flag('is_descending') ? ' DESC' : ''}`),
    method: parts[0]?.text('method').toLowerCase() ?? null,
    condition: parts[0]?.textOrNull('filter_text') ?? null,
  }));
}

/** SQL Server only splits by ranges, and keeps the bounds between the partitions: one fewer than there are. */
function partitionsObject(rows: readonly CatalogRow[], storage: readonly CatalogRow[]): PartitionsObject | null {
  const [first] = rows;
  if (first === undefined) return null;
  const bounds = rows.flatMap((row) => row.textOrNull('bound_text') ?? []);
  const right = first.flag('is_right');
  const rowsOf = new Map(storage.map((row) => [row.number('part_number'), row.number('row_count')]));
  return {
    method: 'range',
    by: first.text('column_name'),
    partitions: Array.from({ length: bounds.length + 1 }, (_, index) => ({
      name: String(index + 1),
      bound: boundText(bounds[index - 1], bounds[index], right),
      rows: rowsOf.get(index + 1) ?? null,
    })),
  };
}

function boundText(low: string | undefined, high: string | undefined, right: boolean): string | null {
  const from = low === undefined ? null : `${right ? '>=' : '>'} ${low}`;
  const to = high === undefined ? null : `${right ? '<' : '<='} ${high}`;
  return [from, to].filter((part) => part !== null).join(' AND ') || null;
}

function sum(rows: readonly CatalogRow[], name: string): number {
  return rows.reduce((total, row) => total + (row.number(name) ?? 0), 0);
}
