import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect } from '../../server/src/adapters/connectors/sqlite/index.ts';
import type { ConnectionSettings } from '../../server/src/metadata/index.ts';
import type { Harness } from './harness.ts';

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

const FIXTURE = `
CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  email VARCHAR(120) NOT NULL UNIQUE, -- a comment, with a (bracket
  name TEXT DEFAULT 'nobody' CHECK (name <> ')'),
  name_length INT GENERATED ALWAYS AS (length(name)) STORED
);
CREATE INDEX customers_name ON customers (lower(name), id DESC) WHERE name IS NOT NULL;
CREATE TABLE orders (
  id INTEGER, customer_id INTEGER NOT NULL REFERENCES customers ON DELETE CASCADE, total NUMERIC(12, 2) NOT NULL DEFAULT 0,
  CONSTRAINT total_positive CHECK (total >= 0), PRIMARY KEY (id, customer_id)
);
CREATE TABLE audit_log (line TEXT);
CREATE TABLE empty_table (id INT, note TEXT);
CREATE TABLE wide (${numbers(1000)
  .map((n) => `c${n} INT`)
  .join(', ')});
CREATE TABLE "with ""quotes""" (a INT);
CREATE TABLE "with space" (a INT);
CREATE TABLE "😀" (a INT);
CREATE TABLE "매출" ("금액" INT);
${numbers(30)
  .map((n) => `CREATE TABLE t_${n} (id INTEGER PRIMARY KEY, a TEXT, b DATE);`)
  .join('\n')}
CREATE VIRTUAL TABLE notes USING fts5(line);
CREATE VIEW big_orders AS SELECT o.id, c.email FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.total > 1000;
${numbers(20)
  .map((n) => `CREATE VIEW v_${n} AS SELECT id, a FROM t_${n};`)
  .join('\n')}
CREATE TRIGGER note_orders BEFORE INSERT ON orders BEGIN SELECT 1; END;
CREATE TRIGGER note_customers AFTER UPDATE ON customers BEGIN SELECT 2; END;
INSERT INTO t_1 VALUES (1, 'a', NULL), (2, 'b', NULL);
ANALYZE t_1;
`;

export const sqlite: Harness = {
  name: 'SQLite',
  async start() {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-sqlite-'));
    const make = (name: string, sql: string) => {
      const file = path.join(folder, name);
      const database = new DatabaseSync(file);
      database.exec(sql);
      database.close();
      return file;
    };
    const reader = settingsFor('demo', make('reader.db', FIXTURE));
    chmodSync(reader.path ?? '', 0o444);
    const writer = settingsFor('demo-writer', make('writer.db', FIXTURE));
    const text = path.join(folder, 'text.db');
    writeFileSync(text, 'This is no database, but a text that is long enough to be taken for one. '.repeat(20));
    const damaged = path.join(folder, 'damaged.db');
    writeFileSync(damaged, readFileSync(writer.path ?? '').fill(0xa5, 1000, 9000));
    return {
      reader,
      writer,
      crawler: reader,
      connect: async (settings) => connect(settings),
      running: async () => busyChildren(),
      stop: async () => rmSync(folder, { recursive: true, force: true }),
      disconnect: null,
      kill: null,
      exhaust: null,
      expected: {
        product: /^SQLite 3\.\d+/,
        encrypted: null,
        wrongSettings: [
          ['missing file', { path: path.join(folder, 'nothing.db') }, 'no-such-database', /There is no file .*nothing\.db\. Check “path”/],
          ['no file', { path: null }, 'no-such-database', /needs “path”/],
          ['a text', { path: text }, 'no-such-database', /is not an SQLite database/],
          ['a damaged file', { path: damaged }, 'no-such-database', /it is damaged/],
        ],
        tellsChanges: false,
        searchPath: ['main'],
        schema: 'main',
        kinds: { table: 40, view: 21, trigger: 2 },
        tables: [
          {
            name: 'customers',
            kind: 'table',
            catalog: null,
            schema: 'main',
            columns: [
              column('id', 'INTEGER', { nullable: false, identity: true }),
              column('email', 'VARCHAR(120)', { nullable: false }),
              column('name', 'TEXT', { default: "'nobody'" }),
              column('name_length', 'INT', { generated: 'length(name)', computed: 'stored' }),
            ],
            keys: [
              { kind: 'primary', name: '', columns: ['id'] },
              { kind: 'unique', name: 'sqlite_autoindex_customers_1', columns: ['email'] },
              { kind: 'check', name: '', expression: "name <> ')'" },
            ],
            indexes: [
              { name: 'customers_name', unique: false, parts: ['lower(name)', 'id'], method: null, condition: 'name IS NOT NULL' },
              { name: 'sqlite_autoindex_customers_1', unique: true, parts: ['email'], method: null, condition: null },
            ],
          },
          {
            name: 'orders',
            keys: [
              { kind: 'primary', name: '', columns: ['id', 'customer_id'] },
              {
                kind: 'foreign',
                name: '',
                columns: ['customer_id'],
                references: { catalog: null, schema: 'main', name: 'customers' },
                referencedColumns: ['id'],
                onDelete: 'CASCADE',
              },
              { kind: 'check', name: 'total_positive', expression: 'total >= 0' },
            ],
          },
          { name: 't_1', rows: 2 },
        ],
        definitions: [
          ['view', 'big_orders', /JOIN customers c/],
          ['trigger', 'note_orders', /BEFORE INSERT ON orders/],
        ],
        oddNames: [
          ['"with ""quotes"""', 'with "quotes"'],
          ['"with space"', 'with space'],
          ['"😀"', '😀'],
          ['"매출"', '매출'],
        ],
        wide: 'wide',
        forbidden: null,
        values: [
          [
            'numbers',
            'SELECT 1, -9007199254740991, 9007199254740993, 0.1, 9e999, -9e999',
            [1, -9007199254740991, '9007199254740993', 0.1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
          ],
          ['bytes', "SELECT X'00FF', X''", [new Uint8Array([0, 255]), new Uint8Array()]],
          ['texts', `SELECT '한글 😀 "x" ''y''', '', CAST(X'61FF62' AS TEXT)`, ['한글 😀 "x" \'y\'', '', 'a\ufffdb']],
          ['times', "SELECT datetime('2024-02-29 23:59:59'), date('2024-02-29')", ['2024-02-29 23:59:59', '2024-02-29']],
          ['nothing', 'SELECT NULL, CAST(NULL AS INT)', [null, null]],
        ],
        emptyTable: 'empty_table',
        slow: 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
        million:
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i, printf('%.*c', 90, 'x') FROM n",
        wrongStatement: { sql: 'SELECT 1, FROM orders', offset: 10 },
        placeholder: ['SELECT ? + 1, ?', [41, "it's"], [42, "it's"]],
        write: { sql: "INSERT INTO audit_log VALUES ('a'), ('b')", affected: 2, shownBy: 'SELECT count(*) FROM audit_log', shown: 2 },
        explained: /^\S.*\n {2}/,
      },
    };
  },
};

function settingsFor(name: string, file: string): ConnectionSettings {
  const none = { host: null, port: null, database: null, user: null, password: null, options: {} };
  return { ...none, name, type: 'sqlite', environment: 'dev', path: file, tls: 'off' };
}

/** Processes of this one that are at work; known on Linux only. */
function busyChildren(): number {
  if (process.platform !== 'linux') return 0;
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      const [state, parent] = readFileSync(`/proc/${id}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return Number(parent) === process.pid && state === 'R';
    } catch {
      return false;
    }
  }).length;
}
