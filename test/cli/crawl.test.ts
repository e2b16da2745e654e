import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { aetl } from './run-aetl.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-cli-crawl-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const database = new DatabaseSync(path.join(folder, 'shop.db'));
after(() => database.close());
database.exec(
  'create table orders (id integer primary key, amount numeric, note text); create view big as select id from orders where amount > 9',
);
writeFileSync(
  path.join(folder, 'aetl.yaml'),
  `version: 1
connections:
  shop: { type: sqlite, path: shop.db }
  gone: { type: postgres, host: 127.0.0.1, port: 1, database: d, user: u }
dialect: sqlite
files: [{ glob: "*.sql", connection: shop }]
`,
);
writeFileSync(path.join(folder, 'report.sql'), 'select id, amount from orders;\n');

const run = (...args: readonly string[]) => aetl([...args, '--no-cache'], { cwd: folder });

describe('aetl crawl and diff', () => {
  it('read a database, and tell what has changed in it and what that breaks', async () => {
    const never = await run('diff', 'shop');
    assert.equal(never.status, 2);
    assert.match(never.stderr, /^aetl: shop: shop was never crawled; run aetl crawl shop\n$/);
    const first = await run('crawl', 'shop');
    assert.deepEqual([first.status, first.stderr], [0, '']);
    assert.match(first.stdout, /^shop: 2 objects in [\d.]+ s; 2 written, 0 as before, 0 changes since the last crawl\n$/);
    assert.equal((await run('check')).status, 0);
    const once = await run('diff', 'shop');
    assert.match(once.stderr, /crawled once only/);

    database.exec('drop view big; alter table orders drop column amount; create table fresh (x int)');
    const second = await run('crawl', 'shop', '--format', 'json');
    const [report] = JSON.parse(second.stdout).crawls;
    assert.deepEqual([report.connection, report.objects, report.changes, report.unchanged, report.missed], ['shop', 2, 3, 0, []]);
    const checked = await run('check');
    assert.equal(checked.status, 1);
    assert.match(checked.stdout, /unknown-column/);

    const text = await run('diff', 'shop', '--impact');
    assert.equal(text.status, 1);
    const [head, ...lines] = text.stdout.trimEnd().split('\n');
    assert.match(head ?? '', /^shop \(crawl 1, .*\) → shop \(crawl 2, .*\): 3 differences$/);
    assert.deepEqual(lines, [
      '  main.orders.amount is gone: it was numeric',
      '    report.sql:1:12 breaks',
      '    downstream: report.sql:1.amount',
      '  view main.big is gone',
      '  table main.fresh is new',
    ]);
    const json = JSON.parse((await run('diff', 'shop', '--format', 'json', '--impact')).stdout);
    assert.deepEqual(
      json.changes.map((change: { kind: string; places: unknown[] }) => [change.kind, change.places.length]),
      [
        ['drop-column', 1],
        ['drop-object', 0],
        ['add-object', 0],
      ],
    );
    assert.match((await run('diff', 'shop', '--format', 'sql')).stdout, /ALTER TABLE "main"\."orders" DROP COLUMN "amount";/);
  });

  it('end with what CI asks for', async () => {
    const status = async (...args: readonly string[]) => (await run('diff', 'shop', ...args)).status;
    assert.equal(await status('--fail-on', 'used-column-dropped'), 1);
    assert.equal(await status('--fail-on', 'nothing'), 0);
    assert.equal(await status('--schema', 'other'), 0);
    writeFileSync(path.join(folder, 'report.sql'), 'select id from orders;\n');
    assert.equal(await status('--fail-on', 'used-column-dropped'), 0);
    assert.equal(await status('--fail-on', 'sometimes'), 2);
    assert.equal(await status('--at', 'yesterday'), 2);
    assert.equal(await status('--at', '2001-01-01'), 2);
    const gone = await run('crawl', 'gone');
    assert.equal(gone.status, 3);
    assert.match(gone.stderr, /^aetl: gone: [^\n]*\n$/);
    assert.equal((await run('crawl', 'nobody')).status, 2);
  });

  it('say when there is nothing of what was asked for', async () => {
    const one = await run('crawl', 'shop', '--include', 'ord*');
    assert.match(one.stdout, /^shop: 1 of 2 objects read in /);
    assert.equal(one.status, 0);
    for (const [option, wanted] of [
      ['--include', 'nothing*'],
      ['--schema', 'elsewhere'],
    ] as const) {
      const none = await run('crawl', 'shop', option, wanted);
      assert.deepEqual([none.status, none.stderr], [2, `aetl: shop: there is nothing to read with ${option} ${wanted}\n`]);
    }
  });

  it('are stopped by Ctrl+C, as is a query', async () => {
    const endless = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n';
    const stopped = await aetl(['query', 'shop', endless, '--no-cache'], { cwd: folder, interruptAfter: 1500 });
    assert.deepEqual([stopped.status, stopped.stdout, stopped.stderr], [130, '', 'aetl: stopped\n']);
  });
});
