import { connect } from '../../server/src/adapters/connectors/bigquery/index.ts';
import type { CellValue, ConnectionSettings } from '../../server/src/metadata/index.ts';
import {
  type BigQueryAnswer,
  type BigQueryColumn,
  type BigQueryServer,
  type BigQueryStatement,
  bigQueryColumns,
  startBigQueryServer,
} from '../support/fake-servers/bigquery/index.ts';
import { catalogAnswer, KINDS } from './catalogs/bigquery.ts';
import type { Expected, Harness, TestDatabase } from './harness.ts';

const READER_TOKEN = 'reader-t0ken-planted';
const WRITER_TOKEN = 'writer-t0ken-planted';

const MILLION = "SELECT n, REPEAT('x', 90) AS filling FROM UNNEST(GENERATE_ARRAY(1, 1000000)) AS n";
const SLOW = 'SELECT COUNT(*) FROM shop.orders a CROSS JOIN shop.orders b';
const WRITE = "INSERT INTO shop.audit_log VALUES ('a'), ('b')";

/** Queries with what the fake says, and what is to arrive. */
const VALUES: readonly (readonly [
  what: string,
  columns: readonly BigQueryColumn[],
  sent: readonly unknown[],
  arrives: readonly CellValue[],
])[] = [
  [
    'numbers',
    bigQueryColumns('a:INTEGER', 'b:INTEGER', 'c:INTEGER', 'd:FLOAT', 'e:FLOAT', 'f:FLOAT', 'g:BOOLEAN'),
    ['-2147483648', '9007199254740991', '9223372036854775807', '0.1', 'NaN', '-Infinity', 'true'],
    [-2147483648, 9007199254740991, '9223372036854775807', 0.1, Number.NaN, Number.NEGATIVE_INFINITY, true],
  ],
  [
    'decimals',
    bigQueryColumns('a:NUMERIC', 'b:BIGNUMERIC', 'c:NUMERIC'),
    ['12.5', '578960446186580977117854925043439539266.34992332820282019728792003956564819967', '0.000000001'],
    ['12.5', '578960446186580977117854925043439539266.34992332820282019728792003956564819967', '0.000000001'],
  ],
  [
    'times',
    bigQueryColumns('a:DATE', 'b:TIME', 'c:DATETIME', 'd:TIMESTAMP', 'e:TIMESTAMP', 'f:TIMESTAMP', 'g:INTERVAL'),
    ['0001-01-01', '23:59:59.999999', '2024-02-29T23:59:59.123456', '1709208000000000', '-62135596800000000', '-1', '1-2 3 4:5:6.789'],
    [
      '0001-01-01',
      '23:59:59.999999',
      '2024-02-29 23:59:59.123456',
      '2024-02-29 12:00:00+00',
      '0001-01-01 00:00:00+00',
      '1969-12-31 23:59:59.999999+00',
      '1-2 3 4:5:6.789',
    ],
  ],
  ['bytes', bigQueryColumns('a:BYTES', 'b:BYTES'), ['AP8=', ''], [new Uint8Array([0, 255]), new Uint8Array()]],
  ['texts', bigQueryColumns('a', 'b', 'c:JSON'), ['한글 😀 "x" \'y\'', '', '{"a": 1}'], ['한글 😀 "x" \'y\'', '', '{"a": 1}']],
  [
    'nothing',
    bigQueryColumns('a:INTEGER', 'b:NUMERIC', 'c', 'd:TIMESTAMP', 'e:BYTES'),
    [null, null, null, null, null],
    [null, null, null, null, null],
  ],
  [
    'nested',
    [
      { name: 'a', type: 'INTEGER', mode: 'REPEATED' },
      {
        name: 'b',
        type: 'RECORD',
        fields: [
          { name: 'x', type: 'INTEGER' },
          { name: 'y', type: 'RECORD', mode: 'REPEATED', fields: [{ name: 'z', type: 'FLOAT' }] },
        ],
      },
    ],
    [[{ v: '1' }, { v: '9007199254740993' }], { f: [{ v: '7' }, { v: [{ v: { f: [{ v: 'NaN' }] } }] }] }],
    ['[1,"9007199254740993"]', '{"x":7,"y":[{"z":"NaN"}]}'],
  ],
];
const valueQuery = (what: string) => `SELECT * FROM shop.\`${what}\``;

