import { hash } from 'node:crypto';
import {
  type ColumnObject,
  type DatabaseObject,
  type IndexObject,
  isTable,
  type KeyObject,
  type ObjectPlace,
  type PartitionsObject,
  type RoutineObject,
  type TableObject,
  type TypeShape,
} from '../../metadata/index.ts';
import type { Value } from './insert-rows.ts';
import type { StoreTables } from './schema.ts';
import { flagValue, jsonText, jsonValue } from './values.ts';

export type OtherObject = Exclude<DatabaseObject, TableObject>;

/** The same for objects of the same content. How many rows a table has is no content: it changes every day. */
export function contentHash(object: DatabaseObject): string {
  return hash('sha1', jsonText(contentOf(object)), 'base64').slice(0, 22);
}

function contentOf(object: DatabaseObject): unknown {
  if (!isTable(object)) return object;
  const { kind, comment, definition, columns, keys, indexes, partitions, inherits, broken } = object;
  return [
    kind,
    comment,
    definition,
    columns.map(columnValues),
    byName(keys),
    byName(indexes),
    partitions && [
      partitions.method,
      partitions.by,
      partitions.partitions.map(({ name, bound, below }) => (below === undefined ? [name, bound] : [name, bound, below])),
    ],
    // What most tables have not leaves them as they were.
    ...(inherits === undefined && broken === undefined ? [] : [inherits?.map(placeOf) ?? [], broken ?? null]),
  ];
}

/** Databases list keys and indexes in whatever order. */
function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function columnValues(column: ColumnObject): readonly Value[] {
  const { computed, numbered, inherited, base } = column;
  const more =
    computed === undefined && numbered === undefined && !inherited ? [] : [computed ?? null, numbered ?? null, inherited ?? false];
  const plain = [column.name, column.type, column.nullable, column.default, column.generated, column.identity, column.comment];
  return base === undefined ? [...plain, ...more] : [...plain, ...more, `base ${base}`];
}

export const COLUMN_COLUMNS = [
  'table_id',
  'ordinal_pos',
  'column_name',
  'data_type',
  'is_nullable',
  'is_pk',
  'is_fk',
  'fk_ref_table',
  'fk_ref_column',
  'description',
  'default_value',
  'generated_expr',
  'is_identity',
  'computed_kind',
  'identity_kind',
  'is_inherited',
  'base_type',
] as const;

export function columnRows(id: number, { columns, keys }: TableObject): Value[][] {
  const primary = new Set(keys.flatMap((key) => (key.kind === 'primary' ? key.columns : [])));
  return columns.map((column, at) => {
    const foreign = keys.find((key) => key.kind === 'foreign' && key.columns.includes(column.name));
    const [table, referenced] = foreign?.kind === 'foreign' ? referenceOf(foreign, column.name) : [null, null];
    return [
      id,
      at + 1,
      column.name,
      column.type,
      column.nullable,
      primary.has(column.name),
      foreign !== undefined,
      table,
      referenced,
      column.comment,
      column.default,
      column.generated,
      column.identity,
      column.computed ?? null,
      column.numbered ?? null,
      column.inherited ?? false,
      column.base ?? null,
    ];
  });
}

function referenceOf(key: KeyObject & { readonly kind: 'foreign' }, column: string): readonly [string, string | null] {
  const { schema, name } = key.references;
  return [schema === null ? name : `${schema}.${name}`, key.referencedColumns[key.columns.indexOf(column)] ?? null];
}

export const KEY_COLUMNS = [
  'table_id',
  'ordinal_pos',
  'key_name',
  'key_type',
  'columns_json',
  'ref_json',
  'on_delete',
  'expression',
  'key_timing',
  'is_inherited',
] as const;

export function keyRows(id: number, { keys }: TableObject): Value[][] {
  return keys.map((key, at) => {
    const start = [id, at + 1, key.name, key.kind];
    switch (key.kind) {
      case 'check':
        return [...start, null, null, null, key.expression, null, key.inherited ?? false];
      case 'foreign':
        return [
          ...start,
          jsonText(key.columns),
          jsonText({
            ...placeOf(key.references),
            columns: key.referencedColumns,
            ...(key.onUpdate !== undefined && { onUpdate: key.onUpdate }),
          }),
          key.onDelete,
          null,
          key.deferrable ?? null,
          false,
        ];
      default:
        return [...start, jsonText(key.columns), null, null, null, key.deferrable ?? null, false];
    }
  });
}

function placeOf({ catalog, schema, name }: ObjectPlace): ObjectPlace {
  return { catalog, schema, name };
}

export const INDEX_COLUMNS = [
  'table_id',
  'ordinal_pos',
  'index_name',
  'is_unique',
  'parts_json',
  'method',
  'condition',
  'definition',
] as const;

export function indexRows(id: number, { indexes }: TableObject): Value[][] {
  return indexes.map((index, at) => [
    id,
    at + 1,
    index.name,
    index.unique,
    jsonText(index.parts),
    index.method,
    index.condition,
    index.definition ?? null,
  ]);
}

