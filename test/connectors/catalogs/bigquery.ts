import {
  type BigQueryAnswer,
  type BigQueryColumn,
  type BigQueryStatement,
  bigQueryColumns,
} from '../../support/fake-servers/bigquery/index.ts';

/** What INFORMATION_SCHEMA of BigQuery says about the dataset `shop`, in the shapes that its documentation gives. */
export function catalogAnswer({ sql, parameters }: BigQueryStatement): BigQueryAnswer | null {
  const query = /\/\* aetl ([a-z ]+) \*\//.exec(sql)?.[1];
  const table = query === undefined ? undefined : CATALOG[query];
  if (table === undefined) return null;
  const [first, last] = parameters;
  const rows = first == null || last == null ? table.rows : table.rows.filter(([name]) => String(name) >= first && String(name) <= last);
  return { kind: 'rows', columns: table.columns, rows };
}

interface CatalogTable {
  readonly columns: readonly BigQueryColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const PLAIN = ['audit_log', 'empty_table', 'with space', 'with-dash', '매출', ...numbers(40).map((n) => `t_${n}`)];
const VIEWS = numbers(10).map((n) => `v_${n}`);

const RELATIONS: readonly (readonly unknown[])[] = [
  [
    'big_orders',
    'VIEW',
    'CREATE VIEW `demo.shop.big_orders`\nOPTIONS(\n  description="Orders that matter"\n)\nAS SELECT o.id FROM `demo.shop.orders` o WHERE o.total > 1000;',
    '"Orders that matter"',
  ],
  ['customers', 'BASE TABLE', 'CREATE TABLE `demo.shop.customers`\n(\n  id INT64 NOT NULL\n);', '"Who \\"buys\\"\\nhere"'],
  [
    'measures',
    'BASE TABLE',
    'CREATE TABLE `demo.shop.measures`\n(\n  day DATE\n)\nPARTITION BY DATE_TRUNC(day, MONTH)\nCLUSTER BY value;',
    null,
  ],
  ['orders', 'BASE TABLE', 'CREATE TABLE `demo.shop.orders`\n(\n  id INT64\n);', null],
  ['remote', 'EXTERNAL', 'CREATE EXTERNAL TABLE `demo.shop.remote`\n(\n  id INT64\n);', null],
  [
    'totals',
    'MATERIALIZED VIEW',
    'CREATE MATERIALIZED VIEW `demo.shop.totals`\nAS SELECT customer_id, SUM(total) AS total FROM `demo.shop.orders` GROUP BY customer_id;',
    null,
  ],
  ['wide', 'BASE TABLE', 'CREATE TABLE `demo.shop.wide` (c1 INT64);', null],
  ...PLAIN.map((name) => [name, 'BASE TABLE', `CREATE TABLE \`demo.shop.${name}\`\n(\n  id INT64\n);`, null]),
  ...VIEWS.map((name) => [name, 'VIEW', `CREATE VIEW \`demo.shop.${name}\`\nAS SELECT id FROM \`demo.shop.t_1\`;`, null]),
];

const column = (
  table: string,
  name: string,
  type: string,
  more: { readonly required?: boolean; readonly value?: string; readonly partitions?: boolean } = {},
) => [
  table,
  name,
  type,
  more.required === true ? 'NO' : 'YES',
  more.value ?? 'NULL',
  'NEVER',
  null,
  more.partitions === true ? 'YES' : 'NO',
];

const CATALOG: Readonly<Record<string, CatalogTable>> = {
  relations: {
    columns: bigQueryColumns('name', 'kind', 'ddl', 'comment', 'mark'),
    rows: RELATIONS.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)).map((row) => [...row, `1/${row[0]}`]),
  },
  sizes: { columns: bigQueryColumns('name', 'row_count:INTEGER', 'bytes:INTEGER'), rows: [['customers', '4000000000', '81920000']] },
  columns: {
    columns: bigQueryColumns(
      'table_name',
      'name',
      'type_name',
      'is_nullable',
      'default_value',
      'is_generated',
      'generated',
      'is_partitioning',
    ),
    rows: [
      column('customers', 'id', 'INT64', { required: true }),
      column('customers', 'email', 'STRING(120)', { required: true }),
      column('customers', 'name', 'STRING', { value: "'nobody'" }),
      column('customers', 'address', 'ARRAY<STRUCT<street STRING, city STRING>>'),
      column('measures', 'day', 'DATE', { partitions: true }),
      column('orders', 'id', 'INT64'),
      column('orders', 'customer_id', 'INT64'),
      column('orders', 'total', 'NUMERIC(12, 2)'),
      ...numbers(1000).map((n) => column('wide', `c${n}`, 'INT64')),
      ...PLAIN.map((name) => column(name, 'id', 'INT64')),
    ],
  },
  comments: { columns: bigQueryColumns('table_name', 'name', 'comment'), rows: [['customers', 'email', 'Where to write']] },
  keys: {
    columns: bigQueryColumns('table_name', 'name', 'column_name'),
    rows: [
      ['customers', 'customers.pk$', 'id'],
      ['orders', 'orders.pk$', 'id'],
      ['orders', 'orders.pk$', 'customer_id'],
    ],
  },
  'foreign keys': {
    columns: bigQueryColumns('table_name', 'name', 'column_name', 'target_catalog', 'target_schema', 'target_name', 'target_column'),
    rows: [['orders', 'orders.fk$1', 'customer_id', 'demo', 'shop', 'customers', 'id']],
  },
  indexes: { columns: bigQueryColumns('table_name', 'name', 'column_name'), rows: [['customers', 'customers_search', 'email']] },
  partitions: {
    columns: bigQueryColumns('table_name', 'name', 'row_count:INTEGER'),
    rows: [
      ['measures', '202401', '10'],
      ['measures', '__NULL__', '1'],
    ],
  },
  routines: {
    columns: bigQueryColumns('name', 'kind', 'body', 'language', 'ddl', 'comment'),
    rows: [
      ['total_of', 'FUNCTION', 'SQL', null, 'CREATE FUNCTION `demo.shop.total_of`(customer INT64) AS (0);', "'What a customer has paid'"],
      [
        'in_js',
        'FUNCTION',
        'EXTERNAL',
        'JAVASCRIPT',
        'CREATE FUNCTION `demo.shop.in_js`(x FLOAT64) RETURNS FLOAT64 LANGUAGE js AS r"""return x""";',
        null,
      ],
      ['orders_of', 'TABLE FUNCTION', 'SQL', null, 'CREATE TABLE FUNCTION `demo.shop.orders_of`(customer INT64) AS SELECT 1 AS a;', null],
      [
        'close_month',
        'PROCEDURE',
        'SQL',
        null,
        'CREATE PROCEDURE `demo.shop.close_month`(OUT closed BOOL) BEGIN INSERT INTO shop.audit_log VALUES (1); END;',
        null,
      ],
    ],
  },
  parameters: {
    columns: bigQueryColumns('routine_name', 'name', 'type_name', 'mode'),
    rows: [
      ['total_of', 'customer', 'INT64', null],
      ['close_month', 'closed', 'BOOL', 'OUT'],
    ],
  },
};

export const KINDS = {
  table: 4 + PLAIN.length,
  view: 1 + VIEWS.length,
  'materialized-view': 1,
  'external-table': 1,
  function: 3,
  procedure: 1,
};