function* million(): Generator<readonly unknown[]> {
  const filling = 'x'.repeat(90);
  for (let n = 1; n <= 1_000_000; n++) yield [String(n), filling];
}

export interface BigQueryState {
  readonly server: BigQueryServer;
  readonly database: TestDatabase;
  /** Answers for statements that a test has of its own. */
  readonly answers: Map<string, BigQueryAnswer>;
}

export async function startBigQuery(): Promise<BigQueryState> {
  const answers = new Map<string, BigQueryAnswer>();
  let written = 0;
  const server = await startBigQueryServer({
    project: 'demo',
    accounts: { [READER_TOKEN]: 'reader@example.com', [WRITER_TOKEN]: 'writer@example.com' },
    datasets: { private: [], shop: ['customers'] },
    permissions: { 'writer@example.com': ['bigquery.tables.updateData'] },
    answer(statement) {
      const { sql, account } = statement;
      if (sql === WRITE) {
        if (account !== 'writer@example.com')
          return {
            kind: 'error',
            error: {
              status: 403,
              reason: 'accessDenied',
              message: 'Access Denied: Table demo:shop.audit_log: User does not have permission.',
            },
          };
        written += 2;
        return { kind: 'done', statementType: 'INSERT', affected: 2 };
      }
      if (sql === 'SELECT COUNT(*) FROM shop.audit_log')
        return { kind: 'rows', columns: bigQueryColumns('f0_:INTEGER'), rows: [[String(written)]] };
      if (/aetl facts/.test(sql)) return { kind: 'rows', columns: bigQueryColumns('user_name'), rows: [[account]] };
      if (/`private`\.INFORMATION_SCHEMA/.test(sql))
        return {
          kind: 'error',
          error: {
            status: 403,
            reason: 'accessDenied',
            message: 'Access Denied: Dataset demo:private: Permission bigquery.tables.list denied.',
          },
        };
      return answers.get(sql) ?? catalogAnswer(statement) ?? queryAnswer(statement);
    },
  });
  const reader: ConnectionSettings = {
    name: 'warehouse',
    type: 'bigquery',
    environment: 'test',
    host: '127.0.0.1',
    port: server.port,
    database: 'demo',
    user: null,
    password: READER_TOKEN,
    path: null,
    tls: 'off',
    options: {},
  };
  const database: TestDatabase = {
    reader,
    crawler: reader,
    writer: { ...reader, name: 'warehouse-writer', password: WRITER_TOKEN },
    connect: async (settings) => connect(settings),
    running: async (text) => server.running().filter((sql) => sql.includes(text)).length,
    stop: () => server.kill(),
    kill: () => server.kill(),
    exhaust: null,
    isFake: true,
    disconnect: null,
    expected: EXPECTED,
  };
  return { server, database, answers };
}

function queryAnswer({ sql, parameters }: BigQueryStatement): BigQueryAnswer {
  const values = VALUES.find(([what]) => sql === valueQuery(what));
  if (values !== undefined) return { kind: 'rows', columns: values[1], rows: [values[2]] };
  switch (sql) {
    case MILLION:
      return { kind: 'rows', columns: bigQueryColumns('n:INTEGER', 'filling'), rows: million() };
    case SLOW:
      return { kind: 'silence' };
    case 'SELECT ? + 1, ?, ?':
      return {
        kind: 'rows',
        columns: bigQueryColumns('f0_:INTEGER', 'f1_', 'f2_'),
        rows: [[String(Number(parameters[0]) + 1), parameters[1] ?? null, parameters[2] ?? null]],
      };
    case "SELECT 1,\n  '😀', nope FROM shop.orders":
      return { kind: 'error', error: { status: 400, reason: 'invalidQuery', message: 'Unrecognized name: nope at [2:8]' } };
    case 'SELECT * FROM shop.wide':
      return { kind: 'rows', columns: bigQueryColumns(...Array.from({ length: 1000 }, (_, n) => `c${n + 1}:INTEGER`)), rows: [] };
    default:
      return /^SELECT \* FROM /.test(sql)
        ? { kind: 'rows', columns: bigQueryColumns('id:INTEGER'), rows: [] }
        : { kind: 'error', error: { status: 404, reason: 'notFound', message: `Not found: Table in ${sql}` } };
  }
}

