// The parts of the lineage page that know nothing of a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineageEdge, LineageGraph } from '../../../server/src/protocol/index.ts';
import { textToBase64 } from '../../../webviews/lineage/export/base64.ts';
import { createModel, type GraphModel, type Place, placeKey } from '../../../webviews/lineage/graph/model.ts';
import { type Move, moveFrom } from '../../../webviews/lineage/graph/neighbours.ts';
import { pathOf } from '../../../webviews/lineage/graph/path.ts';
import { initialFold, rowsOf } from '../../../webviews/lineage/graph/rows.ts';
import { search } from '../../../webviews/lineage/graph/search.ts';
import { controlPoints } from '../../../webviews/lineage/layout/curve.ts';
import { readMessage } from '../../../webviews/lineage/messages.ts';

/** Tables as `name: columns`, edges as `a.x > b.y [kind]`. */
const model = modelOf(`
  a: x y
  b: x y z
  c: x
  a.x > b.x
  b.x > c.x aggregate
  b.x > b.y
  c.x > b.x
  a.y > b.* filter
  a.x > gone.x
`);

const PATHS: readonly (readonly [start: string, places: string, edges: number])[] = [
  ['c.x', 'a.x b.x b.y c.x', 4],
  ['b.y', 'a.x b.x b.y c.x', 4],
  ['a.y', 'a.y', 0],
  ['b.z', 'b.z', 0],
  ['a', 'a a.x b.x b.y c.x', 4],
];
for (const [start, places, edges] of PATHS) {
  test(`the path of ${start}, through cycles`, () => {
    const path = pathOf(model, place(start));
    assert.deepEqual(
      [...path.places].sort(),
      places
        .split(' ')
        .map((text) => placeKey(place(text)))
        .sort(),
    );
    assert.equal(path.edges.size, edges);
  });
}

const MOVES: readonly (readonly [from: string, move: Move, to: string | null])[] = [
  ['b.x', 'left', 'a.x'],
  ['b.x', 'right', 'c.x'],
  ['a.y', 'right', 'b'],
  ['a', 'right', 'b'],
  ['b.z', 'left', null],
  ['b.z', 'up', 'b.y'],
  ['b.x', 'up', 'b'],
  ['b', 'up', 'a'],
  ['b', 'down', 'b.x'],
  ['b.z', 'down', 'c'],
  ['c.x', 'down', null],
];
for (const [from, move, to] of MOVES) {
  test(`${move} from ${from}`, () => {
    const rows = (node: string) => model.columns(node).map(({ name }) => name);
    assert.deepEqual(moveFrom(model, place(from), move, rows, ['a', 'b', 'c']), to === null ? null : place(to));
  });
}

test('an edge to a table that is not there is left out, a column that only an edge knows is shown', () => {
  assert.equal(model.edges.length, 5);
  const late = modelOf('a: x\nb:\na.x > b.new');
  assert.deepEqual(
    late.columns('b').map(({ name }) => name),
    ['new'],
  );
});

test('rows: all of a small table, the telling ones of a wide one in their own order, none when only the name is asked for', () => {
  const names = Array.from({ length: 30 }, (_, index) => `c${index}`);
  const wide = modelOf(`t: ${names.join(' ')}\nu: a\nt.c29 > u.a\nt.c20 > u.a`);
  const rows = rowsOf(wide, 't', 'short');
  assert.deepEqual(
    rows.columns.map(({ name }) => name),
    [...names.slice(0, 10), 'c20', 'c29'],
  );
  assert.equal(rows.hidden, 18);
  assert.equal(rowsOf(wide, 't', 'all').hidden, 0);
  assert.deepEqual(rowsOf(wide, 't', 'name'), { columns: [], hidden: 30 });
  assert.equal(rowsOf(modelOf(`t: ${names.slice(0, 13).join(' ')}`), 't', 'short').hidden, 0);
  assert.equal(initialFold(modelOf(names.map((name) => `${name}: x`).join('\n'))), 'short');
  assert.equal(initialFold(modelOf([...names, ...names.map((name) => `x${name}`), 'last'].map((name) => `${name}: x`).join('\n'))), 'name');
});

test('search ignores case and blanks around', () => {
  assert.deepEqual(search(model, ' B '), [{ node: 'b', column: null }]);
  assert.deepEqual(search(model, 'Y'), [place('a.y'), place('b.y')]);
  assert.deepEqual(search(model, ' '), []);
});

test('a line leaves and arrives level, also one that runs back', () => {
  for (const to of [
    { x: 300, y: 40 },
    { x: -300, y: 40 },
  ]) {
    const from = { x: 0, y: 0 };
    const [first, second] = controlPoints(from, to);
    assert.equal(first.y, from.y);
    assert.equal(second.y, to.y);
    assert.ok(first.x > from.x && second.x < to.x);
  }
});

test('messages that are not the host’s are no messages', () => {
  const wrong = [
    null,
    1,
    'graph',
    {},
    { type: 'graph' },
    { type: 'graph', graph: { nodes: 1, edges: [] } },
    { type: 'toString' },
    { type: 'error' },
    { type: 'highlight', node: 3 },
  ];
  for (const data of wrong) assert.equal(readMessage(data), null, JSON.stringify(data));
  assert.deepEqual(readMessage({ type: 'loading' }), { type: 'loading' });
});

test('text of any length and script goes through base64', () => {
  const long = '주문 🛒 '.repeat(20_000);
  assert.equal(Buffer.from(textToBase64(long), 'base64').toString('utf8'), long);
});

function modelOf(text: string): GraphModel {
  const lines = text.split('\n').map((line) => line.trim());
  const nodes = lines.flatMap((line) => {
    const [, name = '', columns = ''] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
    return name === '' ? [] : [node(name, columns.split(' ').filter(Boolean))];
  });
  const edges = lines.flatMap((line) => {
    const [, source = '', target = '', kind = 'copy'] = /^(\S+) > (\S+) ?(\w+)?$/.exec(line) ?? [];
    return source === '' ? [] : [edge(source, target, kind as LineageEdge['kind'])];
  });
  return createModel({ nodes, edges, focus: null, direction: 'both', depth: 1, warnings: [] });
}

function node(id: string, columns: readonly string[]): LineageGraph['nodes'][number] {
  const common = {
    schema: null,
    kind: 'table',
    dialect: null,
    description: null,
    location: null,
    moreUpstream: false,
    moreDownstream: false,
  } as const;
  return { ...common, id, name: id, columns: columns.map((name) => ({ name, type: null, description: null })) };
}

function edge(source: string, target: string, kind: LineageEdge['kind']): LineageEdge {
  const end = (text: string) => ({ node: text.split('.')[0] ?? '', column: text.split('.')[1] ?? '' });
  return { source: end(source), target: end(target), kind, expression: null, location: null, uncertain: false };
}

function place(text: string): Place {
  const [name = '', column = null] = text.split('.');
  return { node: name, column };
}
