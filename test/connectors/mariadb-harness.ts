import { connect } from '../../server/src/adapters/connectors/mysql/index.ts';
import type { ConnectionSettings } from '../../server/src/metadata/index.ts';
import type { Expected, Harness, TestDatabase } from './harness.ts';
import { type MariaDbServer, startMariaDb } from './servers/mariadb.ts';

const READER_PASSWORD = 'reader-s3cret-planted';
const WRITER_PASSWORD = 'writer-s3cret-planted';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const column = (name: string, type: string, more: object = {}) => ({
  name,
  type,
  nullable: true,
  default: null,
  generated: null,
  identity: false,
  comment: null,
  ...more,
});

export const MARIADB_FIXTURE = `
CREATE DATABASE shop CHARACTER SET utf8mb4;
CREATE DATABASE private;
CREATE TABLE private.salaries (amount int);
USE shop;
CREATE USER aetl_reader IDENTIFIED BY '${READER_PASSWORD}';
CREATE USER aetl_writer IDENTIFIED BY '${WRITER_PASSWORD}';
GRANT SELECT, SHOW VIEW ON shop.* TO aetl_reader;
GRANT ALL ON shop.* TO aetl_writer;
GRANT SELECT ON mysql.proc TO aetl_writer;
CREATE TABLE customers (
  id int PRIMARY KEY AUTO_INCREMENT,
  email varchar(120) NOT NULL COMMENT 'Where to write: it''s "unique"',
  name text DEFAULT 'nobody',
  name_length int GENERATED ALWAYS AS (length(name)) STORED,
  UNIQUE KEY customers_email (email),
  KEY customers_name (name(10), id)
) COMMENT 'Who buys';
CREATE TABLE orders (
  id bigint unsigned NOT NULL,
  customer_id int NOT NULL,
  total decimal(12, 2) NOT NULL DEFAULT 0.00,
  CONSTRAINT total_positive CHECK (total >= 0),
  PRIMARY KEY (id, customer_id),
  CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);
CREATE TABLE returns (amount int, CONSTRAINT total_positive CHECK (amount > 7));
CREATE TABLE audit_log (line text);
CREATE TABLE empty_table (id int, note text);
CREATE TABLE wide (${numbers(1000)
  .map((n) => `c${n} int`)
  .join(', ')});
CREATE TABLE measures (day date NOT NULL, value float) PARTITION BY RANGE (year(day)) (
  PARTITION p2024 VALUES LESS THAN (2025), PARTITION rest VALUES LESS THAN MAXVALUE
);
CREATE TABLE \`with "quotes" and \`\`these\`\`\` (a int);
CREATE TABLE \`with space\` (a int);
CREATE TABLE \`매출\` (\`금액\` int);
CREATE TABLE floats (f float, d double, z date);
INSERT INTO floats VALUES (0.1, 0.1, '2024-01-01');
${numbers(20)
  .map((n) => `CREATE TABLE t_${n} (id int PRIMARY KEY, a text, b date);`)
  .join('\n')}
CREATE VIEW big_orders AS SELECT o.id, c.email FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.total > 1000;
${numbers(12)
  .map((n) => `CREATE VIEW v_${n} AS SELECT id, a FROM t_${n};`)
  .join('\n')}
CREATE SEQUENCE ticket;
CREATE FUNCTION total_of(customer int) RETURNS decimal(12, 2) READS SQL DATA COMMENT 'What a customer has paid' RETURN (SELECT sum(total) FROM orders WHERE customer_id = customer);
CREATE FUNCTION sneaky() RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO audit_log VALUES ('sneaky'); RETURN 1; END;
${numbers(8)
  .map((n) => `CREATE FUNCTION f_${n}(x int) RETURNS int DETERMINISTIC RETURN x + ${n};`)
  .join('\n')}
${numbers(6)
  .map(
    (n) =>
      `CREATE PROCEDURE p_${n}(IN x int, OUT y int) BEGIN START TRANSACTION READ WRITE; INSERT INTO audit_log VALUES ('p'); COMMIT; END;`,
  )
  .join('\n')}
CREATE TRIGGER note_orders BEFORE INSERT ON orders FOR EACH ROW SET NEW.total = NEW.total + 0;
CREATE TRIGGER note_customers BEFORE UPDATE ON customers FOR EACH ROW SET NEW.name = NEW.name;
`;

