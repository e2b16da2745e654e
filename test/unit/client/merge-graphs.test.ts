import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeGraphs } from '../../../client/src/lineage/merge-graphs.ts';
import type { LineageEdge, LineageGraph, LineageNode } from '../../../server/src/protocol/index.ts';

test('an expansion adds tables and edges once, and keeps the focus', () => {
  const shown = graph([node('orders', { moreUpstream: true }), node('daily')], [edge('orders.amount', 'daily.total')], 'daily');
  const more = graph([node('raw_orders'), node('orders')], [edge('raw_orders.amount', 'orders.amount')], 'orders');
  const merged = mergeGraphs(shown, more);
  assert.deepEqual(
    merged.nodes.map(({ id, moreUpstream }) => [id, moreUpstream]),
    [
      ['orders', false],
      ['daily', false],
      ['raw_orders', false],
    ],
  );
  assert.equal(merged.edges.length, 2);
  assert.equal(merged.focus?.node, 'daily');
  assert.deepEqual(mergeGraphs(merged, more), merged);
});

test('a table is done in a direction once an answer reached what lies there', () => {
  const shown = graph([node('orders', { moreUpstream: true, moreDownstream: false })], [], 'orders');
  const more = graph([node('orders', { moreUpstream: false, moreDownstream: true })], [], 'orders');
  const [orders] = mergeGraphs(shown, more).nodes;
  assert.equal(orders?.moreUpstream, false);
  assert.equal(orders?.moreDownstream, false);
});

test('warnings are said once', () => {
  const shown = { ...graph([], [], 'a'), warnings: ['one'] };
  const more = { ...graph([], [], 'a'), warnings: ['one', 'two'] };
  assert.deepEqual(mergeGraphs(shown, more).warnings, ['one', 'two']);
});

function graph(nodes: readonly LineageNode[], edges: readonly LineageEdge[], focus: string): LineageGraph {
  return { nodes, edges, focus: { node: focus, column: null }, direction: 'both', depth: 1, warnings: [] };
}

function node(id: string, more: Partial<LineageNode> = {}): LineageNode {
  const unknown = { schema: null, dialect: null, description: null, location: null };
  return { id, name: id, kind: 'table', columns: [], moreUpstream: false, moreDownstream: false, ...unknown, ...more };
}

function edge(source: string, target: string): LineageEdge {
  const end = (name: string): { readonly node: string; readonly column: string } => {
    const [table = '', column = ''] = name.split('.');
    return { node: table, column };
  };
  return { source: end(source), target: end(target), kind: 'copy', expression: null, location: null, uncertain: false };
}