/** Rows of one table and its parts, as they are read. */
export interface TableRows {
  readonly table: Pick<
    Row<'aetl_table_meta'>,
    | 'catalog_name'
    | 'schema_name'
    | 'table_name'
    | 'table_type'
    | 'description'
    | 'definition'
    | 'partitions_json'
    | 'inherits_json'
    | 'broken_reason'
    | 'row_count'
    | 'size_bytes'
  >;
  readonly columns: readonly Pick<
    Row<'aetl_column_meta'>,
    | 'column_name'
    | 'data_type'
    | 'is_nullable'
    | 'default_value'
    | 'generated_expr'
    | 'is_identity'
    | 'description'
    | 'computed_kind'
    | 'identity_kind'
    | 'is_inherited'
    | 'base_type'
  >[];
  readonly keys: readonly Pick<
    Row<'aetl_key_meta'>,
    'key_name' | 'key_type' | 'columns_json' | 'ref_json' | 'on_delete' | 'expression' | 'key_timing' | 'is_inherited'
  >[];
  readonly indexes: readonly Pick<
    Row<'aetl_index_meta'>,
    'index_name' | 'is_unique' | 'parts_json' | 'method' | 'condition' | 'definition'
  >[];
}

type Row<T extends keyof StoreTables> = StoreTables[T];

export function tableObject({ table, columns, keys, indexes }: TableRows): TableObject {
  return {
    kind: table.table_type as TableObject['kind'],
    catalog: table.catalog_name || null,
    schema: table.schema_name || null,
    name: table.table_name,
    comment: table.description,
    definition: table.definition,
    columns: columns.map((row) => ({
      name: row.column_name,
      type: row.data_type,
      ...(row.base_type !== null && { base: row.base_type }),
      nullable: flagValue(row.is_nullable),
      default: row.default_value,
      generated: row.generated_expr,
      identity: flagValue(row.is_identity),
      comment: row.description,
      ...(row.computed_kind !== null && { computed: row.computed_kind as NonNullable<ColumnObject['computed']> }),
      ...(row.identity_kind !== null && { numbered: row.identity_kind as NonNullable<ColumnObject['numbered']> }),
      ...(flagValue(row.is_inherited) && { inherited: true as const }),
    })),
    keys: keys.map(keyObject),
    indexes: indexes.map(
      (row): IndexObject => ({
        name: row.index_name,
        unique: flagValue(row.is_unique),
        parts: jsonValue<readonly string[]>(row.parts_json),
        method: row.method,
        condition: row.condition,
        ...(row.definition && { definition: row.definition }),
      }),
    ),
    partitions: table.partitions_json === null ? null : jsonValue<PartitionsObject>(table.partitions_json),
    rows: table.row_count,
    bytes: table.size_bytes,
    ...(table.inherits_json !== null && { inherits: jsonValue<readonly ObjectPlace[]>(table.inherits_json) }),
    ...(table.broken_reason !== null && { broken: table.broken_reason }),
  };
}

function keyObject(row: TableRows['keys'][number]): KeyObject {
  const name = row.key_name;
  if (row.key_type === 'check') {
    const inherited = flagValue(row.is_inherited) && { inherited: true as const };
    return { kind: 'check', name, expression: row.expression ?? '', ...inherited };
  }
  const columns = jsonValue<readonly string[]>(row.columns_json);
  const deferrable = row.key_timing !== null && { deferrable: row.key_timing as 'immediate' | 'deferred' };
  if (row.key_type !== 'foreign') return { kind: row.key_type === 'primary' ? 'primary' : 'unique', name, columns, ...deferrable };
  const {
    columns: referencedColumns,
    onUpdate,
    ...references
  } = jsonValue<ObjectPlace & { readonly columns: readonly string[]; readonly onUpdate?: string }>(row.ref_json);
  const updated = onUpdate !== undefined && { onUpdate };
  return { kind: 'foreign', name, columns, references, referencedColumns, onDelete: row.on_delete, ...updated, ...deferrable };
}

export type OtherRow = Pick<
  Row<'aetl_object_meta'>,
  | 'catalog_name'
  | 'schema_name'
  | 'object_name'
  | 'object_type'
  | 'signature'
  | 'language'
  | 'definition'
  | 'target'
  | 'description'
  | 'shape_json'
>;

export function otherObject(row: OtherRow): OtherObject {
  const place = { catalog: row.catalog_name || null, schema: row.schema_name || null, name: row.object_name };
  switch (row.object_type) {
    case 'sequence':
      return { kind: 'sequence', ...place, comment: row.description };
    case 'synonym':
      return { kind: 'synonym', ...place, target: row.target ?? '' };
    case 'type':
      return { kind: 'type', ...place, comment: row.description, shape: jsonValue<TypeShape>(row.shape_json) };
    default:
      return {
        kind: row.object_type as RoutineObject['kind'],
        ...place,
        signature: row.signature,
        language: row.language,
        definition: row.definition,
        comment: row.description,
      };
  }
}