const EXPECTED: Omit<Expected, 'wrongSettings'> = {
  product: /^MariaDB \d+\.\d+\.\d+$/,
  encrypted: true,
  tellsChanges: false,
  searchPath: ['shop'],
  schema: 'shop',
  kinds: { table: 31, view: 13, function: 10, procedure: 6, trigger: 2, sequence: 1 },
  tables: [
    {
      name: 'customers',
      kind: 'table',
      catalog: null,
      schema: 'shop',
      comment: 'Who buys',
      definition: null,
      rows: 0,
      columns: [
        column('id', 'int(11)', { nullable: false, identity: true }),
        column('email', 'varchar(120)', { nullable: false, comment: 'Where to write: it\'s "unique"' }),
        column('name', 'text', { default: "'nobody'" }),
        column('name_length', 'int(11)', { generated: 'octet_length(`name`)', computed: 'stored' }),
      ],
      keys: [
        { kind: 'unique', name: 'customers_email', columns: ['email'] },
        { kind: 'primary', name: 'PRIMARY', columns: ['id'] },
      ],
      indexes: [
        { name: 'customers_email', unique: true, parts: ['email'], method: 'btree', condition: null },
        { name: 'customers_name', unique: false, parts: ['name(10)', 'id'], method: 'btree', condition: null },
        { name: 'PRIMARY', unique: true, parts: ['id'], method: 'btree', condition: null },
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
          references: { catalog: null, schema: 'shop', name: 'customers' },
          referencedColumns: ['id'],
          onDelete: 'CASCADE',
        },
        { kind: 'primary', name: 'PRIMARY', columns: ['id', 'customer_id'] },
        { kind: 'check', name: 'total_positive', expression: '`total` >= 0' },
      ],
    },
    { name: 'returns', keys: [{ kind: 'check', name: 'total_positive', expression: '`amount` > 7' }] },
    {
      name: 'measures',
      partitions: {
        method: 'range',
        by: 'year(`day`)',
        partitions: [
          { name: 'p2024', bound: '2025', rows: 0 },
          { name: 'rest', bound: 'MAXVALUE', rows: 0 },
        ],
      },
    },
    { name: 'big_orders', kind: 'view', comment: null },
  ],
  definitions: [
    ['view', 'big_orders', /join `shop`\.`customers` `c`/],
    ['function', 'total_of', /^CREATE FUNCTION `shop`\.`total_of`\(customer int\(11\)\) RETURNS decimal\(12,2\)[\s\S]*RETURN \(SELECT sum/],
    ['procedure', 'p_1', /\(IN x int\(11\), OUT y int\(11\)\)[\s\S]*INSERT INTO audit_log/],
    ['trigger', 'note_orders', /BEFORE INSERT ON `shop`\.`orders` FOR EACH ROW\nSET NEW\.total/],
  ],
  oddNames: [
    ['shop.`with "quotes" and ``these```', 'with "quotes" and `these`'],
    ['shop.`with space`', 'with space'],
    ['shop.`매출`', '매출'],
  ],
  wide: 'wide',
  forbidden: null,
  values: [
    [
      'numbers',
      'SELECT 1, -2147483648, 9007199254740991, 9007199254740993, 18446744073709551615, 0.1e0, TRUE',
      [1, -2147483648, 9007199254740991, '9007199254740993', '18446744073709551615', 0.1, 1],
    ],
    ['floats', 'SELECT f, d FROM shop.floats', [0.1, 0.1]],
    [
      'decimals',
      "SELECT CAST('12345678901234567890123456789012345678901234567890.125' AS decimal(65, 3)), CAST(12.5 AS decimal(10, 2))",
      ['12345678901234567890123456789012345678901234567890.125', '12.50'],
    ],
    [
      'times',
      "SELECT DATE '2024-02-29', CAST('2024-02-29 23:59:59.123456' AS datetime(6)), CAST('-838:59:59' AS time), FROM_UNIXTIME(0)",
      ['2024-02-29', '2024-02-29 23:59:59.123456', '-838:59:59', '1970-01-01 09:00:00'],
    ],
    ['bytes', "SELECT X'00FF', CAST('' AS binary)", [new Uint8Array([0, 255]), new Uint8Array()]],
    [
      'texts',
      `SELECT '한글 😀 "x" ''y''', '', 'a\\nb', CONVERT(X'80' USING utf8mb4), CAST(_latin1 X'E9' AS char CHARACTER SET utf8mb4)`,
      ['한글 😀 "x" \'y\'', '', 'a\nb', '?', 'é'],
    ],
    ['nothing', 'SELECT NULL, CAST(NULL AS int), CAST(NULL AS binary), CAST(NULL AS date)', [null, null, null, null]],
    ['others', `SELECT JSON_OBJECT('a', 1), b'101'`, ['{"a": 1}', new Uint8Array([5])]],
  ],
  emptyTable: 'empty_table',
  slow: 'SELECT count(*) FROM shop.seq_1_to_1000000 a, shop.seq_1_to_1000000 b, shop.seq_1_to_1000000 c WHERE a.seq + b.seq + c.seq < 0',
  million: "SELECT seq AS n, repeat('x', 90) AS filling FROM shop.seq_1_to_1000000",
  wrongStatement: { sql: "SELECT '😀', FROM shop.orders", offset: 13 },
  placeholder: ['SELECT CAST(? AS int) + 1, ?', [41, "it's"], [42, "it's"]],
  write: { sql: "INSERT INTO shop.audit_log VALUES ('a'), ('b')", affected: 2, shownBy: 'SELECT count(*) FROM shop.audit_log', shown: 2 },
  explained: /"query_block"/,
};

