import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it, type TestContext } from 'node:test';
import { mariaDbDatabase } from '../connectors/mariadb-harness.ts';
import { mariaDbProgram, startMariaDb } from '../connectors/servers/mariadb.ts';
import { aetl } from './run-aetl.ts';

function project(test: TestContext, connection: string, sql: string, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-broken-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  const [, dialect = ''] = /type: (\w+)/.exec(connection) ?? [];
  writeFileSync(
    path.join(folder, 'aetl.yaml'),
    `version: 1\ndialect: ${dialect}\nfiles: [{ glob: "*.sql", connection: shop }]\nconnections: { shop: ${connection} }\n`,
  );
  writeFileSync(path.join(folder, 'report.sql'), sql);
  return { folder, run: (...args: readonly string[]) => aetl([...args, '--no-cache'], { cwd: folder, env }) };
}

/** What `aetl check` says, without places. */
function found(stdout: string): string[] {
  const { files } = JSON.parse(stdout) as { files: { diagnostics: { code: string; message: string }[] }[] };
  return files.flatMap(({ diagnostics }) => diagnostics.map(({ code, message }) => `${code}: ${message}`));
}

it('a view of SQLite that does not work any more is told by crawl, diff and check, until it works again', async (test) => {
  const { folder, run } = project(test, '{ type: sqlite, path: shop.db }', 'select id from big;\nselect note from orders;\n');
  const database = new DatabaseSync(path.join(folder, 'shop.db'));
  test.after(() => database.close());
  database.exec(
    'create table orders (id int, note text); create view big as select id from orders; create view well as select note from orders',
  );
  assert.match((await run('crawl', 'shop')).stdout, /^shop: 3 objects .*\n$/);
  assert.equal((await run('check')).status, 0);
  database.exec('pragma legacy_alter_table = on; alter table orders rename to old_orders; create table orders (nr int, note text)');
  const crawled = await run('crawl', 'shop');
  assert.match(
    crawled.stdout,
    /\n {2}could not read view main\.big: It does not work any more: no such column: id\. Define it anew, or drop it\.\n$/,
  );
  const diff = await run('diff', 'shop', '--impact', '--fail-on', 'used-column-dropped');
  assert.equal(diff.status, 1);
  assert.match(diff.stdout, /\n {2}view main\.big does not work any more: no such column: id\n {4}report\.sql:1:16 breaks\n/);
  assert.doesNotMatch(diff.stdout, /big\.id is gone/);
  const checked = await run('check', '--format', 'json');
  assert.deepEqual(found(checked.stdout), [
    'broken-view: The view main.big does not work in the database: no such column: id. Define it anew there.',
  ]);
  assert.equal(checked.status, 1);
  database.exec('drop table orders; alter table old_orders rename to orders');
  await run('crawl', 'shop');
  assert.match((await run('diff', 'shop')).stdout, /view main\.big works again/);
  assert.equal((await run('check')).status, 0);
});

if (mariaDbProgram() !== null)
  it('so is one of MariaDB, whose catalog only leaves its columns out', async (test) => {
    const server = await startMariaDb();
    test.after(() => server.stop());
    const { reader } = mariaDbDatabase(server);
    await server.admin(`CREATE DATABASE shop; USE shop;
      CREATE TABLE orders (id int, note text); CREATE TABLE gone (id int); CREATE TABLE secret (id int);
      CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC RETURN x * 2;
      CREATE VIEW \`열 "1"\` AS SELECT id FROM orders; CREATE VIEW by_table AS SELECT * FROM gone; CREATE VIEW nested AS SELECT * FROM by_table;
      CREATE VIEW by_function AS SELECT twice(id) AS x FROM secret; CREATE VIEW hidden AS SELECT id FROM secret; CREATE VIEW well AS SELECT note FROM orders;
      CREATE SQL SECURITY INVOKER VIEW mine AS SELECT id FROM secret;
      CREATE USER aetl_reader IDENTIFIED BY '${reader.password}'; GRANT SHOW VIEW ON shop.* TO aetl_reader;`);
    for (const name of ['orders', 'gone', '`열 "1"`', 'by_table', 'nested', 'by_function', 'hidden', 'well', 'mine'])
      await server.admin(`GRANT SELECT ON shop.${name} TO aetl_reader`);
    const connection = `{ type: mariadb, host: localhost, port: ${server.port}, database: shop, user: aetl_reader, password: "\${env:AETL_TEST_PASSWORD}", tls: on, options: { ca: "${server.certificate}" } }`;
    const sql =
      'SELECT id FROM `열 "1"`;\nSELECT * FROM nested;\nSELECT note FROM well;\nSELECT x FROM by_function;\nSELECT id FROM hidden, mine;\n';
    const { run } = project(test, connection, sql.replace('SELECT id FROM hidden, mine', 'SELECT h.id FROM hidden h, mine'), {
      AETL_TEST_PASSWORD: reader.password ?? '',
    });
    const first = await run('crawl', 'shop');
    assert.match(first.stdout, /^shop: \d+ objects .*\n {2}could not read the columns of shop\.secret: [^\n]*\n$/);
    assert.equal((await run('check')).status, 0);
    await server.admin('USE shop; ALTER TABLE orders RENAME COLUMN id TO nr; DROP TABLE gone; DROP FUNCTION twice');
    const { stdout } = await run('crawl', 'shop');
    const told = (view: string, reason: string) =>
      `  could not read view shop.${view}: It does not work any more: ${reason}. Define it anew, or drop it.`;
    assert.deepEqual(
      stdout
        .trimEnd()
        .split('\n')
        .slice(1)
        .filter((line) => !line.includes('shop.secret')),
      [
        told('by_function', REFERENCES_NOTHING.replace('VIEW', 'by_function')),
        told('by_table', "Table 'shop.gone' doesn't exist"),
        told('nested', REFERENCES_NOTHING.replace('VIEW', 'by_table')),
        told('열 "1"', "Unknown column 'shop.orders.id' in 'SELECT'"),
      ],
    );
    const diff = await run('diff', 'shop', '--impact');
    assert.match(diff.stdout, /view shop\.by_table does not work any more: Table 'shop\.gone' doesn't exist\n/);
    assert.match(diff.stdout, /view shop\.nested does not work any more: [^\n]*\n {4}report\.sql:2:15 breaks\n/);
    assert.doesNotMatch(diff.stdout, /(by_table|nested)\.id is gone/);
    assert.deepEqual(found((await run('check', '--format', 'json')).stdout), [
      `broken-view: The view shop.열 "1" does not work in the database: Unknown column 'shop.orders.id' in 'SELECT'. Define it anew there.`,
      `broken-view: The view shop.nested does not work in the database: ${REFERENCES_NOTHING.replace('VIEW', 'by_table')}. Define it anew there.`,
      `broken-view: The view shop.by_function does not work in the database: ${REFERENCES_NOTHING.replace('VIEW', 'by_function')}. Define it anew there.`,
    ]);
  });

const REFERENCES_NOTHING =
  "View 'shop.VIEW' references invalid table(s) or column(s) or function(s) or definer/invoker of view lack rights to use them";
