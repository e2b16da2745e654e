import { connect } from '../../server/src/adapters/connectors/oracle/index.ts';
import type { CellValue, ConnectionSettings } from '../../server/src/metadata/index.ts';
import {
  startTtcServer,
  type TtcAnswer,
  type TtcColumn,
  type TtcServer,
  type TtcStatement,
  ttcColumns,
} from '../support/fake-servers/ttc/index.ts';
import { catalogAnswer, KINDS } from './catalogs/oracle.ts';
import type { Expected, Harness, TestDatabase } from './harness.ts';

const READER_PASSWORD = 'reader-s3cret-planted';
const WRITER_PASSWORD = 'writer-s3cret-planted';

export const MILLION = "SELECT LEVEL AS n, RPAD('x', 90, 'x') AS filling FROM dual CONNECT BY LEVEL <= 1000000";
const SLOW = 'SELECT COUNT(*) FROM shop.orders a CROSS JOIN shop.orders b';
const WRITE = "INSERT INTO shop.audit_log SELECT 'a' FROM dual UNION ALL SELECT 'b' FROM dual";

/** Queries with what the fake says, and what is to arrive. */
const VALUES: readonly (readonly [what: string, columns: readonly TtcColumn[], sent: readonly unknown[], arrives: readonly CellValue[]])[] =
  [
    [
      'numbers',
      ttcColumns('A:number', 'B:number', 'C:number', 'D:double', 'E:double', 'F:double', 'G:double'),
      ['-2147483648', '9007199254740991', '9007199254740993', 0.1, Number.NaN, Number.NEGATIVE_INFINITY, -0.5],
      [-2147483648, 9007199254740991, '9007199254740993', 0.1, Number.NaN, Number.NEGATIVE_INFINITY, -0.5],
    ],
    [
      'decimals',
      ttcColumns('A:number(10,2)', 'B:number', 'C:number', 'D:number'),
      ['12.5', '-1234567890123456789012345678.0123456789', '0.0001', '99999999999999999999999999999999999999'],
      ['12.5', '-1234567890123456789012345678.0123456789', '0.0001', '99999999999999999999999999999999999999'],
    ],
    [
      'times',
      ttcColumns('A:date', 'B:timestamp', 'C:timestamp', 'D:date', 'E:timestamp-ltz'),
      ['2024-02-29 23:59:59', '2024-02-29 23:59:59.123456789', '2024-02-29 00:00:00', '-0044-03-15 00:00:00', '2024-02-29 12:00:00.5'],
      [
        '2024-02-29 23:59:59',
        '2024-02-29 23:59:59.123456789',
        '2024-02-29 00:00:00',
        '-0044-03-15 00:00:00',
        '2024-02-29 12:00:00.5 +00:00',
      ],
    ],
    [
      'zones',
      ttcColumns('A:timestamp-tz', 'B:timestamp-tz', 'C:timestamp-tz'),
      ['2024-01-01 03:00:00.123456789 +09:00', '2024-12-31 23:30:00.5 -03:30', '2024-06-01 12:00:00 +00:00'],
      ['2024-01-01 03:00:00.123456789 +09:00', '2024-12-31 23:30:00.5 -03:30', '2024-06-01 12:00:00 +00:00'],
    ],
    ['bytes', ttcColumns('A:raw'), [Buffer.of(0, 255)], [new Uint8Array([0, 255])]],
    [
      'texts',
      ttcColumns('A', 'B:long', 'C'),
      ['한글 😀 "x" \'y\'', 'x'.repeat(100_000), 'a\nb'],
      ['한글 😀 "x" \'y\'', 'x'.repeat(100_000), 'a\nb'],
    ],
    [
      'large objects',
      ttcColumns('A:clob', 'B:blob', 'C:clob'),
      ['한'.repeat(40_000), Buffer.of(0, 255), null],
      ['한'.repeat(40_000), new Uint8Array([0, 255]), null],
    ],
    [
      'nothing',
      ttcColumns('A:number', 'B', 'C:date', 'D:timestamp-tz', 'E:raw', 'F:double', 'G:long'),
      [null, null, null, null, null, null, null],
      [null, null, null, null, null, null, null],
    ],
  ];
const valueQuery = (what: string) => `SELECT * FROM shop."${what}"`;

function* million(): Generator<readonly unknown[]> {
  const filling = 'x'.repeat(90);
  for (let n = 1; n <= 1_000_000; n++) yield [String(n), filling];
}

