// What of a graph is seen, steps back, and before and after: the parts of the lineage page that are values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collapseGroups, groupOf, type LineageEdge, type LineageGraph, type LineageNode } from '../../../server/src/protocol/index.ts';
import { diffGraphs } from '../../../webviews/lineage/graph/diff.ts';
import { amended, startTrail, stepBack, stepForward, stepTo } from '../../../webviews/lineage/graph/trail.ts';
import { firstView, reach, seenGraph, type View, WHOLE_VIEW } from '../../../webviews/lineage/graph/view.ts';

/** Edges as `schema.table.column > schema.table.column [kind] [= expression] [@job,job]`, the first target being what was asked about. */
const GRAPH = graphOf(`
  raw.a.x > stg.b.x
  raw.a.y > stg.b.* join
  raw.c.z > stg.d.z transform @hourly
  stg.b.x > mart.e.x aggregate @nightly,hourly
  stg.d.z > mart.e.z
  mart.e.x > rep.f.x
`);
const FOCUS = { ...GRAPH, focus: { node: 'mart.e', column: null } };

const VIEWS: readonly (readonly [what: string, view: Partial<View>, nodes: string, edges: number])[] = [
  ['everything', {}, 'mart.e raw.a raw.c rep.f stg.b stg.d', 6],
  ['a kind of line', { edgeKinds: new Set(['join']) }, 'mart.e raw.a raw.c rep.f stg.b stg.d', 5],
  ['a schema', { schemas: new Set(['raw']) }, 'mart.e rep.f stg.b stg.d', 3],
  ['a schema whose table is pinned', { schemas: new Set(['raw']), pinned: new Set(['raw.a']) }, 'mart.e raw.a rep.f stg.b stg.d', 5],
  ['the schema of what was asked about', { schemas: new Set(['mart']) }, 'mart.e raw.a raw.c rep.f stg.b stg.d', 6],
  ['all but one step', { depth: 1 }, 'mart.e rep.f stg.b stg.d', 3],
  ['all but a path', { only: { node: 'stg.b', column: 'x' } }, 'mart.e raw.a rep.f stg.b', 3],
  ['all that a job does not run', { job: 'hourly' }, 'mart.e raw.c stg.b stg.d', 2],
  ['what was asked about, though another job runs it', { job: 'gone' }, 'mart.e', 0],
  ['all that a job does not run, a schema closed', { job: 'nightly', closed: new Set(['stg']) }, 'mart.e schema:stg', 1],
  ['nothing, one schema closed', { closed: new Set(['stg']) }, 'mart.e raw.a raw.c rep.f schema:stg', 5],
  ['nothing, all closed', { closed: new Set(['raw', 'stg', 'mart', 'rep']) }, 'schema:mart schema:raw schema:rep schema:stg', 4],
  ['a schema, another closed', { schemas: new Set(['raw']), closed: new Set(['stg']) }, 'mart.e rep.f schema:stg', 2],
];

for (const [what, view, nodes, edges] of VIEWS) {
  test(`left out: ${what}`, () => {
    const seen = seenGraph(FOCUS, { ...WHOLE_VIEW, ...view });
    assert.equal(
      seen.nodes
        .map(({ id }) => id)
        .sort()
        .join(' '),
      nodes,
    );
    assert.equal(seen.edges.length, edges);
    const ids = new Set(seen.nodes.map(({ id }) => id));
    assert.ok(seen.edges.every(({ source, target }) => ids.has(source.node) && ids.has(target.node)));
  });
}

test('a line between closed schemas says what it stands for, values and influences apart', () => {
  const { edges } = collapseGroups(GRAPH, () => true);
  assert.deepEqual(
    edges.filter(({ source }) => source.node === 'schema:raw').map(({ bundle }) => bundle),
    [
      { count: 2, kinds: { copy: 1, transform: 1 } },
      { count: 1, kinds: { join: 1 } },
    ],
  );
  // Closing what is closed changes nothing.
  const closed = collapseGroups(GRAPH, () => true);
  assert.deepEqual(
    collapseGroups(closed, () => true).edges.map(({ bundle }) => bundle),
    closed.edges.map(({ bundle }) => bundle),
  );
});

test('the schema of a table has everything before its name; local tables have none', () => {
  const group = (id: string, name: string, kind: LineageNode['kind'] = 'table') => groupOf({ ...nodeOf(id), name, kind });
  assert.equal(group('db.marts.orders', 'orders'), 'db.marts');
  assert.equal(group('orders', 'orders'), '');
  assert.equal(group('t (a.sql)', 't', 'temp'), '#local');
});