export const mariaDb: Harness = {
  name: 'MariaDB',
  async start() {
    const server = await startMariaDb();
    await server.admin(MARIADB_FIXTURE);
    return mariaDbDatabase(server);
  },
};

export function mariaDbDatabase(server: MariaDbServer): TestDatabase {
  const reader: ConnectionSettings = {
    name: 'webshop',
    type: 'mysql',
    environment: 'test',
    host: 'localhost',
    port: server.port,
    database: 'shop',
    user: 'aetl_reader',
    password: READER_PASSWORD,
    path: null,
    tls: 'on',
    options: { ca: server.certificate },
  };
  const writer = { ...reader, name: 'webshop-writer', user: 'aetl_writer', password: WRITER_PASSWORD };
  return {
    reader,
    writer,
    // Triggers and the source of routines are shown to those only who may change them.
    crawler: writer,
    connect: async (settings) => connect(settings),
    async running(text) {
      const sql =
        "SELECT count(*) FROM information_schema.processlist WHERE user = 'aetl_reader' AND command <> 'Sleep' AND info LIKE concat('%', ?, '%')";
      const [[count] = []] = await server.admin(sql, [text]);
      return Number(count);
    },
    async disconnect() {
      for (const [id] of await server.admin("SELECT id FROM information_schema.processlist WHERE user = 'aetl_reader'"))
        await server.admin(`KILL ${id}`);
    },
    stop: () => server.stop(),
    kill: () => server.kill(),
    async exhaust(exhausted) {
      await server.admin(`SET GLOBAL max_user_connections = ${exhausted ? 1 : 100}`);
    },
    expected: {
      ...EXPECTED,
      wrongSettings: [
        ['password', { password: 'wr0ng-planted' }, 'login', /“user” and “password”/],
        ['user', { user: 'nobody' }, 'login', /nobody/],
        ['host', { host: 'no-such-host.invalid' }, 'unreachable', /no such host|cannot be looked up/],
        ['port', { port: 1 }, 'unreachable', /nothing listens/],
        ['database', { database: 'nowhere' }, 'no-such-database', /“database” of the connection “webshop”/],
        ['certificate', { options: {} }, 'certificate', /signed by itself/],
      ],
    },
  };
}
