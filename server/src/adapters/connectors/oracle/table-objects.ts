import type { ColumnObject, IndexObject, KeyObject, PartitionsObject, TableObject } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { groupRows } from '../group-rows.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { columnType } from './type-names.ts';

/** Answers of the catalog queries about the parts of a chunk of tables. */
export interface TableParts {
  readonly views: readonly CatalogRow[];
  readonly materializedViews: readonly CatalogRow[];
  readonly columns: readonly CatalogRow[];
  readonly keys: readonly CatalogRow[];
  readonly checks: readonly CatalogRow[];
  readonly indexes: readonly CatalogRow[];
  readonly partitionKeys: readonly CatalogRow[];
  readonly partitions: readonly CatalogRow[];
}

export function tableObjects(place: SchemaPlace, relations: readonly CatalogRow[], parts: TableParts): readonly TableObject[] {
  const byTable = (rows: readonly CatalogRow[], key = 'table_name') => {
    const groups = groupRows(rows, (row) => row.text(key));
    return (name: string) => groups.get(name) ?? [];
  };
  const [views, materialized] = [byTable(parts.views, 'name'), byTable(parts.materializedViews, 'name')];
  const [columns, keys, checks, indexes] = [byTable(parts.columns), byTable(parts.keys), byTable(parts.checks), byTable(parts.indexes)];
  const [partitionKeys, partitions] = [byTable(parts.partitionKeys), byTable(parts.partitions)];
  return relations.map((table) => {
    const name = table.text('name');
    const kind = KINDS[table.text('kind')] ?? 'table';
    const [source] = kind === 'materialized-view' ? materialized(name) : views(name);
    return {
      kind,
      ...place,
      name,
      comment: table.textOrNull('remark'),
      definition: source?.textOrNull('definition')?.trim() ?? null,
      columns: columns(name).map(columnObject),
      keys: [...keyObjects(keys(name)), ...checks(name).flatMap(checkObject)],
      indexes: indexObjects(indexes(name)),
      partitions: partitionsObject(partitionKeys(name), partitions(name)),
      rows: table.number('row_count'),
      bytes: table.number('bytes'),
    };
  });
}

const KINDS: Readonly<Record<string, TableObject['kind']>> = {
  VIEW: 'view',
  'MATERIALIZED VIEW': 'materialized-view',
  EXTERNAL: 'external-table',
};

/** An identity column's default draws from its sequence; that is how Oracle makes it, not what people wrote. */
function columnObject(row: CatalogRow): ColumnObject {
  const expression = row.textOrNull('default_value')?.trim() ?? null;
  const kind = row.textOrNull('identity_kind');
  const [virtual, identity] = [row.flag('is_virtual'), row.flag('is_identity')];
  return {
    name: row.text('name'),
    type: columnType(row),
    nullable: row.flag('is_nullable'),
    default: virtual || identity ? null : expression,
    generated: virtual ? expression : null,
    ...(virtual && { computed: 'virtual' as const }),
    identity,
    ...(kind !== null && { numbered: kind === 'ALWAYS' ? ('always' as const) : ('by default' as const) }),
    comment: row.textOrNull('remark'),
  };
}

function keyObjects(rows: readonly CatalogRow[]): KeyObject[] {
  return [...groupRows(rows, (row) => row.text('name'))].flatMap(([name, parts]): KeyObject[] => {
    const [first] = parts;
    if (first === undefined) return [];
    const columns = parts.map((row) => row.text('column_name'));
    if (first.text('kind') !== 'R') return [{ kind: first.text('kind') === 'P' ? 'primary' : 'unique', name, columns }];
    const rule = first.textOrNull('on_delete');
    return [
      {
        kind: 'foreign',
        name,
        columns,
        // Null where the account may not see the table.
        references: { catalog: null, schema: first.textOrNull('target_schema'), name: first.text('target_name') },
        referencedColumns: parts.flatMap((row) => row.textOrNull('target_column') ?? []),
        onDelete: rule,
      },
    ];
  });
}

const NOT_NULL = /^"[^"]+" IS NOT NULL$/;

function checkObject(row: CatalogRow): KeyObject[] {
  const expression = row.text('definition').trim();
  if (row.text('origin') === 'GENERATED NAME' && NOT_NULL.test(expression)) return [];
  return [{ kind: 'check', name: row.text('name'), expression }];
}

/** What is indexed in descending order, Oracle keeps as an expression. */
function indexObjects(rows: readonly CatalogRow[]): IndexObject[] {
  return [...groupRows(rows, (row) => row.text('name'))].map(([name, parts]) => ({
    name,
    unique: parts[0]?.text('uniqueness') === 'UNIQUE',
    parts: parts.map((row) => {
      const expression = row
        .textOrNull('expression')
        ?.trim()
        .replace(/^"([^"]+)"$/, '$1');
      return `${expression ?? row.text('column_name')}${row.text('direction') === 'DESC' ? ' DESC' : ''}`;
    }),
    method: parts[0]?.text('method').toLowerCase() ?? null,
    condition: null,
  }));
}

function partitionsObject(keys: readonly CatalogRow[], rows: readonly CatalogRow[]): PartitionsObject | null {
  const [first] = keys;
  if (first === undefined) return null;
  return {
    method: first.text('method').toLowerCase(),
    by: keys.map((row) => row.text('column_name')).join(', '),
    partitions: rows.map((row) => ({
      name: row.text('name'),
      bound: row.textOrNull('bound_text')?.trim() ?? null,
      rows: row.number('row_count'),
    })),
  };
}