test('how far a graph reaches', () => {
  assert.equal(reach(FOCUS), 2);
  assert.equal(reach({ ...GRAPH, focus: { node: 'raw.a', column: null } }), 3);
});

test('a graph of many tables begins with its schemas closed, but for the one that was asked about', () => {
  const many = Array.from({ length: 500 }, (_, index) => nodeOf(`s${index % 5}.t${index}`));
  const graph = { ...GRAPH, nodes: many, edges: [], focus: { node: 's3.t3', column: null } };
  assert.deepEqual([...firstView(graph, new Set()).closed].sort(), ['s0', 's1', 's2', 's4']);
  assert.equal(firstView(FOCUS, new Set()).closed.size, 0);
});

test('steps back and forward; a step on forgets what had been taken back', () => {
  const trail = stepTo(stepTo(startTrail(1), 2), 3);
  assert.equal(stepBack(trail)?.now, 2);
  assert.equal(stepForward(trail), null);
  const back = stepBack(stepBack(trail) ?? trail);
  assert.equal(back?.now, 1);
  assert.equal(back && stepBack(back), null);
  assert.equal(back && stepForward(back)?.now, 2);
  assert.deepEqual(back && stepTo(back, 4), { before: [1], now: 4, after: [] });
  assert.deepEqual(amended(trail, 5), { before: [1, 2], now: 5, after: [] });
  let long = startTrail(0);
  for (let step = 1; step < 200; step += 1) long = stepTo(long, step);
  assert.equal(long.before.length, 50);
});

test('before and after', () => {
  const before = graphOf('raw.a.x > stg.b.x = x + 1\n raw.a.y > stg.b.y = y\n raw.old.z > stg.b.z');
  const after = graphOf('raw.a.x > stg.b.x = x  +\n1\n raw.a.y > stg.b.y = y * 2\n raw.a.y > stg.b.w');
  const diff = diffGraphs(before, after);
  const states = diff.graph.edges.map((edge) => [edge.target.column, diff.edge(edge)]);
  assert.deepEqual(states, [
    ['x', 'same'],
    ['y', 'changed'],
    ['w', 'added'],
    ['z', 'removed'],
  ]);
  assert.deepEqual(diff.counts, { added: 1, removed: 1, changed: 1 });
  assert.deepEqual([diff.node('raw.old'), diff.node('raw.a')], ['removed', 'same']);
  assert.deepEqual(
    [diff.column({ node: 'stg.b', column: 'z' }), diff.column({ node: 'stg.b', column: 'w' }), diff.column({ node: 'stg.b', column: 'x' })],
    ['removed', 'added', 'same'],
  );
});

function graphOf(text: string): LineageGraph {
  // An expression may run on in the next line.
  const lines = text.split(/\n (?=\s*[a-z]+\.)/).flatMap((line) => (line.includes('=') ? [line] : line.split('\n')));
  const edges = lines
    .filter((line) => line.includes('>'))
    .map((line): LineageEdge => {
      const [, source = '', target = '', kind = 'copy', expression = null, jobs] =
        /^\s*(\S+) > (\S+)(?: (\w+))?(?: = ([\s\S]*?))?(?: @(\S+))?$/.exec(line.trimEnd()) ?? [];
      return {
        source: endOf(source),
        target: endOf(target),
        kind: kind as LineageEdge['kind'],
        expression,
        location: null,
        uncertain: false,
        ...(jobs === undefined ? {} : { jobs: jobs.split(',') }),
      };
    });
  const columns = new Map<string, Set<string>>();
  for (const { source, target } of edges)
    for (const { node, column } of [source, target]) {
      const known = columns.get(node) ?? new Set();
      columns.set(node, column === '*' ? known : known.add(column));
    }
  const nodes = [...columns].map(([id, names]) => ({
    ...nodeOf(id),
    columns: [...names].map((name) => ({ name, type: null, description: null })),
  }));
  return { nodes, edges, focus: null, direction: 'both', depth: 9, warnings: [] };
}

function endOf(text: string): LineageEdge['source'] {
  const dot = text.lastIndexOf('.');
  return { node: text.slice(0, dot), column: text.slice(dot + 1) };
}

function nodeOf(id: string): LineageNode {
  const dot = id.lastIndexOf('.');
  return {
    id,
    name: id.slice(dot + 1),
    schema: dot < 0 ? null : id.slice(0, dot),
    kind: 'table',
    dialect: null,
    description: null,
    columns: [],
    location: null,
    moreUpstream: false,
    moreDownstream: false,
  };
}
