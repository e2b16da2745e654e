import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findNode } from '../../../server/src/app/lineage-names.ts';

const NODES: Readonly<Record<string, readonly string[]>> = {
  'twins.Ab': ['id', 'X', 'x'],
  'twins.ab': ['id'],
  '회사 데이터.v 직원': ['No.', 'a.b'],
  'shop.orders': ['id'],
  orders: ['id'],
};

/** What is found: a node, a node with a column behind a slash, several of them, or nothing. */
const FOUND: Readonly<Record<string, string>> = {
  'twins.Ab': 'twins.Ab',
  'twins.AB': 'twins.Ab | twins.ab',
  'twins.Ab.id': 'twins.Ab/id',
  'ab.id': 'twins.ab/id',
  'twins.AB.ID': 'twins.Ab.id | twins.ab.id',
  'Ab.x': 'twins.Ab/x',
  'Ab.X': 'twins.Ab/X',
  '"twins"."Ab"."X"': 'twins.Ab/X',
  '"회사 데이터"."v 직원"': '회사 데이터.v 직원',
  '회사 데이터.v 직원.No.': '회사 데이터.v 직원/No.',
  '"회사 데이터"."v 직원"."a.b"': '회사 데이터.v 직원/a.b',
  ORDERS: 'orders',
  'shop.orders': 'shop.orders',
  nothing: '',
};

for (const [name, expected] of Object.entries(FOUND))
  it(`${name} is ${expected || 'nothing'}`, () => {
    const found = findNode(name, { ending: () => Object.keys(NODES), columnsOf: (node) => NODES[node] ?? [] });
    const said =
      found.found === 'one'
        ? [found.node, ...(found.column === null ? [] : [found.column])].join('/')
        : found.found === 'several'
          ? found.candidates.join(' | ')
          : '';
    assert.equal(said, expected);
  });
