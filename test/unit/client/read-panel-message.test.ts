import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPanelMessage } from '../../../client/src/lineage/read-panel-message.ts';

const LOCATION = { uri: 'file:///a.sql', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } } };

const ACCEPTED: readonly unknown[] = [
  { type: 'ready' },
  { type: 'retry' },
  { type: 'expand', node: 'marts.orders', direction: 'upstream' },
  { type: 'focus', node: 'marts.orders', column: null },
  { type: 'focus', node: 'marts.orders', column: 'amount' },
  { type: 'open', location: LOCATION },
  { type: 'followCursor', on: true },
  { type: 'showJobs', on: true },
  { type: 'search', id: 3, text: 'net rev' },
  { type: 'write', format: 'openlineage', name: 'lineage', graph: null },
  {
    type: 'write',
    format: 'neo4j',
    name: 'lineage',
    graph: null,
    part: { nodes: ['schema:marts', 'raw.orders'], edgeKinds: ['filter'], nodeKinds: [], job: null },
  },
  {
    type: 'write',
    format: 'html',
    name: 'lineage',
    graph: { nodes: [], edges: [], focus: null, direction: 'both', depth: 1, warnings: [] },
  },
  { type: 'search', id: 4, text: '' },
  { type: 'save', format: 'png', name: 'lineage', base64: 'AAAA' },
  { type: 'ask', question: { kind: 'estate', open: ['marts', ''] } },
  { type: 'ask', question: { kind: 'lineage', name: 'marts.orders', direction: 'both', depth: 3 } },
  { type: 'restore', question: { kind: 'estate', open: [] }, steps: [{ node: 'a', direction: 'upstream' }] },
  { type: 'compare', on: false },
  { type: 'command', id: 'aetl.profileTable', node: 'marts.orders', column: null },
];

const REFUSED: readonly unknown[] = [
  null,
  'ready',
  [],
  {},
  { type: 'execute', command: 'workbench.action.terminal.new' },
  { type: 'expand', node: '', direction: 'upstream' },
  { type: 'expand', node: 'a', direction: 'sideways' },
  { type: 'expand', node: 'a'.repeat(5000), direction: 'both' },
  { type: 'focus', node: 'a' },
  { type: 'focus', node: 1, column: null },
  { type: 'open', location: 'file:///a.sql' },
  { type: 'open', location: { uri: 'file:///a.sql' } },
  { type: 'open', location: { ...LOCATION, range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } } } },
  { type: 'open', location: { ...LOCATION, range: { start: { line: 0.5, character: 0 }, end: { line: 1, character: 0 } } } },
  { type: 'followCursor', on: 'yes' },
  { type: 'showJobs' },
  { type: 'search', id: -1, text: 'net' },
  { type: 'write', format: 'png', name: 'lineage', graph: null },
  { type: 'write', format: 'neo4j', name: 'lineage', graph: null, part: { nodes: ['a'], edgeKinds: [], nodeKinds: [] } },
  { type: 'write', format: 'html', name: 'lineage', graph: { nodes: [{ id: 7 }], edges: [], warnings: [] } },
  { type: 'search', id: 1, text: ['net'] },
  { type: 'ask', question: { kind: 'estate', open: [1] } },
  { type: 'ask', question: { kind: 'estate' } },
  { type: 'ask', question: { kind: 'lineage', name: 'a', direction: 'both', depth: 1e9 } },
  { type: 'ask', question: { kind: 'lineage', name: '', direction: 'both', depth: 1 } },
  { type: 'restore', question: { kind: 'estate', open: [] } },
  { type: 'restore', question: { kind: 'estate', open: [] }, steps: [{ node: 'a' }] },
  { type: 'command', id: 'aetl.profileTable', column: null },
  { type: 'save', format: 'exe', name: 'lineage', base64: '' },
  { type: 'save', format: 'png', name: 'lineage', base64: 7 },
];

for (const message of ACCEPTED) {
  test(`accepts ${JSON.stringify(message)}`, () => assert.deepEqual(readPanelMessage(message), message));
}

for (const message of REFUSED) {
  test(`refuses ${JSON.stringify(message).slice(0, 120)}`, () => assert.equal(readPanelMessage(message), null));
}

test('fields that no message has are dropped', () => {
  assert.deepEqual(readPanelMessage({ type: 'ready', command: 'x' }), { type: 'ready' });
});
