import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { dialectInfo, foldIdentifier, nodesAt, parseScript, walk } from '../../../server/src/sql/index.ts';

/** The kinds of the nodes around `$0`, outermost first. */
function checkNodesAt(fixture: string, expected: readonly string[]): void {
  const offset = fixture.indexOf('$0');
  const root = parseScript(fixture.replace('$0', ''), 'postgres').statements[0]?.tree.root;
  assert.ok(root);
  assert.deepEqual(
    nodesAt(root, offset).map(({ kind }) => kind),
    expected,
  );
}

describe('nodes at an offset', () => {
  test('inside of a name', () =>
    checkNodesAt('select o.am$0ount from orders o', ['query', 'select', 'select-item', 'column', 'identifier']));
  test('behind a name', () => checkNodesAt('select amount$0, day from orders', ['query', 'select', 'select-item', 'column', 'identifier']));
  test('a table', () => checkNodesAt('select 1 from sh$0op.orders', ['query', 'select', 'table', 'name', 'identifier']));
  test('between nodes', () => checkNodesAt('select 1  $0  from orders', ['query', 'select']));
  test('in a subquery', () =>
    checkNodesAt('select (select $0id from orders)', [
      'query',
      'select',
      'select-item',
      'subquery',
      'query',
      'select',
      'select-item',
      'column',
      'identifier',
    ]));
});

test('walk visits parents before children, in the order of the text', () => {
  const root = parseScript('select a, b from t where c', 'postgres').statements[0]?.tree.root;
  assert.ok(root);
  const names: string[] = [];
  walk(root, (node) => {
    if (node.kind === 'identifier') names.push(node.name);
  });
  assert.deepEqual(names, ['a', 'b', 't', 'c']);
});

/** How the database prints `name` and `"name"`. */
const FOLDING: readonly (readonly [DialectName, plain: string, quoted: string])[] = [
  ['oracle', 'ORDERS', 'Orders'],
  ['snowflake', 'ORDERS', 'Orders'],
  ['postgres', 'orders', 'Orders'],
];

describe('dialects', () => {
  for (const [dialect, plain, quoted] of FOLDING) {
    test(`${dialect} folds names`, () => {
      assert.equal(foldIdentifier(dialect, { name: 'Orders', quoted: false }), plain);
      assert.equal(foldIdentifier(dialect, { name: 'Orders', quoted: true }), quoted);
    });
  }
  const quotes: readonly (readonly [DialectName, string])[] = [
    ['postgres', '""'],
    ['oracle', '""'],
    ['mysql', '``'],
    ['mariadb', '``'],
    ['tsql', '[]'],
    ['bigquery', '``'],
    ['spark', '``'],
  ];
  for (const [dialect, expected] of quotes)
    test(`${dialect} quotes names with ${expected}`, () => assert.equal(dialectInfo(dialect).identifierQuotes.join(''), expected));
});