const EXPECTED: Expected = {
  product: /^BigQuery$/,
  encrypted: false,
  wrongSettings: [
    ['token', { password: 'wr0ng-planted' }, 'login', /key file or the access token/],
    ['host', { host: 'no-such-host.invalid' }, 'unreachable', /no such host|cannot be looked up/],
    ['port', { port: 1 }, 'unreachable', /nothing listens/],
    ['project', { database: 'nowhere' }, 'no-such-database', /“database” of the connection “warehouse”/],
    ['key file', { password: null, path: '/nowhere/key.json' }, 'login', /no key file/],
  ],
  tellsChanges: true,
  searchPath: [],
  schema: 'shop',
  kinds: KINDS,
  tables: [
    {
      name: 'customers',
      kind: 'table',
      catalog: 'demo',
      schema: 'shop',
      comment: 'Who "buys"\nhere',
      definition: null,
      rows: 4_000_000_000,
      bytes: 81_920_000,
      columns: [
        { name: 'id', type: 'INT64', nullable: false, default: null, generated: null, identity: false, comment: null },
        { name: 'email', type: 'STRING(120)', nullable: false, default: null, generated: null, identity: false, comment: 'Where to write' },
        { name: 'name', type: 'STRING', nullable: true, default: "'nobody'", generated: null, identity: false, comment: null },
        {
          name: 'address',
          type: 'ARRAY<STRUCT<street STRING, city STRING>>',
          nullable: true,
          default: null,
          generated: null,
          identity: false,
          comment: null,
        },
      ],
      keys: [{ kind: 'primary', name: 'customers.pk$', columns: ['id'] }],
      indexes: [{ name: 'customers_search', unique: false, parts: ['email'], method: 'search', condition: null }],
      partitions: null,
    },
    {
      name: 'orders',
      keys: [
        { kind: 'primary', name: 'orders.pk$', columns: ['id', 'customer_id'] },
        {
          kind: 'foreign',
          name: 'orders.fk$1',
          columns: ['customer_id'],
          references: { catalog: 'demo', schema: 'shop', name: 'customers' },
          referencedColumns: ['id'],
          onDelete: null,
        },
      ],
    },
    {
      name: 'measures',
      partitions: {
        method: 'range',
        by: 'DATE_TRUNC(day, MONTH)',
        partitions: [
          { name: '202401', bound: null, rows: 10 },
          { name: '__NULL__', bound: null, rows: 1 },
        ],
      },
    },
    {
      name: 'big_orders',
      kind: 'view',
      comment: 'Orders that matter',
      definition: 'SELECT o.id FROM `demo.shop.orders` o WHERE o.total > 1000',
    },
  ],
  definitions: [
    ['materialized-view', 'totals', /^SELECT customer_id, SUM\(total\)/],
    ['function', 'total_of', /CREATE FUNCTION `demo\.shop\.total_of`/],
    ['procedure', 'close_month', /INSERT INTO shop\.audit_log/],
  ],
  oddNames: [
    ['shop.`with space`', 'with space'],
    ['shop.`with-dash`', 'with-dash'],
    ['shop.`매출`', '매출'],
  ],
  wide: 'wide',
  forbidden: null,
  values: VALUES.map(([what, , , row]) => [what, valueQuery(what), row]),
  emptyTable: 'empty_table',
  slow: SLOW,
  million: MILLION,
  wrongStatement: { sql: "SELECT 1,\n  '😀', nope FROM shop.orders", offset: 18 },
  placeholder: ['SELECT ? + 1, ?, ?', [41, "it's", null], [42, "it's", null]],
  write: { sql: WRITE, affected: 2, shownBy: 'SELECT COUNT(*) FROM shop.audit_log', shown: 2 },
  explained: /"totalBytesProcessed": "12345"/,
};

export const bigquery: Harness = {
  name: 'BigQuery (a fake that speaks its protocol)',
  start: async () => (await startBigQuery()).database,
};
