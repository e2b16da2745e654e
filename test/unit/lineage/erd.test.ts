// Diagrams of tables: what is inferred, what is drawn, and where.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { describe, it } from 'node:test';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { type ColumnValues, inferRelations, layoutErd, selectErd } from '../../../server/src/lineage/index.ts';
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

  const VALUES: readonly (readonly [name: string, column: Partial<ColumnValues>, key: Partial<ColumnValues>, expected: string])[] = [
    ['values within those of the key', { distinct: 80, min: 2, max: 90 }, { distinct: 100, min: 1, max: 100 }, '0.96 80 of 100'],
    ['values beyond those of the key', { distinct: 80, min: 2, max: 190 }, { distinct: 100, min: 1, max: 100 }, '0.51 outside'],
    ['none where no value is one of the key', { distinct: 3, min: 500, max: 900 }, { distinct: 100, min: 1, max: 100 }, ''],
    ['none where there are more values than keys', { distinct: 500 }, { distinct: 100 }, ''],
    ['a key of which only a sample is known says nothing', { distinct: 500 }, { distinct: 100, whole: false }, '0.85 '],
    ['nothing known', {}, {}, '0.85 '],
  ];
  for (const [name, column, key, expected] of VALUES)
    it(`are believed by their values: ${name}`, () => {
      const unknown = { distinct: null, whole: true, min: null, max: null };
      const valuesOf = (table: string, called: string): ColumnValues | null =>
        called !== 'customer_id' ? null : { ...unknown, ...(table === 'a.orders' ? column : key) };
      const { tables } = erdOf('a.customers: customer_id*; a.orders: order_id* customer_id');
      const [found] = inferRelations(tables, [], () => true, valuesOf);
      const [confidence, word] = expected.split(/ (.*)/);
      if (found === undefined) return assert.equal(expected, '');
      assert.equal(String(found.confidence), confidence);
      assert.ok(found.reason.includes(word ?? ''), found.reason);
    });

  it('go to the one of several keys whose values fit', () => {
    const { tables } = erdOf('a.customers: customer_id*; a.clients: customer_id*; a.orders: order_id* customer_id');
    const values: Readonly<Record<string, ColumnValues>> = {
      'a.customers': { distinct: 10, whole: true, min: 1, max: 10 },
      'a.clients': { distinct: 10, whole: true, min: 1001, max: 1010 },
      'a.orders': { distinct: 4, whole: true, min: 1002, max: 1007 },
    };
    const found = inferRelations(
      tables,
      [],
      () => true,
      (table, column) => (column === 'customer_id' ? (values[table] ?? null) : null),
    );
    assert.deepEqual(
      found.map(({ to }) => to.table),
      ['a.clients'],
    );
  });

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
  const GOLDENS: readonly (readonly [file: string, text: () => string])[] = [
    ['shop.mmd', () => erdToMermaid(SHOP_ERD)],
    ['shop.dot', () => erdToDot(SHOP_ERD)],
    ['shop.svg', () => erdToSvg(SHOP_ERD, layoutErd(SHOP_ERD))],
    ['hostile.mmd', () => erdToMermaid(HOSTILE_ERD)],
    ['hostile.dot', () => erdToDot(HOSTILE_ERD)],
  ];
  for (const [file, write] of GOLDENS) {
    it(`is that of ${file}`, () => {
      const text = write();
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

  it('of 150 tables lets none lie upon another, and has the shape of a screen', () => {
    const erd = bigErd(150);
    const { boxes, lines, width, height } = layoutErd(erd);
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

  for (const count of [20, 150, 500])
    it(`of ${count} tables leads no line over a table, and each from row to row`, () => {
      const erd = bigErd(count);
      const { boxes, lines } = layoutErd(erd);
      const all = [...boxes];
      for (const [index, points] of lines) {
        const { from, to } = erd.relations[index]!;
        for (const [at, end] of points.slice(1).entries()) {
          const start = points[at]!;
          assert.ok(start.x === end.x || Math.abs(start.y - end.y) < 1.5, `${from.table} > ${to.table} runs aslant`);
          const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
          const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
          for (const [name, box] of all)
            assert.ok(
              right <= box.x || left >= box.x + box.width || bottom <= box.y || top >= box.y + box.height,
              `${from.table} > ${to.table} runs over ${name}`,
            );
        }
        for (const [table, point] of [
          [from.table, points[0]],
          [to.table, points.at(-1)],
        ] as const) {
          const { x, y, width, height } = boxes.get(table)!;
          assert.ok(point !== undefined && (point.x === x || point.x === x + width) && point.y > y && point.y < y + height, table);
        }
      }
    });

  it('of a table that refers to itself has a loop', () => {
    const erd = erdOf('hr.staff: id* boss_id');
    const self = { table: 'hr.staff', columns: ['boss_id'] };
    const relation = { ...SHOP_ERD.relations[0]!, from: self, to: { table: 'hr.staff', columns: ['id'] } };
    const line = layoutErd({ ...erd, relations: [relation] }).lines.get(0) ?? [];
    assert.equal(line.length, 4);
    assert.equal(line[0]?.x, line[3]?.x);
    assert.notEqual(line[0]?.y, line[3]?.y);
  });

  it('of tables that have nothing to do with each other is rows of them', () => {
    const erd: Erd = { tables: bigErd(12).tables, relations: [] };
    const { width, height } = layoutErd(erd);
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
