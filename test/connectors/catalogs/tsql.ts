import { type TdsAnswer, type TdsColumn, type TdsStatement, tdsColumns } from '../../support/fake-servers/tds/index.ts';

/**
 * What sys.* of SQL Server says about the schema `shop`, in the shapes that its documentation gives. Columns of a query are named by its
 * `AS`; the connector's queries call them so.
 */
export function catalogAnswer({ sql, parameters }: TdsStatement): TdsAnswer | null {
  const query = /\/\* aetl ([a-z ]+) \*\//.exec(sql)?.[1];
  if (query === undefined) return null;
  const table = CATALOG[query];
  if (table === undefined) throw new Error(`The fixture has no ${query}.`);
  const of = parameters['p1'] === undefined || parameters['p1'] === 'shop' ? table.rows : [];
  const [first, last] = [Number(parameters['p2'] ?? 0), Number(parameters['p3'] ?? Number.MAX_SAFE_INTEGER)];
  const rows = table.columns[0]?.name === 'id' ? of.filter(([id]) => Number(id) >= first && Number(id) <= last) : of;
  return { kind: 'rows', columns: table.columns, rows };
}

interface CatalogTable {
  readonly columns: readonly TdsColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const [CUSTOMERS, ORDERS, MEASURES, BIG_ORDERS, WIDE, TOTAL_OF, FIRST_OTHER] = [101, 102, 103, 104, 105, 301, 1001] as const;
const PLAIN = ['audit_log', 'empty_table', 'with "quotes"', 'with space', '😀', '매출', ...numbers(40).map((n) => `t_${n}`)];
const VIEWS = numbers(10).map((n) => `v_${n}`);

const INT = ['int', 'sys', 0, 4, 10, 0] as const;
const column = (
  id: number,
  name: string,
  type: readonly unknown[],
  more: Partial<Record<'base' | 'nullable' | 'identity' | 'value' | 'generated' | 'persisted' | 'comment', unknown>> = {},
) => {
  const [typeName, schema, isUserType, ...sizes] = type;
  const start = [id, name, typeName, schema, isUserType, more.base ?? (isUserType === 1 ? null : typeName), ...sizes];
  return [
    ...start,
    more.nullable ?? 1,
    more.identity ?? 0,
    more.value ?? null,
    more.generated ?? null,
    more.persisted ?? null,
    more.comment ?? null,
  ];
};

const CATALOG: Readonly<Record<string, CatalogTable>> = {
  schemas: { columns: tdsColumns('name'), rows: [['dbo'], ['shop']] },
  'default schema': { columns: tdsColumns('name'), rows: [['shop']] },
  relations: {
    columns: tdsColumns('id:int', 'kind', 'name', 'is_external:int', 'is_clustered:int', 'definition:nvarchar(max)', 'comment', 'mark'),
    rows: [
      [CUSTOMERS, 'U', 'customers', 0, 1, null, 'Who buys'],
      [ORDERS, 'U', 'orders', 0, 1, null, null],
      [MEASURES, 'U', 'measures', 0, 0, null, null],
      [
        BIG_ORDERS,
        'V',
        'big_orders',
        0,
        0,
        '-- reviewed\nCREATE VIEW [shop].[big_orders] WITH SCHEMABINDING\nAS\nSELECT o.id, c.email FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id;\n',
        'Orders that matter',
      ],
      [WIDE, 'U', 'wide', 0, 0, null, null],
      [
        201,
        'V',
        'totals',
        0,
        1,
        'CREATE VIEW shop.totals WITH SCHEMABINDING AS SELECT customer_id, COUNT_BIG(*) AS n FROM shop.orders GROUP BY customer_id',
        null,
      ],
      [202, 'U', 'remote', 1, 0, null, null],
      // The account may not see the source of this one.
      [203, 'V', 'hidden', 0, 0, null, null],
      ...PLAIN.map((name, index) => [FIRST_OTHER + index, 'U', name, 0, 0, null, null]),
      ...VIEWS.map((name, index) => [2001 + index, 'V', name, 0, 0, `CREATE VIEW shop.${name} AS SELECT id FROM shop.t_1`, null]),
    ].map((row) => [...row, `1/${row[0]}`]),
  },
  columns: {
    columns: tdsColumns(
      'id:int',
      'name',
      'type_name',
      'type_schema',
      'is_user_type:bit',
      'base_name',
      'bytes:int',
      'type_precision:int',
      'type_scale:int',
      'is_nullable:bit',
      'is_identity:bit',
      'default_value:nvarchar(max)',
      'generated:nvarchar(max)',
      'is_persisted:bit',
      'comment',
    ),
    rows: [
      column(CUSTOMERS, 'id', INT, { nullable: 0, identity: 1 }),
      column(CUSTOMERS, 'email', ['varchar', 'sys', 0, 120, 0, 0], { nullable: 0, comment: 'Where to write' }),
      column(CUSTOMERS, 'name', ['nvarchar', 'sys', 0, -1, 0, 0], { value: "(N'nobody')" }),
      column(CUSTOMERS, 'name_length', INT, { generated: '(len([name]))', persisted: 1 }),
      column(CUSTOMERS, 'phone', ['phone', 'shop', 1, 20, 0, 0], { base: 'varchar' }),
      column(CUSTOMERS, 'short', INT, { generated: '(left([name],(1)))', persisted: 0 }),
      column(CUSTOMERS, 'place', ['spot', 'shop', 1, -1, 0, 0]),
      column(ORDERS, 'id', ['bigint', 'sys', 0, 8, 19, 0], { nullable: 0 }),
      column(ORDERS, 'customer_id', INT, { nullable: 0 }),
      column(ORDERS, 'total', ['decimal', 'sys', 0, 9, 12, 2], { nullable: 0, value: '((0))' }),
      column(ORDERS, 'at', ['datetimeoffset', 'sys', 0, 10, 34, 7]),
      column(MEASURES, 'day', ['date', 'sys', 0, 3, 10, 0], { nullable: 0 }),
      column(BIG_ORDERS, 'id', ['bigint', 'sys', 0, 8, 19, 0], { nullable: 0 }),
      column(BIG_ORDERS, 'email', ['varchar', 'sys', 0, 120, 0, 0], { nullable: 0 }),
      ...numbers(1000).map((n) => column(WIDE, `c${n}`, INT)),
      ...PLAIN.map((_, index) => column(FIRST_OTHER + index, 'id', INT)),
    ],
  },
  indexes: {
    columns: tdsColumns(
      'id:int',
      'name',
      'method',
      'is_unique:bit',
      'filter_text:nvarchar(max)',
      'key_name',
      'key_kind',
      'column_name',
      'is_descending:bit',
    ),
    rows: [
      [CUSTOMERS, 'customers_key', 'CLUSTERED', 1, null, 'customers_key', 'PK', 'id', 0],
      [CUSTOMERS, 'customers_email', 'NONCLUSTERED', 1, null, 'customers_email', 'UQ', 'email', 0],
      [CUSTOMERS, 'customers_name', 'NONCLUSTERED', 0, '([name] IS NOT NULL)', null, null, 'email', 0],
      [CUSTOMERS, 'customers_name', 'NONCLUSTERED', 0, '([name] IS NOT NULL)', null, null, 'id', 1],
      [ORDERS, 'orders_key', 'CLUSTERED', 1, null, 'orders_key', 'PK', 'id', 0],
      [ORDERS, 'orders_key', 'CLUSTERED', 1, null, 'orders_key', 'PK', 'customer_id', 0],
    ],
  },
  'foreign keys': {
    columns: tdsColumns('id:int', 'name', 'column_name', 'target_schema', 'target_name', 'target_column', 'on_delete'),
    rows: [[ORDERS, 'orders_customer', 'customer_id', 'shop', 'customers', 'id', 'SET_NULL']],
  },
  checks: {
    columns: tdsColumns('id:int', 'name', 'definition:nvarchar(max)'),
    rows: [[ORDERS, 'orders_total_positive', '([total]>=(0))']],
  },
  storage: {
    columns: tdsColumns('id:int', 'index_id:int', 'part_number:int', 'row_count:bigint', 'bytes:bigint'),
    rows: [
      [CUSTOMERS, 1, 1, 4_000_000_000, 8_192_000],
      [CUSTOMERS, 2, 1, 4_000_000_000, 81_920],
      [MEASURES, 0, 1, 10, 8192],
      [MEASURES, 0, 2, 20, 8192],
      [MEASURES, 0, 3, 0, 0],
    ],
  },
  partitions: {
    columns: tdsColumns('id:int', 'column_name', 'is_right:bit', 'part_number:int', 'bound_text'),
    rows: [
      [MEASURES, 'day', 1, 1, '2024-01-01'],
      [MEASURES, 'day', 1, 2, '2025-01-01'],
    ],
  },
  routines: {
    columns: tdsColumns('id:int', 'kind', 'name', 'definition:nvarchar(max)', 'parent_name', 'comment'),
    rows: [
      [
        TOTAL_OF,
        'FN',
        'total_of',
        'CREATE FUNCTION shop.total_of(@customer int) RETURNS decimal(12,2) AS BEGIN RETURN 0 END',
        null,
        'What a customer has paid',
      ],
      [302, 'IF', 'orders_of', 'CREATE FUNCTION shop.orders_of(@customer int) RETURNS TABLE AS RETURN SELECT 1 AS a', null, null],
      [303, 'P', 'close_month', 'CREATE PROCEDURE shop.close_month AS INSERT INTO shop.audit_log VALUES (1)', null, null],
      [304, 'PC', 'compiled', null, null, null],
      [305, 'TR', 'note_orders', 'CREATE TRIGGER shop.note_orders ON shop.orders AFTER INSERT AS PRINT 1', 'orders', null],
    ],
  },
  parameters: {
    columns: tdsColumns('id:int', 'name', 'type_name', 'bytes:int', 'type_precision:int', 'type_scale:int', 'is_output:bit'),
    rows: [
      [TOTAL_OF, '@customer', 'int', 4, 10, 0, 0],
      [303, '@month', 'nvarchar', 14, 0, 0, 0],
      [303, '@closed', 'decimal', 9, 12, 2, 1],
    ],
  },
  sequences: { columns: tdsColumns('name', 'comment'), rows: [['ticket', 'Numbers to wait with']] },
  synonyms: { columns: tdsColumns('name', 'target'), rows: [['buyers', '[crm].[dbo].[customers]']] },
};

export const KINDS = {
  table: 4 + PLAIN.length,
  view: 2 + VIEWS.length,
  'materialized-view': 1,
  'external-table': 1,
  function: 2,
  procedure: 2,
  trigger: 1,
  sequence: 1,
  synonym: 1,
};
