import { connect } from '../../server/src/adapters/connectors/postgres/index.ts';
import type { ConnectionSettings } from '../../server/src/metadata/index.ts';
import type { Expected, Harness, TestDatabase } from './harness.ts';
import { type PostgresServer, type PostgresVersion, startPostgres } from './servers/postgres.ts';

const READER_PASSWORD = 'reader-s3cret-planted';
const WRITER_PASSWORD = 'writer-s3cret-planted';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** What is in the schema `shop`; `private` is closed to the reader. */
export const POSTGRES_FIXTURE = `
CREATE ROLE aetl_reader LOGIN PASSWORD '${READER_PASSWORD}';
CREATE ROLE aetl_writer LOGIN PASSWORD '${WRITER_PASSWORD}';
CREATE SCHEMA shop;
CREATE SCHEMA private;
CREATE TABLE private.salaries (amount int);
CREATE TYPE shop.state AS ENUM ('open', 'closed');
CREATE TABLE shop.customers (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(120) NOT NULL UNIQUE,
  name text DEFAULT 'nobody',
  name_length int GENERATED ALWAYS AS (length(name)) STORED
);
COMMENT ON TABLE shop.customers IS 'Who buys';
COMMENT ON COLUMN shop.customers.email IS 'Where to write: it''s "unique"';
CREATE INDEX customers_name ON shop.customers USING btree (lower(name), id) WHERE name IS NOT NULL;
CREATE TABLE shop.orders (
  id bigserial,
  customer_id int NOT NULL CONSTRAINT orders_customer REFERENCES shop.customers (id) ON DELETE CASCADE,
  total numeric(12, 2) NOT NULL DEFAULT 0 CONSTRAINT orders_total_positive CHECK (total >= 0),
  state shop.state,
  CONSTRAINT orders_key PRIMARY KEY (id, customer_id)
);
CREATE TABLE shop.audit_log (line text);
CREATE TABLE shop.empty_table (id int, note text);
CREATE TABLE shop.wide (${numbers(1000)
  .map((n) => `c${n} int`)
  .join(', ')});
CREATE TABLE shop.measures (day date NOT NULL, value float8) PARTITION BY RANGE (day);
CREATE TABLE shop.measures_2024 PARTITION OF shop.measures FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE shop.measures_rest PARTITION OF shop.measures DEFAULT;
CREATE TABLE shop."with ""quotes""" (a int);
CREATE TABLE shop."with space" (a int);
CREATE TABLE shop."😀" (a int);
CREATE TABLE shop."매출" ("금액" int);
${numbers(20)
  .map((n) => `CREATE TABLE shop.t_${n} (id int PRIMARY KEY, a text, b date);`)
  .join('\n')}
CREATE VIEW shop.big_orders AS SELECT o.id, c.email FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id WHERE o.total > 1000;
COMMENT ON VIEW shop.big_orders IS 'Orders that matter';
${numbers(10)
  .map((n) => `CREATE VIEW shop.v_${n} AS SELECT id, a FROM shop.t_${n};`)
  .join('\n')}
${numbers(4)
  .map((n) => `CREATE MATERIALIZED VIEW shop.m_${n} AS SELECT count(*) AS n FROM shop.t_${n};`)
  .join('\n')}
CREATE FOREIGN DATA WRAPPER nothing;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing;
CREATE FOREIGN TABLE shop.remote (id int) SERVER elsewhere;
CREATE SEQUENCE shop.ticket;
COMMENT ON SEQUENCE shop.ticket IS 'Numbers to wait with';
CREATE FUNCTION shop.total_of(customer int) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT sum(total) FROM shop.orders WHERE customer_id = customer';
CREATE FUNCTION shop.total_of(email text) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT 1::numeric';
COMMENT ON FUNCTION shop.total_of(int) IS 'What a customer has paid';
CREATE FUNCTION shop.sneaky() RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO shop.audit_log VALUES ('sneaky'); RETURN 1; END $$;
CREATE FUNCTION shop.sneaky_settings() RETURNS int LANGUAGE plpgsql AS $$ BEGIN SET transaction_read_only = off; INSERT INTO shop.audit_log VALUES ('sneaky'); RETURN 1; END $$;
CREATE FUNCTION shop.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
${numbers(6)
  .map((n) => `CREATE FUNCTION shop.f_${n}(x int) RETURNS int LANGUAGE sql AS 'SELECT x + ${n}';`)
  .join('\n')}
${numbers(4)
  .map((n) => `CREATE PROCEDURE shop.p_${n}(INOUT x int) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO shop.audit_log VALUES ('p'); END $$;`)
  .join('\n')}
CREATE TRIGGER note_orders BEFORE INSERT ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.note();
CREATE TRIGGER note_customers BEFORE UPDATE ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.note();
GRANT USAGE ON SCHEMA shop TO aetl_reader, aetl_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO aetl_reader;
GRANT ALL ON ALL TABLES IN SCHEMA shop TO aetl_writer;
GRANT ALL ON ALL SEQUENCES IN SCHEMA shop TO aetl_writer;
GRANT USAGE ON SCHEMA private TO aetl_writer;
ANALYZE shop.customers;
`;

