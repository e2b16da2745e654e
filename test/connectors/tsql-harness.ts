import { connect } from '../../server/src/adapters/connectors/tsql/index.ts';
import type { CellValue, ConnectionSettings } from '../../server/src/metadata/index.ts';
import {
  startTdsServer,
  type TdsAnswer,
  type TdsColumn,
  type TdsServer,
  type TdsStatement,
  tdsColumns,
} from '../support/fake-servers/tds/index.ts';
import { catalogAnswer, KINDS } from './catalogs/tsql.ts';
import type { Expected, Harness, TestDatabase } from './harness.ts';

const READER_PASSWORD = 'reader-s3cret-planted';
const WRITER_PASSWORD = 'writer-s3cret-planted';

export const MILLION = "SELECT value AS n, REPLICATE('x', 90) AS filling FROM GENERATE_SERIES(1, 1000000)";
const SLOW = 'SELECT COUNT(*) FROM shop.orders a CROSS JOIN shop.orders b';
const WRITE = "INSERT INTO shop.audit_log VALUES ('a'), ('b')";

/** Queries with what the fake says, and what is to arrive. */
const VALUES: readonly (readonly [what: string, columns: readonly TdsColumn[], sent: readonly unknown[], arrives: readonly CellValue[]])[] =
  [
    [
      'numbers',
      tdsColumns('a:int', 'b:bigint', 'c:bigint', 'd:float', 'e:bit'),
      [-2147483648, 9007199254740991n, 9007199254740993n, 0.1, 1],
      [-2147483648, 9007199254740991, '9007199254740993', 0.1, true],
    ],
    [
      'decimals',
      tdsColumns('a:decimal(10,2)', 'b:decimal(38,10)', 'c:decimal(38,0)', 'd:money', 'e:variant'),
      [
        '12.50',
        '-1234567890123456789012345678.0123456789',
        '99999999999999999999999999999999999999',
        '-922337203685477.5808',
        '12345678901234567890.1234567891',
      ],
      [
        '12.50',
        '-1234567890123456789012345678.0123456789',
        '99999999999999999999999999999999999999',
        '-922337203685477.5808',
        '12345678901234567890.1234567891',
      ],
    ],
    [
      'small fractions',
      tdsColumns('a:decimal(5,5)', 'b:decimal(5,5)', 'c:money'),
      ['0.00001', '-0.50000', '0.0001'],
      ['0.00001', '-0.50000', '0.0001'],
    ],
    [
      'times',
      tdsColumns('a:date', 'b:time(7)', 'c:datetime2(7)', 'd:datetime2(0)', 'e:datetime', 'f:date'),
      ['0001-01-01', '23:59:59.9999999', '2024-02-29 23:59:59.1234567', '9999-12-31 00:00:01', '2024-02-29 12:00:00.003', '9999-12-31'],
      ['0001-01-01', '23:59:59.9999999', '2024-02-29 23:59:59.1234567', '9999-12-31 00:00:01', '2024-02-29 12:00:00.003', '9999-12-31'],
    ],
    [
      'zones',
      tdsColumns('a:datetimeoffset(7)', 'b:datetimeoffset(3)', 'c:datetimeoffset(0)'),
      ['2024-01-01 03:00:00.1234567 +09:00', '2024-12-31 23:30:00.500 -03:30', '2024-06-01 12:00:00 +00:00'],
      ['2024-01-01 03:00:00.1234567 +09:00', '2024-12-31 23:30:00.500 -03:30', '2024-06-01 12:00:00 +00:00'],
    ],
    ['bytes', tdsColumns('a:varbinary', 'b:varbinary'), [Buffer.of(0, 255), Buffer.of()], [new Uint8Array([0, 255]), new Uint8Array()]],
    [
      'texts',
      tdsColumns('a', 'b', 'c:nvarchar(max)', 'd:uniqueidentifier'),
      ['한글 😀 "x" \'y\'', '', 'x'.repeat(20_000), '01234567-89AB-CDEF-0123-456789ABCDEF'],
      ['한글 😀 "x" \'y\'', '', 'x'.repeat(20_000), '01234567-89AB-CDEF-0123-456789ABCDEF'],
    ],
    [
      'nothing',
      tdsColumns(
        'a:int',
        'b:decimal(38,10)',
        'c',
        'd:varbinary',
        'e:date',
        'f:datetimeoffset(7)',
        'g:nvarchar(max)',
        'h:money',
        'i:variant',
        'j:bit',
      ),
      Array.from({ length: 10 }, () => null),
      Array.from({ length: 10 }, () => null),
    ],
  ];
const PLAN = '<ShowPlanXML xmlns="http://schemas.microsoft.com/sqlserver/2004/07/showplan" Version="1.564"></ShowPlanXML>';
const valueQuery = (what: string) => `SELECT * FROM shop.[${what}]`;

