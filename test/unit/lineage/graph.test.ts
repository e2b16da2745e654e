import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLineageGraph, ColumnGraph } from '../../../server/src/lineage/index.ts';
import type { LineageDirection, LineageEdge, LineageGraph } from '../../../server/src/protocol/index.ts';
import { type FlowEdge, packEdges } from '../../../server/src/workspace/index.ts';
import { CountingGraph } from './counting-graph.ts';

/** `source.column > target.column [kind]`, one edge a line. */
const SHOP = `
raw.id > stg.id
raw.amount > stg.amount transform
raw.day > stg.day
rate.rate > fct.amount transform
stg.id > fct.id
stg.amount > fct.amount transform
stg.day > fct.* filter
fct.amount > mart.total aggregate
fct.id > mart.* group
mart.total > report.total
`;

/** What is asked, then nodes (`<` and `>` mark more up- or downstream) and edges of the answer. */
const CASES: readonly (readonly [name: string, edges: string, question: string, nodes: string, edges: string])[] = [
  [
    'a table and its neighbours',
    SHOP,
    'fct both 1',
    'fct <stg rate mart>',
    'stg.id>fct.id rate.rate>fct.amount stg.amount>fct.amount stg.day>fct.* fct.amount>mart.total fct.id>mart.*',
  ],
  [
    'only upstream',
    SHOP,
    'fct upstream 9',
    'fct> rate stg raw',
    'raw.id>stg.id raw.amount>stg.amount raw.day>stg.day rate.rate>fct.amount stg.id>fct.id stg.amount>fct.amount stg.day>fct.*',
  ],
  [
    'a column follows values only, and shows influences between what is there',
    SHOP,
    'mart.total upstream 9',
    'mart> <fct rate <stg> raw>',
    'fct.amount>mart.total rate.rate>fct.amount stg.amount>fct.amount raw.amount>stg.amount stg.day>fct.* fct.id>mart.*',
  ],
  ['a column that only filters has an impact', SHOP, 'stg.day downstream 9', '<stg> <fct>', 'stg.day>fct.*'],
  ['depth nought is the focus alone', SHOP, 'fct both 0', '<fct>', ''],
  ['a cycle ends', 'a.x > b.x\nb.x > c.x\nc.x > a.x', 'a.x both 99', 'a c b', 'a.x>b.x b.x>c.x c.x>a.x'],
  ['a table that reads itself', 'a.x > a.x', 'a both 5', 'a', 'a.x>a.x'],
  ['a star could be any column', 'a.* > b.*\nb.x > c.x', 'c.x upstream 9', 'c b a', 'b.x>c.x a.*>b.*'],
  ['a name that nothing is known of', '', 'ghost both 3', 'ghost', ''],
];

for (const [name, edges, question, nodes, expected] of CASES) {
  test(name, () => {
    const graph = ask(edges, question);
    const sorted = (text: string): readonly string[] => text.split(' ').filter(Boolean).sort();
    assert.deepEqual(
      graph.nodes.map((node) => `${node.moreUpstream ? '<' : ''}${node.id}${node.moreDownstream ? '>' : ''}`).sort(),
      sorted(nodes),
    );
    assert.deepEqual(
      graph.edges.map(({ source, target }) => `${source.node}.${source.column}>${target.node}.${target.column}`).sort(),
      sorted(expected),
    );
  });
}

test('work is linear: a ladder with shortcuts, and one twice as high', () => {
  const looks = (rungs: number): number => {
    const graph = new CountingGraph();
    graph.put('', packEdges(ladder(rungs)));
    const { nodes } = buildLineageGraph(graph, {
      focus: { node: `t${rungs}`, column: 'a' },
      direction: 'upstream',
      depth: 1e6,
      describe,
    });
    assert.equal(nodes.length, rungs + 1);
    return graph.looks;
  };
  const [low, high] = [looks(1000), looks(2000)];
  assert.ok(low < 3000 * 10, `${low} looks at 3,000 edges`);
  assert.ok(high < low * 2.01, `${low} looks, then ${high}`);
});

function ladder(rungs: number): readonly FlowEdge[] {
  return Array.from({ length: rungs }, (_, n) => [
    edge(`t${n}`, 'a', `t${n + 1}`, 'a'),
    edge(`t${n}`, 'a', `t${n + 1}`, 'b'),
    edge(`t${n}`, 'b', `t${n + 1}`, 'a'),
  ]).flat();
}

function ask(text: string, question: string): LineageGraph {
  const edges = text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, sourceNode = '', sourceColumn = '', node = '', column = '', kind = 'copy'] =
        /^(\w+)\.(\S+) > (\w+)\.(\S+) ?(\w+)?$/.exec(line) ?? [];
      return edge(sourceNode, sourceColumn, node, column, kind as LineageEdge['kind']);
    });
  const [name = '', direction, depth] = question.split(' ');
  const [node = '', column = null] = name.split('.');
  return buildLineageGraph(graphOf(edges), {
    focus: { node, column },
    direction: direction as LineageDirection,
    depth: Number(depth),
    describe,
  });
}

function edge(sourceNode: string, sourceColumn: string, node: string, column: string, kind: LineageEdge['kind'] = 'copy'): FlowEdge {
  return {
    source: { node: sourceNode, column: sourceColumn },
    target: { node, column },
    kind,
    expression: null,
    location: null,
    uncertain: false,
    uri: '',
    start: 0,
    end: 0,
  };
}

function graphOf(edges: readonly FlowEdge[]): ColumnGraph {
  const graph = new ColumnGraph();
  graph.put('', packEdges(edges));
  return graph;
}

function describe(id: string) {
  return { id, name: id, schema: null, kind: 'table', dialect: null, description: null, columns: [], location: null } as const;
}
