// What changes would do that nobody has made, as an editor asks it.
import assert from 'node:assert/strict';
import type { ImpactQueryResult, ImpactSimulateResult } from '../../server/src/protocol/index.ts';
import { SHOP, testServer } from './with-server.ts';

const DROP = { changes: [{ name: 'orders.amount', change: 'drop' }] };

testServer('places that a dropped column would break, and what is computed from it', { files: SHOP }, async (server) => {
  await server.ready();
  const { changes, places, downstream } = await server.request<ImpactQueryResult>('aetl/impact/query', DROP);
  assert.deepEqual(changes, ['orders.amount is dropped']);
  assert.deepEqual(
    places.map(({ location, effect, group }) => ({ uri: location.uri, line: location.range.start.line, effect, group: group.name })),
    [{ uri: server.uri('daily.sql'), line: 1, effect: 'error', group: 'daily.sql' }],
  );
  assert.match(places[0]?.reason ?? '', /orders\.amount is gone/);
  assert.deepEqual(
    downstream.map(({ table, column }) => `${table}.${column}`),
    ['daily.total'],
  );
});

testServer('a simulation says what would be reported, and changes nothing', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('daily.sql', SHOP['daily.sql'] ?? '');
  const { appeared, disappeared, bound } = await server.request<ImpactSimulateResult>('aetl/impact/simulate', DROP);
  assert.deepEqual(
    appeared.map(({ location, code, severity }) => ({ uri: location.uri, code, severity })),
    [{ uri, code: 'unknown-column', severity: 'error' }],
  );
  assert.deepEqual(disappeared, []);
  assert.ok(bound >= 1);
  assert.deepEqual(await server.diagnostics(uri, () => true), []);
});

testServer('what was typed last counts, saved or not', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('daily.sql', SHOP['daily.sql'] ?? '');
  await server.change(uri, { text: 'CREATE VIEW daily AS\nSELECT day\nFROM orders;\n' });
  const { places } = await server.request<ImpactQueryResult>('aetl/impact/query', DROP);
  assert.deepEqual(places, []);
});

testServer('questions that make no sense are refused in a sentence', { files: SHOP }, async (server) => {
  await server.ready();
  const refused = (params: unknown, sentence: RegExp) => assert.rejects(server.request('aetl/impact/query', params), sentence);
  await refused({ changes: [{ name: 'nowhere', change: 'drop' }] }, /nowhere/);
  await refused({ changes: [{ name: 'orders.amount', change: 'explode' }] }, /there is no change “explode”/);
  await refused({ changes: [{ name: 'orders', change: 'nullable' }] }, /change of a column/);
  await refused({ changes: [] }, /Say which changes/);
  await refused({}, /Say which changes/);
  await refused({ changes: [null, { name: 'orders', change: 'drop' }] }, /Say which changes/);
  assert.match(JSON.stringify(await server.request('aetl/impact/query', DROP)), /daily/);
});