function* million(): Generator<readonly unknown[]> {
  const filling = 'x'.repeat(90);
  for (let n = 1; n <= 1_000_000; n++) yield [n, filling];
}

export interface TsqlState {
  readonly server: TdsServer;
  readonly database: TestDatabase;
  /** Answers for statements that a test has of its own. */
  readonly answers: Map<string, TdsAnswer>;
}

export async function startTsql(): Promise<TsqlState> {
  const answers = new Map<string, TdsAnswer>();
  let full = false;
  let written = 0;
  const server = await startTdsServer({
    accounts: { reader: READER_PASSWORD, writer: WRITER_PASSWORD },
    databases: ['shop'],
    refusesLogins: () =>
      full ? [17809, 'Could not connect because the maximum number of user connections has already been reached.'] : null,
    answer(statement) {
      const user = server.logins.at(-1)?.user ?? '';
      if (statement.sql === WRITE) {
        if (user === 'reader')
          return {
            kind: 'error',
            code: 229,
            message: "The INSERT permission was denied on the object 'audit_log', database 'shop', schema 'shop'.",
          };
        written += 2;
        return { kind: 'done', affected: 2 };
      }
      if (statement.sql === 'SELECT COUNT(*) FROM shop.audit_log') return { kind: 'rows', columns: tdsColumns(':int'), rows: [[written]] };
      if (/aetl facts/.test(statement.sql))
        return {
          kind: 'rows',
          columns: tdsColumns('version', 'edition', 'user_name', 'database_name', 'can_write:int'),
          rows: [['16.0.4165.4', 'Developer Edition (64-bit)', user, 'shop', user === 'writer' ? 1 : 0]],
        };
      return answers.get(statement.sql) ?? catalogAnswer(statement) ?? queryAnswer(statement);
    },
  });
  const reader: ConnectionSettings = {
    name: 'warehouse',
    type: 'tsql',
    environment: 'test',
    host: '127.0.0.1',
    port: server.port,
    database: 'shop',
    user: 'reader',
    password: READER_PASSWORD,
    path: null,
    tls: 'off',
    options: {},
  };
  const database: TestDatabase = {
    reader,
    crawler: reader,
    writer: { ...reader, name: 'warehouse-writer', user: 'writer', password: WRITER_PASSWORD },
    connect: async (settings) => connect(settings),
    running: async (text) => server.running().filter((sql) => sql.includes(text)).length,
    stop: () => server.kill(),
    kill: () => server.kill(),
    exhaust: async (exhausted) => {
      full = exhausted;
    },
    isFake: true,
    disconnect: async () => server.disconnect(),
    expected: EXPECTED,
  };
  return { server, database, answers };
}

function queryAnswer({ by, sql, parameters }: TdsStatement): TdsAnswer {
  // Queries come by sp_executesql; what comes as it is is to be explained.
  if (by === 'batch' && sql === MILLION)
    return { kind: 'rows', columns: tdsColumns('Microsoft SQL Server 2005 XML Showplan:nvarchar(max)'), rows: [[PLAN]] };
  const values = VALUES.find(([what]) => sql === valueQuery(what));
  if (values !== undefined) return { kind: 'rows', columns: values[1], rows: [values[2]] };
  switch (sql) {
    case MILLION:
      return { kind: 'rows', columns: tdsColumns('n:int', 'filling'), rows: million() };
    case SLOW:
      return { kind: 'silence' };
    case 'SELECT @p1 + 1, @p2':
      return { kind: 'rows', columns: tdsColumns(':int', ':nvarchar'), rows: [[Number(parameters['p1']) + 1, parameters['p2']]] };
    case 'SELECT 1,\n  nope FROM shop.orders':
      return { kind: 'error', code: 207, message: "Invalid column name 'nope'.", line: 2 };
    case 'SELECT * FROM shop.wide':
      return { kind: 'rows', columns: tdsColumns(...Array.from({ length: 1000 }, (_, n) => `c${n + 1}:int`)), rows: [] };
    case 'SET SHOWPLAN_XML ON':
      return { kind: 'done', affected: 0 };
    default:
      return /^SELECT \* FROM shop\./.test(sql)
        ? { kind: 'rows', columns: tdsColumns('id:int'), rows: [] }
        : { kind: 'error', code: 208, message: `Invalid object name in ${sql}.` };
  }
}