const EXPECTED: Omit<Expected, 'wrongSettings'> = {
  product: /^PostgreSQL \d+/,
  encrypted: true,
  tellsChanges: true,
  searchPath: ['public'],
  schema: 'shop',
  kinds: {
    table: 30,
    view: 11,
    'materialized-view': 4,
    'external-table': 1,
    function: 11,
    procedure: 4,
    trigger: 2,
    sequence: 2,
    type: 1,
  },
  tables: [
    {
      name: 'customers',
      kind: 'table',
      catalog: 'postgres',
      schema: 'shop',
      comment: 'Who buys',
      definition: null,
      rows: 0,
      columns: [
        { name: 'id', type: 'integer', nullable: false, default: null, generated: null, identity: true, numbered: 'always', comment: null },
        {
          name: 'email',
          type: 'character varying(120)',
          nullable: false,
          default: null,
          generated: null,
          identity: false,
          comment: 'Where to write: it\'s "unique"',
        },
        { name: 'name', type: 'text', nullable: true, default: "'nobody'::text", generated: null, identity: false, comment: null },
        {
          name: 'name_length',
          type: 'integer',
          nullable: true,
          default: null,
          generated: 'length(name)',
          computed: 'stored',
          identity: false,
          comment: null,
        },
      ],
      keys: [
        { kind: 'unique', name: 'customers_email_key', columns: ['email'] },
        { kind: 'primary', name: 'customers_pkey', columns: ['id'] },
      ],
      indexes: [
        { name: 'customers_email_key', unique: true, parts: ['email'], method: 'btree', condition: null },
        { name: 'customers_name', unique: false, parts: ['lower(name)', 'id'], method: 'btree', condition: '(name IS NOT NULL)' },
        { name: 'customers_pkey', unique: true, parts: ['id'], method: 'btree', condition: null },
      ],
      partitions: null,
    },
    {
      name: 'orders',
      keys: [
        {
          kind: 'foreign',
          name: 'orders_customer',
          columns: ['customer_id'],
          references: { catalog: 'postgres', schema: 'shop', name: 'customers' },
          referencedColumns: ['id'],
          onDelete: 'CASCADE',
        },
        { kind: 'primary', name: 'orders_key', columns: ['id', 'customer_id'] },
        { kind: 'check', name: 'orders_total_positive', expression: '(total >= (0)::numeric)' },
      ],
    },
    {
      name: 'measures',
      partitions: {
        method: 'range',
        by: 'day',
        partitions: [
          { name: 'measures_2024', bound: "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')", rows: null },
          { name: 'measures_rest', bound: 'DEFAULT', rows: null },
        ],
      },
    },
    { name: 'big_orders', kind: 'view', comment: 'Orders that matter' },
  ],
  definitions: [
    ['view', 'big_orders', /JOIN shop\.customers c/],
    ['materialized-view', 'm_1', /count\(\*\)/],
    ['function', 'total_of', /CREATE OR REPLACE FUNCTION shop\.total_of/],
    ['procedure', 'p_1', /INSERT INTO shop\.audit_log/],
    ['trigger', 'note_orders', /BEFORE INSERT ON shop\.orders/],
  ],
  oddNames: [
    ['shop."with ""quotes"""', 'with "quotes"'],
    ['shop."with space"', 'with space'],
    ['shop."😀"', '😀'],
    ['shop."매출"', '매출'],
  ],
  wide: 'wide',
  forbidden: 'private',
  values: [
    [
      'numbers',
      "SELECT 1::int2, 2147483647, 9007199254740991, 9007199254740993, 0.1::float8, 'NaN'::float8, '-Infinity'::float8, -0.5::float4",
      [1, 2147483647, 9007199254740991, '9007199254740993', 0.1, Number.NaN, Number.NEGATIVE_INFINITY, -0.5],
    ],
    [
      'decimals',
      "SELECT 12.50::numeric(10,2), 1234567890123456789012345678901234567890.123456789, 'NaN'::numeric, '$1.50'::money",
      ['12.50', '1234567890123456789012345678901234567890.123456789', 'NaN', '$1.50'],
    ],
    [
      'times',
      "SELECT DATE '2024-02-29', TIMESTAMP '2024-02-29 23:59:59.123456', TIMESTAMPTZ '2024-02-29 12:00+00', TIME '23:59:59.999999', INTERVAL '1 day 02:03', DATE '-infinity', DATE '0044-03-15 BC'",
      [
        '2024-02-29',
        '2024-02-29 23:59:59.123456',
        '2024-02-29 21:00:00+09',
        '23:59:59.999999',
        '1 day 02:03:00',
        '-infinity',
        '0044-03-15 BC',
      ],
    ],
    ['bytes', "SELECT '\\x00ff'::bytea, ''::bytea", [new Uint8Array([0, 255]), new Uint8Array()]],
    ['texts', `SELECT '한글 😀 "x" ''y''', '', E'a\\nb', true, false`, ['한글 😀 "x" \'y\'', '', 'a\nb', true, false]],
    ['nothing', 'SELECT NULL, NULL::int, NULL::bytea, NULL::bool', [null, null, null, null]],
    ['others', `SELECT ARRAY[1, 2], '{"a": 1}'::jsonb, 'open'::shop.state, ROW(1, 'x')`, ['{1,2}', '{"a": 1}', 'open', '(1,x)']],
  ],
  emptyTable: 'empty_table',
  slow: 'SELECT pg_sleep(300)',
  million: "SELECT generate_series(1, 1000000) AS n, repeat('x', 90) AS filling",
  wrongStatement: { sql: "SELECT '😀', nope FROM shop.orders", offset: 13 },
  placeholder: ['SELECT $1::int + 1, $2::text', [41, "it's"], [42, "it's"]],
  write: { sql: "INSERT INTO shop.audit_log VALUES ('a'), ('b')", affected: 2, shownBy: 'SELECT count(*) FROM shop.audit_log', shown: 2 },
  explained: /"Node Type": "ProjectSet"/,
};

