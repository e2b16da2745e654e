import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findNode, namesLike } from '../../../server/src/app/lineage-names.ts';

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

/** What somebody may have meant. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  'shop.ordrs': ['shop.orders'],
  '회사 데이터.v 직원.a.c': ['회사 데이터.v 직원.a.b'],
  '회사 데이터.v 직원.Noo': ['회사 데이터.v 직원.No.'],
  'shop.ordesr.id': ['shop.orders.id'],
  'shop.orders.amount': ['shop.orders'],
  'somewhere.else': [],
};

const LOOKUP = { ending: () => Object.keys(NODES), columnsOf: (node: string) => NODES[node] ?? [] };

for (const [name, expected] of Object.entries(MEANT))
  it(`${name} may be ${expected.join(' or ') || 'nothing'}`, () => {
    assert.deepEqual(namesLike(name, Object.keys(NODES), LOOKUP), expected);
  });

for (const [name, expected] of Object.entries(FOUND))
  it(`${name} is ${expected || 'nothing'}`, () => {
    const found = findNode(name, LOOKUP);
    const said =
      found.found === 'one'
        ? [found.node, ...(found.column === null ? [] : [found.column])].join('/')
        : found.found === 'several'
          ? found.candidates.join(' | ')
          : '';
    assert.equal(said, expected);
  });
