// Diagrams of tables: what is inferred, what is drawn, and where.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { describe, it } from 'node:test';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { elkLayouter } from '../../../server/src/adapters/layout/index.ts';
import { inferRelations, layoutErd, selectErd } from '../../../server/src/lineage/index.ts';
import { type Erd, erdToDot, erdToMermaid, erdToSvg } from '../../../server/src/protocol/index.ts';
import { bigErd, erdOf, HOSTILE_ERD, SHOP_ERD } from './erds.ts';

const FIXTURES = new URL('../../fixtures/erd/', import.meta.url);

describe('relations that nobody declared', () => {
  const CASES: readonly (readonly [name: string, tables: string, expected: readonly string[]])[] = [
    [
      'a key by its own name',
      'a.customers: customer_id*; a.orders: order_id* customer_id',
      ['a.orders.customer_id > a.customers.customer_id'],
    ],
    ['a key called id, by the name of its table', 'a.customers: id*; a.orders: id* customer_id', ['a.orders.customer_id > a.customers.id']],
    [
      'what layers put before a name',
      'a.dim_product: product_key*; a.fct_sales: sale_id* product_key',
      ['a.fct_sales.product_key > a.dim_product.product_key'],
    ],
    [
      'other plurals',
      'a.categories: id*; a.addresses: id*; a.x: y* category_id address_id',
      ['a.x.category_id > a.categories.id', 'a.x.address_id > a.addresses.id'],
    ],
    [
      'the same schema before others',
      'a.customers: customer_id*; b.customers: customer_id*; b.orders: id* customer_id',
      ['b.orders.customer_id > b.customers.customer_id'],
    ],
    ['none where several could be meant', 'a.customers: customer_id*; a.clients: customer_id*; a.orders: id* customer_id', []],
    ['none between types that differ', 'a.customers: customer_id*:int; a.orders: id* customer_id:text', []],
    ['none between keys', 'a.customers: customer_id*; b.customers: customer_id*', []],
    ['none by names that any table has', 'a.t: code*; a.u: id* code', []],
    ['a part of a key', 'a.orders: order_id*; a.lines: order_id* line_no*', ['a.lines.order_id > a.orders.order_id']],
  ];
  for (const [name, tables, expected] of CASES) {
    it(name, () => {
      const found = inferRelations(erdOf(tables).tables, [], (a, b) => a === b);
      assert.deepEqual(
        found.map(({ from, to }) => `${from.table}.${from.columns} > ${to.table}.${to.columns}`),
        expected,
      );
      for (const { inferred, reason } of found) assert.ok(inferred && reason !== '');
    });
  }

  it('are not those that are declared', () => {
    const erd = erdOf('a.customers: customer_id*; a.orders: order_id* customer_id');
    const [declared] = inferRelations(erd.tables, [], () => true);
    assert.ok(declared);
    assert.deepEqual(
      inferRelations(erd.tables, [{ ...declared, inferred: false }], () => true),
      [],
    );
  });
});

describe('the drawing', () => {
  const GOLDENS: readonly (readonly [file: string, text: () => string | Promise<string>])[] = [
    ['shop.mmd', () => erdToMermaid(SHOP_ERD)],
    ['shop.dot', () => erdToDot(SHOP_ERD)],
    ['shop.svg', async () => erdToSvg(SHOP_ERD, await layoutErd(SHOP_ERD, elkLayouter))],
    ['hostile.mmd', () => erdToMermaid(HOSTILE_ERD)],
    ['hostile.dot', () => erdToDot(HOSTILE_ERD)],
  ];
  for (const [file, write] of GOLDENS) {
    it(`is that of ${file}`, async () => {
      const text = await write();
      if (process.env['UPDATE_GOLDENS']) writeFileSync(new URL(file, FIXTURES), text);
      assert.equal(text, readFileSync(new URL(file, FIXTURES), 'utf8'));
    });
  }

  it('is drawn by Graphviz', async () => {
    const graphviz = await Graphviz.load();
    for (const erd of [SHOP_ERD, HOSTILE_ERD]) {
      const svg = graphviz.dot(erdToDot(erd), 'svg');
      assert.equal([...svg.matchAll(/class="node"/g)].length, erd.tables.length);
      assert.equal([...svg.matchAll(/class="edge"/g)].length, erd.relations.length);
    }
  });

  it('of 150 tables lets none lie upon another, and has the shape of a screen', async () => {
    const erd = bigErd(150);
    const { boxes, lines, width, height } = await layoutErd(erd, elkLayouter);
    assert.equal(boxes.size, 150);
    assert.equal(lines.size, erd.relations.length);
    const all = [...boxes];
    for (const [index, [name, a]] of all.entries())
      for (const [other, b] of all.slice(index + 1))
        assert.ok(
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
          `${name} lies upon ${other}`,
        );
    for (const [name, box] of all) assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, name);
    assert.ok(width / height > 0.4 && width / height < 4, `${width} × ${height}`);
  });

  it('of tables that have nothing to do with each other is rows of them', async () => {
    const erd: Erd = { tables: bigErd(12).tables, relations: [] };
    const { width, height } = await layoutErd(erd, elkLayouter);
    assert.ok(width / height > 0.8 && width / height < 3, `${width} × ${height}`);
  });
});

it('a part of a diagram is a schema, a table, or what a pattern names', () => {
  const shown = (names: readonly string[]) => {
    const { erd, unknown } = selectErd(SHOP_ERD, names);
    return [erd.tables.map(({ id }) => id).join(' '), erd.relations.length, unknown.join(' ')];
  };
  assert.deepEqual(shown(['shop']), ['shop.customers shop.orders shop.order_lines', 2, '']);
  assert.deepEqual(shown(['ORDERS', 'shop.order_*']), ['shop.orders shop.order_lines', 1, '']);
  assert.deepEqual(shown(['gone']), ['', 0, 'gone']);
});
