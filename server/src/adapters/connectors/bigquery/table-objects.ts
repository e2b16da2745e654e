import type { ColumnObject, IndexObject, KeyObject, PartitionsObject, TableObject } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { groupRows } from '../group-rows.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { viewQuery } from '../view-query.ts';
import { optionText } from './option-text.ts';

/** Answers of the catalog queries about the parts of a chunk of tables. */
export interface TableParts {
  readonly sizes: readonly CatalogRow[];
  readonly columns: readonly CatalogRow[];
  readonly comments: readonly CatalogRow[];
  readonly keys: readonly CatalogRow[];
  readonly foreignKeys: readonly CatalogRow[];
  readonly indexes: readonly CatalogRow[];
  readonly partitions: readonly CatalogRow[];
}

export function tableObjects(place: SchemaPlace, relations: readonly CatalogRow[], parts: TableParts): readonly TableObject[] {
  const byTable = (rows: readonly CatalogRow[], key = 'table_name') => {
    const groups = groupRows(rows, (row) => row.text(key));
    return (name: string) => groups.get(name) ?? [];
  };
  const sizes = byTable(parts.sizes, 'name');
  const [columns, comments, keys] = [byTable(parts.columns), byTable(parts.comments), byTable(parts.keys)];
  const [foreignKeys, indexes, partitions] = [byTable(parts.foreignKeys), byTable(parts.indexes), byTable(parts.partitions)];
  return relations.map((table) => {
    const name = table.text('name');
    const kind = KINDS[table.text('kind')] ?? 'table';
    const ddl = table.textOrNull('ddl');
    const [size] = sizes(name);
    const described = new Map(comments(name).map((row) => [row.text('name'), row.textOrNull('comment')]));
    return {
      kind,
      ...place,
      name,
      comment: optionText(table.textOrNull('comment')),
      definition: ddl !== null && (kind === 'view' || kind === 'materialized-view') ? viewQuery(ddl, 'bigquery') : null,
      columns: columns(name).map((row) => columnObject(row, described)),
      keys: [...primaryKeys(keys(name)), ...foreignObjects(foreignKeys(name))],
      indexes: indexObjects(indexes(name)),
      partitions: partitionsObject(ddl, columns(name), partitions(name)),
      rows: size?.number('row_count') ?? null,
      bytes: size?.number('bytes') ?? null,
    };
  });
}

/** Snapshots and clones are tables. */
const KINDS: Readonly<Record<string, TableObject['kind']>> = {
  VIEW: 'view',
  'MATERIALIZED VIEW': 'materialized-view',
  EXTERNAL: 'external-table',
};

function columnObject(row: CatalogRow, comments: ReadonlyMap<string, string | null>): ColumnObject {
  const value = row.textOrNull('default_value');
  return {
    name: row.text('name'),
    type: row.text('type_name'),
    nullable: row.flag('is_nullable'),
    default: value === 'NULL' ? null : value,
    generated: row.text('is_generated') === 'ALWAYS' ? row.textOrNull('generated') : null,
    identity: false,
    comment: comments.get(row.text('name')) ?? null,
  };
}

function primaryKeys(rows: readonly CatalogRow[]): KeyObject[] {
  return [...groupRows(rows, (row) => row.text('name'))].map(([name, parts]) => ({
    kind: 'primary',
    name,
    columns: parts.map((row) => row.text('column_name')),
  }));
}

function foreignObjects(rows: readonly CatalogRow[]): KeyObject[] {
  return [...groupRows(rows, (row) => row.text('name'))].map(([name, parts]) => ({
    kind: 'foreign',
    name,
    columns: parts.map((row) => row.text('column_name')),
    references: {
      catalog: parts[0]?.text('target_catalog') ?? null,
      schema: parts[0]?.text('target_schema') ?? null,
      name: parts[0]?.text('target_name') ?? '',
    },
    referencedColumns: parts.flatMap((row) => row.textOrNull('target_column') ?? []),
    onDelete: null,
  }));
}

function indexObjects(rows: readonly CatalogRow[]): IndexObject[] {
  return [...groupRows(rows, (row) => row.text('name'))].map(([name, parts]) => ({
    name,
    unique: false,
    parts: parts.map((row) => row.text('column_name')),
    method: 'search',
    condition: null,
  }));
}

/** BigQuery splits by a range of times or of numbers. Its DDL says by which expression, on a line of its own. */
function partitionsObject(ddl: string | null, columns: readonly CatalogRow[], rows: readonly CatalogRow[]): PartitionsObject | null {
  const by = /^PARTITION BY (.+)$/m.exec(ddl ?? '')?.[1] ?? columns.find((row) => row.flag('is_partitioning'))?.text('name');
  if (by === undefined) return null;
  return {
    method: 'range',
    by: by.replace(/;$/, ''),
    partitions: rows.map((row) => ({ name: row.text('name'), bound: null, rows: row.number('row_count') })),
  };
}