const EXPECTED: Expected = {
  product: /^SQL Server 16\.0\.4165\.4 Developer Edition/,
  encrypted: false,
  wrongSettings: [
    ['password', { password: 'wr0ng-planted' }, 'login', /“user” and “password”/],
    ['user', { user: 'nobody' }, 'login', /nobody/],
    ['host', { host: 'no-such-host.invalid' }, 'unreachable', /no such host|cannot be looked up/],
    ['port', { port: 1 }, 'unreachable', /nothing listens/],
    ['database', { database: 'nowhere' }, 'no-such-database', /“database” of the connection “warehouse”/],
    ['encryption', { tls: 'on' }, 'certificate', /does not encrypt.*“tls: off”/],
  ],
  tellsChanges: true,
  searchPath: ['shop', 'dbo'],
  schema: 'shop',
  kinds: KINDS,
  tables: [
    {
      name: 'customers',
      kind: 'table',
      catalog: 'shop',
      schema: 'shop',
      comment: 'Who buys',
      definition: null,
      rows: 4_000_000_000,
      bytes: 8_273_920,
      columns: [
        { name: 'id', type: 'int', nullable: false, default: null, generated: null, identity: true, comment: null },
        {
          name: 'email',
          type: 'varchar(120)',
          nullable: false,
          default: null,
          generated: null,
          identity: false,
          comment: 'Where to write',
        },
        { name: 'name', type: 'nvarchar(max)', nullable: true, default: "(N'nobody')", generated: null, identity: false, comment: null },
        {
          name: 'name_length',
          type: 'int',
          nullable: true,
          default: null,
          generated: '(len([name]))',
          computed: 'stored',
          identity: false,
          comment: null,
        },
        {
          name: 'phone',
          type: 'shop.phone',
          base: 'varchar(20)',
          nullable: true,
          default: null,
          generated: null,
          identity: false,
          comment: null,
        },
        {
          name: 'short',
          type: 'int',
          nullable: true,
          default: null,
          generated: '(left([name],(1)))',
          computed: 'virtual',
          identity: false,
          comment: null,
        },
        { name: 'place', type: 'shop.spot', nullable: true, default: null, generated: null, identity: false, comment: null },
      ],
      keys: [
        { kind: 'primary', name: 'customers_key', columns: ['id'] },
        { kind: 'unique', name: 'customers_email', columns: ['email'] },
      ],
      indexes: [
        { name: 'customers_key', unique: true, parts: ['id'], method: 'clustered', condition: null },
        { name: 'customers_email', unique: true, parts: ['email'], method: 'nonclustered', condition: null },
        { name: 'customers_name', unique: false, parts: ['email', 'id DESC'], method: 'nonclustered', condition: '([name] IS NOT NULL)' },
      ],
      partitions: null,
    },
    {
      name: 'orders',
      keys: [
        { kind: 'primary', name: 'orders_key', columns: ['id', 'customer_id'] },
        {
          kind: 'foreign',
          name: 'orders_customer',
          columns: ['customer_id'],
          references: { catalog: 'shop', schema: 'shop', name: 'customers' },
          referencedColumns: ['id'],
          onDelete: 'SET NULL',
        },
        { kind: 'check', name: 'orders_total_positive', expression: '([total]>=(0))' },
      ],
    },
    {
      name: 'measures',
      rows: 30,
      partitions: {
        method: 'range',
        by: 'day',
        partitions: [
          { name: '1', bound: '< 2024-01-01', rows: 10 },
          { name: '2', bound: '>= 2024-01-01 AND < 2025-01-01', rows: 20 },
          { name: '3', bound: '>= 2025-01-01', rows: 0 },
        ],
      },
    },
    {
      name: 'big_orders',
      kind: 'view',
      comment: 'Orders that matter',
      definition: 'SELECT o.id, c.email FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id',
    },
    { name: 'hidden', kind: 'view', definition: null, rows: null, bytes: null },
  ],
  definitions: [
    ['materialized-view', 'totals', /^SELECT customer_id, COUNT_BIG/],
    ['function', 'total_of', /CREATE FUNCTION shop\.total_of/],
    ['procedure', 'close_month', /INSERT INTO shop\.audit_log/],
    ['trigger', 'note_orders', /ON shop\.orders AFTER INSERT/],
  ],
  oddNames: [
    ['shop.[with "quotes"]', 'with "quotes"'],
    ['shop.[with space]', 'with space'],
    ['shop.[😀]', '😀'],
    ['shop.[매출]', '매출'],
  ],
  wide: 'wide',
  // SQL Server says nothing of what an account may not see.
  forbidden: null,
  values: VALUES.map(([what, , , row]) => [what, valueQuery(what), row]),
  emptyTable: 'empty_table',
  slow: SLOW,
  million: MILLION,
  wrongStatement: { sql: 'SELECT 1,\n  nope FROM shop.orders', offset: 10 },
  placeholder: ['SELECT @p1 + 1, @p2', [41, "it's"], [42, "it's"]],
  write: { sql: WRITE, affected: 2, shownBy: 'SELECT COUNT(*) FROM shop.audit_log', shown: 2 },
  explained: /<ShowPlanXML/,
};

export const tsql: Harness = { name: 'SQL Server (a fake that speaks its protocol)', start: async () => (await startTsql()).database };