export function postgres(version: PostgresVersion): Harness {
  return {
    name: `PostgreSQL ${version}`,
    async start() {
      const server = await startPostgres(version);
      await server.admin(POSTGRES_FIXTURE);
      return postgresDatabase(server);
    },
  };
}

export function postgresDatabase(server: PostgresServer): TestDatabase {
  const reader: ConnectionSettings = {
    name: 'warehouse',
    type: 'postgres',
    environment: 'test',
    host: 'localhost',
    port: server.port,
    database: 'postgres',
    user: 'aetl_reader',
    password: READER_PASSWORD,
    path: null,
    tls: 'on',
    options: { ca: server.certificate },
  };
  return {
    reader,
    crawler: reader,
    writer: { ...reader, name: 'warehouse-writer', user: 'aetl_writer', password: WRITER_PASSWORD },
    connect: async (settings) => connect(settings),
    // What runs is a FETCH of the statement: every session of the reader that does something counts.
    async running() {
      const { rowCount } = await server.admin("SELECT FROM pg_stat_activity WHERE usename = 'aetl_reader' AND state <> 'idle'");
      return rowCount ?? 0;
    },
    async disconnect() {
      await server.admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'aetl_reader'");
    },
    stop: () => server.stop(),
    kill: () => server.kill(),
    async exhaust(exhausted) {
      await server.admin(`ALTER ROLE aetl_reader CONNECTION LIMIT ${exhausted ? 0 : -1}`);
    },
    expected: {
      ...EXPECTED,
      wrongSettings: [
        ['password', { password: 'wr0ng-planted' }, 'login', /“user” and “password”/],
        ['user', { user: 'nobody' }, 'login', /nobody/],
        ['host', { host: 'no-such-host.invalid' }, 'unreachable', /no such host|cannot be looked up/],
        ['port', { port: 1 }, 'unreachable', /nothing listens/],
        ['database', { database: 'nowhere' }, 'no-such-database', /“database” of the connection “warehouse”/],
        ['certificate', { options: {} }, 'certificate', /signed by itself/],
        ['host of the certificate', { host: '127.0.0.1' }, 'certificate', /made out to another host/],
      ],
    },
  };
}