export interface OracleState {
  readonly server: TtcServer;
  readonly database: TestDatabase;
  /** Answers for statements that a test has of its own. */
  readonly answers: Map<string, TtcAnswer>;
}

export async function startOracle(): Promise<OracleState> {
  const answers = new Map<string, TtcAnswer>();
  let full = false;
  let written = 0;
  const server = await startTtcServer({
    accounts: { READER: READER_PASSWORD, WRITER: WRITER_PASSWORD },
    services: ['ORCLPDB1'],
    refusesLogins: () => (full ? [18, 'ORA-00018: maximum number of sessions exceeded'] : null),
    answer(statement) {
      const { sql, user } = statement;
      if (sql === WRITE) {
        if (user === 'READER') return { kind: 'error', code: 1031, message: 'ORA-01031: insufficient privileges' };
        written += 2;
        return { kind: 'done', affected: 2 };
      }
      if (sql === 'SELECT COUNT(*) FROM shop.audit_log')
        return { kind: 'rows', columns: ttcColumns('N:number'), rows: [[String(written)]] };
      if (/aetl facts/.test(sql))
        return {
          kind: 'rows',
          columns: ttcColumns('USER_NAME', 'DATABASE_NAME', 'CAN_WRITE:number'),
          rows: [[user, 'ORCLPDB1', user === 'WRITER' ? '1' : '0']],
        };
      if (/^(SET TRANSACTION READ ONLY|EXPLAIN PLAN SET STATEMENT_ID = 'aetl[0-9a-f]{16}' FOR )/.test(sql))
        return { kind: 'done', affected: 0 };
      if (/DBMS_XPLAN\.DISPLAY_PLAN/.test(sql)) return { kind: 'rows', columns: ttcColumns('PLAN:clob'), rows: [[PLAN]] };
      return answers.get(sql) ?? catalogAnswer(statement) ?? queryAnswer(statement);
    },
  });
  const reader: ConnectionSettings = {
    name: 'warehouse',
    type: 'oracle',
    environment: 'test',
    host: '127.0.0.1',
    port: server.port,
    database: 'ORCLPDB1',
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

const PLAN = '<plan><operation name="SELECT STATEMENT" id="0"><card>1</card></operation></plan>';

function queryAnswer({ sql, binds }: TtcStatement): TtcAnswer {
  const values = VALUES.find(([what]) => sql === valueQuery(what));
  if (values !== undefined) return { kind: 'rows', columns: values[1], rows: [values[2]] };
  switch (sql) {
    case MILLION:
      return { kind: 'rows', columns: ttcColumns('N:number', 'FILLING'), rows: million() };
    case SLOW:
      return { kind: 'silence' };
    case 'SELECT :1 + 1, :2 FROM dual':
      return { kind: 'rows', columns: ttcColumns('A:number', 'B'), rows: [[String(Number(binds[0]) + 1), binds[1]]] };
    case "SELECT '😀', nope FROM shop.orders":
      return { kind: 'error', code: 904, message: 'ORA-00904: "NOPE": invalid identifier', position: 15 };
    case 'SELECT * FROM SHOP.WIDE':
      return { kind: 'rows', columns: ttcColumns(...Array.from({ length: 1000 }, (_, n) => `C${n + 1}:number`)), rows: [] };
    default:
      return /^SELECT \* FROM (shop|SHOP)\./.test(sql)
        ? { kind: 'rows', columns: ttcColumns('ID:number'), rows: [] }
        : { kind: 'error', code: 942, message: 'ORA-00942: table or view does not exist' };
  }
}

const EXPECTED: Expected = {
  product: /^Oracle Database 19\.19\.0/,
  encrypted: false,
  wrongSettings: [
    ['password', { password: 'wr0ng-planted' }, 'login', /“user” and “password”/],
    ['user', { user: 'nobody' }, 'login', /nobody/],
    ['host', { host: 'no-such-host.invalid' }, 'unreachable', /“host” and “port”/],
    ['port', { port: 1 }, 'unreachable', /“host” and “port”/],
    ['service', { database: 'NOWHERE' }, 'no-such-database', /no service NOWHERE.*“database” of the connection “warehouse”/],
    ['encryption', { tls: 'on' }, 'certificate', /“tls: off”/],
  ],
  tellsChanges: true,
  searchPath: ['SHOP'],
  schema: 'SHOP',
  kinds: KINDS,
  tables: [
    {
      name: 'CUSTOMERS',
      kind: 'table',
      catalog: null,
      schema: 'SHOP',
      comment: 'Who buys',
      definition: null,
      rows: 4_000_000_000,
      bytes: 8_000_000_000,
      columns: [
        {
          name: 'ID',
          type: 'NUMBER(10)',
          nullable: false,
          default: null,
          generated: null,
          identity: true,
          numbered: 'always',
          comment: null,
        },
        {
          name: 'EMAIL',
          type: 'VARCHAR2(120 CHAR)',
          nullable: false,
          default: null,
          generated: null,
          identity: false,
          comment: 'Where to write',
        },
        { name: 'NAME', type: 'VARCHAR2(40)', nullable: true, default: "'nobody'", generated: null, identity: false, comment: null },
        {
          name: 'NAME_LENGTH',
          type: 'NUMBER',
          nullable: true,
          default: null,
          generated: 'LENGTH("NAME")',
          computed: 'virtual',
          identity: false,
          comment: null,
        },
        {
          name: 'SINCE',
          type: 'TIMESTAMP(6) WITH TIME ZONE',
          nullable: true,
          default: null,
          generated: null,
          identity: false,
          comment: null,
        },
        { name: 'HOME', type: 'SHOP.ADDRESS_T', nullable: true, default: null, generated: null, identity: false, comment: null },
      ],
      keys: [
        { kind: 'primary', name: 'CUSTOMERS_KEY', columns: ['ID'] },
        { kind: 'unique', name: 'CUSTOMERS_EMAIL', columns: ['EMAIL'] },
      ],
      indexes: [
        { name: 'CUSTOMERS_KEY', unique: true, parts: ['ID'], method: 'normal', condition: null },
        { name: 'CUSTOMERS_NAME', unique: false, parts: ['LOWER("NAME")', 'EMAIL DESC'], method: 'function-based normal', condition: null },
      ],
      partitions: null,
    },
    {
      name: 'ORDERS',
      rows: null,
      keys: [
        { kind: 'primary', name: 'ORDERS_KEY', columns: ['ID', 'CUSTOMER_ID'] },
        {
          kind: 'foreign',
          name: 'ORDERS_CUSTOMER',
          columns: ['CUSTOMER_ID'],
          references: { catalog: null, schema: 'SHOP', name: 'CUSTOMERS' },
          referencedColumns: ['ID'],
          onDelete: 'CASCADE',
        },
        { kind: 'check', name: 'ORDERS_TOTAL_POSITIVE', expression: 'total >= 0' },
      ],
    },
    {
      name: 'MEASURES',
      partitions: {
        method: 'range',
        by: 'DAY',
        partitions: [
          { name: 'P_2024', bound: "TO_DATE(' 2025-01-01 00:00:00', 'SYYYY-MM-DD HH24:MI:SS', 'NLS_CALENDAR=GREGORIAN')", rows: 30 },
          { name: 'P_REST', bound: 'MAXVALUE', rows: null },
        ],
      },
    },
    {
      name: 'BIG_ORDERS',
      kind: 'view',
      comment: 'Orders that matter',
      definition: 'SELECT o.id, c.email FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id',
    },
  ],
  definitions: [
    ['materialized-view', 'TOTALS', /^SELECT customer_id, COUNT/],
    ['function', 'TOTAL_OF', /^CREATE OR REPLACE FUNCTION total_of/],
    ['procedure', 'CLOSE_MONTH', /INSERT INTO audit_log/],
    ['package', 'BILLING', /PACKAGE billing AS\n {2}PROCEDURE charge;\nEND;\n\/\nCREATE OR REPLACE PACKAGE BODY billing/],
    ['trigger', 'NOTE_ORDERS', /BEFORE INSERT ON orders/],
  ],
  oddNames: [
    ['shop."with space"', 'with space'],
    ['shop."😀"', '😀'],
    ['shop."매출"', '매출'],
  ],
  wide: 'WIDE',
  // Oracle says nothing of what an account may not see.
  forbidden: null,
  values: VALUES.map(([what, , , row]) => [what, valueQuery(what), row]),
  emptyTable: 'EMPTY_TABLE',
  slow: SLOW,
  million: MILLION,
  wrongStatement: { sql: "SELECT '😀', nope FROM shop.orders", offset: 13 },
  placeholder: ['SELECT :1 + 1, :2 FROM dual', [41, "it's"], [42, "it's"]],
  write: { sql: WRITE, affected: 2, shownBy: 'SELECT COUNT(*) FROM shop.audit_log', shown: 2 },
  explained: /^<plan>/,
};

export const oracle: Harness = { name: 'Oracle (a fake that speaks its protocol)', start: async () => (await startOracle()).database };
