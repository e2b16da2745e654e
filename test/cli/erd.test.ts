import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { ErdRelation } from '../../server/src/protocol/index.ts';
import { aetl, folderOf } from './run-aetl.ts';

const SHOP = `-- file: schema.sql
create table shop.customers (customer_id int primary key, name text);
create table shop.orders (order_id int primary key, customer_id int not null, billed_to int references shop.customers (customer_id));
create table shop.order_lines (order_id int references shop.orders, line_no int, primary key (order_id, line_no));
create view shop.v as select * from shop.orders;
`;

describe('aetl erd', () => {
  it('draws keys, and what it infers', async (test) => {
    const ran = await aetl(['erd', 'shop', '--format', 'json'], { cwd: folderOf(SHOP, test) });
    assert.equal(ran.status, 0, ran.stderr);
    const { tables, relations } = JSON.parse(ran.stdout);
    assert.deepEqual(
      tables.map(({ id }: { readonly id: string }) => id),
      ['shop.customers', 'shop.order_lines', 'shop.orders'],
    );
    assert.deepEqual(
      relations.map(({ from, to, optional, inferred }: ErdRelation) => [from.columns, to.table, optional, inferred]),
      [
        [['order_id'], 'shop.orders', false, false],
        [['billed_to'], 'shop.customers', true, false],
        [['customer_id'], 'shop.customers', false, true],
      ],
    );
  });

  it('writes a page that needs nothing else', async (test) => {
    const cwd = folderOf(SHOP, test);
    assert.equal((await aetl(['erd', '--format', 'html', '--output', path.join(cwd, 'erd.html')], { cwd })).status, 0);
    const page = readFileSync(path.join(cwd, 'erd.html'), 'utf8');
    assert.match(page, /data-table="shop\.orders"/);
    assert.doesNotMatch(page, /(?:src|href)=["']?https?:/);
    const declared = await aetl(['erd', '--declared-only', '--format', 'mermaid'], { cwd });
    assert.doesNotMatch(declared.stdout, /\.\./);
  });

  it('says what it does not know', async (test) => {
    const cwd = folderOf(SHOP, test);
    assert.match((await aetl(['erd', 'shop.ordres'], { cwd })).stderr, /did you mean shop\.orders/);
    assert.equal((await aetl(['erd'], { cwd: folderOf('-- file: a.sql\nselect 1;\n', test) })).status, 2);
  });

  it('draws a database as its last crawl found it', async (test) => {
    const cwd = folderOf('-- file: aetl.yaml\nversion: 1\nconnections:\n  shop: { type: sqlite, path: shop.db }\n', test);
    const database = new DatabaseSync(path.join(cwd, 'shop.db'));
    database.exec(`create table orders (region text, id int, primary key (region, id));
      create table bills (region text not null, order_id int not null, primary key (region, order_id), foreign key (region, order_id) references orders (region, id));
      create table customers (customer_id integer primary key);
      create table visits (id integer primary key, customer_id int);
      create view v as select 1 as x`);
    database.close();
    assert.match((await aetl(['erd', '--connection', 'shop'], { cwd })).stderr, /aetl crawl shop was not run yet/);
    assert.equal((await aetl(['crawl', 'shop'], { cwd })).status, 0);
    const ran = await aetl(['erd', '--connection', 'shop', '--format', 'json'], { cwd });
    assert.equal(ran.status, 0, ran.stderr);
    const { tables, relations } = JSON.parse(ran.stdout);
    assert.equal(tables.length, 4);
    assert.deepEqual(
      relations.map(({ from, to, many, optional, inferred }: ErdRelation) => [
        from.columns,
        to.table.replace(/^main\./, ''),
        to.columns,
        many,
        optional,
        inferred,
      ]),
      [
        [['region', 'order_id'], 'orders', ['region', 'id'], false, false, false],
        [['customer_id'], 'customers', ['customer_id'], true, true, true],
      ],
    );
  });

  it('believes what profiles say of values', async (test) => {
    const cwd = folderOf('-- file: aetl.yaml\nversion: 1\nconnections:\n  shop: { type: sqlite, path: shop.db }\n', test);
    const database = new DatabaseSync(path.join(cwd, 'shop.db'));
    database.exec(`create table customers (customer_id integer primary key);
      create table visits (id integer primary key, customer_id integer);
      create table strays (id integer primary key, customer_id integer);`);
    const series = (count: number) =>
      `with recursive series(value) as (select 1 union all select value + 1 from series where value < ${count})`;
    database.exec(`${series(50)} insert into customers select value from series`);
    database.exec(`${series(200)} insert into visits select value, 1 + value % 40 from series`);
    database.exec(`${series(20)} insert into strays select value, 7000 + value from series`);
    database.close();
    for (const args of [
      ['crawl', 'shop'],
      ['profile', 'shop', 'customers', 'visits', 'strays'],
    ]) {
      const ran = await aetl(args, { cwd });
      assert.equal(ran.status, 0, ran.stderr);
    }
    const { relations } = JSON.parse((await aetl(['erd', '--connection', 'shop', '--format', 'json'], { cwd })).stdout);
    assert.deepEqual(
      relations.map(({ from, to, confidence }: ErdRelation) => [
        from.table.replace(/^main\./, ''),
        to.table.replace(/^main\./, ''),
        confidence,
      ]),
      [['visits', 'customers', 0.96]],
    );
    assert.match(relations[0].reason, /Its values \(1 to 40, 40 of 50\) lie within those of the key/);
  });
});
