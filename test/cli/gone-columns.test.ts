// Questions about a column that is no more.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { aetl, folderOf } from './run-aetl.ts';

const FILES = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: ddl.sql
create table raw.orders (id int primary key, amount numeric, day date);
create table raw.other (id int, amount numeric);
-- file: views.sql
create view mart.daily as select day, sum(amount) as total from raw.orders group by day;
create view mart.weekly as select total as grand from mart.daily;
-- file: star.sql
create view mart.copy as select * from raw.orders;
`;

function project(test: TestContext) {
  const cwd = folderOf(FILES, test);
  const run = async (...args: readonly string[]) => (await aetl(args, { cwd })).stdout;
  const edit = (file: string, from: string, to: string) => {
    const place = path.join(cwd, file);
    writeFileSync(place, readFileSync(place, 'utf8').replace(from, to));
  };
  return { cwd, run, edit };
}

const STILL = `1 place in 1 file still names it.
  views.sql:1:43

raw.orders.amount
  -> mart.daily.total  aggregate: sum(amount)
    -> mart.weekly.grand  copy
`;

describe('a column that is gone', () => {
  it('is told with who still names it and what that feeds', async (test) => {
    const { run, edit } = project(test);
    edit('ddl.sql', 'amount numeric, day', 'day');
    assert.equal(await run('lineage', 'raw.orders.amount'), `raw.orders has no column amount: ddl.sql:1 does not list it.\n${STILL}`);
    const report = JSON.parse(await run('impact', 'Orders.AMOUNT', '--change', 'drop', '--format', 'json'));
    assert.deepEqual(
      report.places.map(({ path: at, effect, reason }: { path: string; effect: string; reason: string }) => `${effect} ${at}: ${reason}`),
      [
        'error views.sql: raw.orders.AMOUNT is gone. This statement fails.',
        'influenced views.sql: mart.weekly.grand is computed from it: raw.orders.AMOUNT → mart.daily.total → mart.weekly.grand.',
      ],
    );
    assert.deepEqual(
      report.downstream.map(({ table, column }: { table: string; column: string }) => `${table}.${column}`),
      ['mart.daily.total', 'mart.weekly.grand'],
    );
    const graph = JSON.parse(await run('lineage', 'raw.orders.amount', '--format', 'json'));
    assert.deepEqual(graph.focus, { node: 'raw.orders', column: 'amount' });
    assert.deepEqual(graph.warnings[0], 'raw.orders has no column amount: ddl.sql:1 does not list it.');
    assert.equal(graph.edges.length, 2);
    const upstream = JSON.parse(await run('lineage', 'raw.orders.amount', '--direction', 'upstream', '--format', 'json'));
    assert.deepEqual(upstream.edges, []);
  });

  for (const file of ['ddl.sql', 'changes/002.sql'])
    it(`is told where ${file} drops it, though a table that is altered may have more columns than are listed`, async (test) => {
      const { cwd, run } = project(test);
      const place = path.join(cwd, path.basename(file));
      const before = file === 'ddl.sql' ? readFileSync(place, 'utf8') : '';
      writeFileSync(place, `${before}alter table raw.orders drop column amount;\n`);
      const line = before === '' ? 1 : 3;
      assert.equal(
        await run('lineage', 'raw.orders.amount'),
        `raw.orders.amount is gone.\n${path.basename(file)}:${line} drops it.\n${STILL}`,
      );
      assert.match(await run('impact', 'raw.orders.amount', '--change', 'gone'), /1 error.*\n {2}raw\.orders\.amount is gone\.\n/);
      assert.doesNotMatch(await run('lineage', 'raw.other.amount'), /gone/);
      assert.doesNotMatch(await run('lineage', 'raw.orders.day'), /gone/);
      writeFileSync(place, `${before}alter table raw.orders rename column amount to total;\n`);
      assert.match(await run('lineage', 'raw.orders.amount'), /^raw\.orders\.amount is gone\.\n\S+:\d renames it to total\.\n/);
      writeFileSync(place, `${before}alter table raw.orders drop column amount;\nalter table raw.orders add column amount int;\n`);
      assert.doesNotMatch(await run('lineage', 'raw.orders.amount'), /gone/);
    });

  it('is told with its last recording, which is the answer when nobody names it any more', async (test) => {
    const { cwd, run, edit } = project(test);
    await run('lineage', '--record');
    edit('ddl.sql', 'amount numeric, day', 'day');
    assert.match(await run('lineage', 'raw.orders.amount'), /^raw\.orders\.amount is gone\.\nIts lineage was last recorded on .*\n1 place/);
    edit('views.sql', 'sum(amount)', 'count(*)');
    await run('lineage', '--record');
    const told = await run('lineage', 'raw.orders.amount');
    assert.match(
      told,
      /^raw\.orders\.amount is gone\.\nIts lineage was last recorded on [-\d]{10} [:\d]{5}: aetl lineage raw\.orders\.amount --at \S+Z shows it\.\nNo file that AETL reads names it any more\.\n\nraw\.orders\.amount\n {2}-> mart\.copy\.amount {2}copy\n {2}-> mart\.daily\.total bigint {2}aggregate: sum\(amount\)\n/,
    );
    const [, time = ''] = /--at (\S+Z)/.exec(told) ?? [];
    assert.match(await run('lineage', 'raw.orders.amount', '--at', time), /-> mart\.daily\.total/);
    rmSync(path.join(cwd, '.aetl'), { recursive: true });
    const nothing = await aetl(['lineage', 'raw.orders.amount'], { cwd });
    assert.deepEqual([nothing.status, nothing.stdout], [2, '']);
    assert.match(nothing.stderr, /there is no table, column or file raw\.orders\.amount/);
  });

  it('is told with the crawl that missed it', async (test) => {
    const { cwd, run, edit } = project(test);
    edit(
      'aetl.yaml',
      'dialect: postgres',
      'dialect: sqlite\nconnections: { shop: { type: sqlite, path: shop.db } }\nfiles: [{ glob: "*.sql", connection: shop }]',
    );
    for (const file of ['ddl.sql', 'views.sql', 'star.sql']) rmSync(path.join(cwd, file));
    writeFileSync(path.join(cwd, 'report.sql'), 'create view daily as select sum(amount) as total from orders;\n');
    const database = new DatabaseSync(path.join(cwd, 'shop.db'));
    test.after(() => database.close());
    database.exec('create table orders (id int, amount numeric, day text)');
    await run('crawl', 'shop');
    database.exec('alter table orders drop column amount');
    await run('crawl', 'shop');
    const told = await run('lineage', 'orders.amount');
    assert.match(
      told,
      /^main\.orders\.amount is gone\.\nThe crawl of shop on [-\d]{10} [:\d]{5} did not find it any more; it was numeric\.\n/,
    );
    assert.match(
      told,
      /\n1 place in 1 file still names it\.\n {2}report\.sql:1:33\n\nmain\.orders\.amount\n {2}-> daily\.total {2}aggregate/,
    );
  });

  it('is no name that was only mistyped', async (test) => {
    const { cwd } = project(test);
    const ran = await aetl(['impact', 'raw.orders.amout', '--change', 'drop'], { cwd });
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /there is no table or column raw\.orders\.amout/);
  });
});
