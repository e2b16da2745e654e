import type {
  BrowsedKey,
  BrowsedList,
  BrowsedName,
  BrowsedObject,
  CrawledBrowser,
  DatabaseObject,
  TableObject,
  TypeShape,
} from '../../metadata/index.ts';
import { type OtherRow, otherObject, type TableRows, tableObject } from '../store/object-rows.ts';
import { flagValue, jsonValue, millisecondsOf, numberOf } from '../store/values.ts';

export interface BrowserPlace extends Pick<CrawledBrowser, 'dialect' | 'revision' | 'schemas'> {
  readonly source: number;
  readonly run: number;
  readonly time: string | null;
}

/** Rows of a statement, which is prepared once. */
export type ReadRows = <Row>(sql: string, ...parameters: readonly (string | number)[]) => Row[];

/** Pages of a crawl in an open file. Each takes some milliseconds whatever the size of the database. */
export function crawledBrowser(rows: ReadRows, place: BrowserPlace): CrawledBrowser {
  const { source, run, time, dialect, revision, schemas } = place;
  const current = [source, run, run] as const;
  return {
    dialect,
    revision,
    schemas,
    crawledAt: time === null ? null : millisecondsOf(time),
    names(list, schema, after, limit) {
      const { name, kind, id, table, signature } = COLUMNS[list];
      return rows<BrowsedName>(
        `select ${id} as id, ${kind} as kind, ${name} as name, ${signature} as signature from ${table}
         where ${CURRENT} and schema_name = ? and ${name} >= ? and (${name}, ${id}) > (?, ?) order by ${name}, ${id} limit ?`,
        ...current,
        schema,
        after?.name ?? '',
        after?.name ?? '',
        after?.id ?? -1,
        limit,
      );
    },
    keys(list, after, limit) {
      const { id, table } = COLUMNS[list];
      return rows<BrowsedKey>(
        `select ${id} as id, name_key as key from ${table}
         where source_id = ? and name_key >= ? and (name_key, ${id}) > (?, ?) order by name_key, ${id} limit ?`,
        source,
        after?.key ?? '',
        after?.key ?? '',
        after?.id ?? -1,
        limit,
      );
    },
    tablesWithColumn: (text, after, span) =>
      rows<{ readonly id: number }>(
        `select distinct table_id as id from aetl_column_meta where table_id > ? and table_id <= ? and column_name like ? escape '\\'`,
        after,
        after + span,
        `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`,
      ).map(({ id }) => id),
    lastTable: () => rows<{ readonly last: number | null }>('select max(table_id) as last from aetl_table_meta')[0]?.last ?? 0,
    listed(list, ids) {
      const { id, name, kind, table, signature, figures } = COLUMNS[list];
      return rows<ListedRow>(
        `select ${id} as id, ${kind} as kind, ${name} as name, ${signature} as signature, catalog_name as catalog, schema_name as schema,
         description as comment, ${figures}, definition is not null as has_definition from ${table}
         where ${id} in (select value from json_each(?)) and ${CURRENT} order by schema_name, ${name}, ${id}`,
        JSON.stringify(ids),
        ...current,
      ).map(listedObject);
    },
    object: (list, schema, name, signature) =>
      list === 'tables' ? readTable(rows, current, schema, name) : readOther(rows, current, schema, name, signature),
  };
}

const CURRENT = 'source_id = ? and from_run <= ? and (to_run is null or to_run > ?)';

const PROFILED = `(select max(profiled_at) from aetl_profile p where p.source_id = aetl_table_meta.source_id
  and p.schema_name = aetl_table_meta.schema_name and p.table_name = aetl_table_meta.table_name)`;

const COLUMNS = {
  tables: {
    table: 'aetl_table_meta',
    id: 'table_id',
    name: 'table_name',
    kind: 'table_type',
    signature: "''",
    figures: `row_count as rows, size_bytes as bytes, null as target, broken_reason as broken, null as shape, ${PROFILED} as profiled_at`,
  },
  others: {
    table: 'aetl_object_meta',
    id: 'object_id',
    name: 'object_name',
    kind: 'object_type',
    signature: 'signature',
    figures: 'null as rows, null as bytes, target, null as broken, shape_json as shape, null as profiled_at',
  },
} as const satisfies Readonly<Record<BrowsedList, object>>;

type ListedRow = Omit<BrowsedObject, 'hasDefinition' | 'profiledAt' | 'shape'> & {
  readonly shape: string | null;
  readonly has_definition: number;
  readonly profiled_at: string | null;
};

function listedObject({ has_definition, profiled_at, shape, ...row }: ListedRow): BrowsedObject {
  return {
    ...row,
    catalog: row.catalog || null,
    schema: row.schema || null,
    rows: numberOf(row.rows),
    bytes: numberOf(row.bytes),
    shape: shape === null ? null : jsonValue<TypeShape>(shape),
    hasDefinition: flagValue(has_definition),
    profiledAt: profiled_at === null ? null : millisecondsOf(profiled_at),
  };
}

type Current = readonly [source: number, run: number, sameRun: number];

function readTable(rows: ReadRows, current: Current, schema: string, name: string): TableObject | null {
  const [table] = rows<TableRows['table'] & { readonly table_id: number }>(
    `select * from aetl_table_meta where ${CURRENT} and schema_name = ? and table_name = ?`,
    ...current,
    schema,
    name,
  );
  if (table === undefined) return null;
  const parts = <Row>(from: string) => rows<Row>(`select * from ${from} where table_id = ? order by ordinal_pos`, table.table_id);
  return tableObject({
    table,
    columns: parts<TableRows['columns'][number]>('aetl_column_meta'),
    keys: parts<TableRows['keys'][number]>('aetl_key_meta'),
    indexes: parts<TableRows['indexes'][number]>('aetl_index_meta'),
  });
}

function readOther(rows: ReadRows, current: Current, schema: string, name: string, signature: string): DatabaseObject | null {
  const [row] = rows<OtherRow>(
    `select * from aetl_object_meta where ${CURRENT} and schema_name = ? and object_name = ? and signature = ?`,
    ...current,
    schema,
    name,
    signature,
  );
  return row === undefined ? null : otherObject(row);
}
