import assert from 'node:assert/strict';
import type {
  CatalogChildrenResult,
  DocumentInfo,
  IndexReadyParams,
  LineageGraph,
  LineageWriteResult,
} from '../../server/src/protocol/index.ts';
import { positionOf } from './server-process.ts';
import { SHOP, testServer } from './with-server.ts';

testServer('the index tells how far it is, and when it is ready', { files: SHOP }, async (server) => {
  const { params } = (await server.ready()) as { params: IndexReadyParams };
  assert.equal(params.files >= 2, true);
  assert.equal(params.tables, 3);
  assert.ok(server.notified.some(({ method }) => method === 'aetl/index/progress'));
});

testServer('lineage by place and by name, and as text', { files: SHOP }, async (server) => {
  await server.ready();
  const text = SHOP['daily.sql'] ?? '';
  const uri = await server.open('daily.sql', text);
  const graph = await server.request<LineageGraph>('aetl/lineage/query', {
    textDocument: { uri },
    position: positionOf(text, 'sum(', 1),
    direction: 'upstream',
    depth: 2,
  });
  assert.equal(graph.focus?.column, 'total');
  assert.ok(
    graph.edges.some(({ source, target, kind }) => source.column === 'amount' && target.column === 'total' && kind === 'aggregate'),
  );
  const byName = await server.request<LineageGraph>('aetl/lineage/query', { name: 'orders', direction: 'downstream', depth: 1 });
  assert.deepEqual(byName.nodes.map(({ name }) => name).sort(), ['daily', 'orders']);
  assert.equal(await server.request('aetl/lineage/query', { name: 'nowhere', direction: 'both', depth: 1 }), null);
  const mermaid = await server.request<string>('aetl/lineage/export', {
    name: 'daily',
    direction: 'upstream',
    depth: 1,
    format: 'mermaid',
  });
  assert.match(mermaid, /flowchart|graph/);
  const write = (graph: LineageGraph | null, format: string) => server.request<LineageWriteResult>('aetl/lineage/write', { graph, format });
  const [page] = (await write(byName, 'html')).files;
  assert.ok(page?.name === null && page.text.startsWith('<!') && page.text.includes('"daily"'));
  const { files } = await write(byName, 'neo4j');
  assert.deepEqual(files.map(({ name }) => name).sort(), ['nodes.csv', 'relationships.csv']);
  const [events] = (await write(null, 'openlineage')).files;
  const names = (events?.text ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly eventTime: string });
  assert.ok(names.length > 1 && names.every(({ eventTime }) => eventTime.endsWith('Z')));
});

const WITH_JOB = {
  ...SHOP,
  'aetl.yaml': 'version: 1\ndialect: postgres\njobs:\n  매일: { schedule: "0 4 * * *", files: [daily.sql] }\n',
};

testServer('lineage of a job and of a file by their names', { files: WITH_JOB }, async (server) => {
  await server.ready();
  const graph = await server.request<LineageGraph>('aetl/lineage/query', { name: 'job:매일', direction: 'upstream', depth: 5 });
  assert.deepEqual(graph.nodes.map(({ name }) => name).sort(), ['daily', 'orders']);
  assert.deepEqual(graph.jobs, [{ name: '매일', kind: 'cron', schedule: '0 4 * * *' }]);
  const text = await server.request<string>('aetl/lineage/export', { name: 'file:daily.sql', direction: 'both', depth: 5, format: 'text' });
  assert.match(text, /^file daily\.sql\n {2}run by {2}매일\n/);
  assert.equal(await server.request('aetl/lineage/query', { name: 'job:nobody', direction: 'both', depth: 1 }), null);
  const { places } = await server.request<{ places: readonly { reason: string }[] }>('aetl/impact/query', {
    changes: [{ name: 'job:매일', change: 'gone' }],
  });
  assert.match(places[0]?.reason ?? '', /^Nobody else writes .*daily: it stays as it was\.$/);
});

testServer('the schema tree', { files: SHOP }, async (server) => {
  await server.ready();
  const labels = async (parent?: string, filter?: string): Promise<CatalogChildrenResult> =>
    server.request('aetl/catalog/children', { ...(parent === undefined ? {} : { parent }), ...(filter === undefined ? {} : { filter }) });
  const find = async (label: string, parent?: string): Promise<CatalogChildrenResult[number] | null> => {
    for (const node of await labels(parent)) {
      if (node.label === label) return node;
      const below = node.hasChildren && node.kind !== 'table' ? await find(label, node.id) : null;
      if (below) return below;
    }
    return null;
  };
  const orders = await find('orders');
  assert.ok(orders);
  const columns = await labels(orders.id);
  assert.deepEqual(
    columns.map(({ label }) => label),
    ['id', 'customer_id', 'amount', 'day'],
  );
  assert.equal(columns[0]?.primaryKey, true);
  assert.match(columns[1]?.references ?? '', /customers/);
  assert.equal(orders.location?.uri, server.uri('schema.sql'));
});

testServer('what a document is taken for, and a choice made in the editor', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', 'SELECT TOP 1 id FROM orders');
  const info = await server.request<DocumentInfo>('aetl/document/info', { textDocument: { uri } });
  assert.equal(info.dialect, 'postgres');
  assert.match(info.dialectReason, /aetl\.yaml/);
  await server.diagnostics(uri, (found) => found.length > 0);
  await server.request('aetl/document/setDialect', { textDocument: { uri }, dialect: 'tsql' });
  assert.equal((await server.request<DocumentInfo>('aetl/document/info', { textDocument: { uri } })).dialect, 'tsql');
  await server.diagnostics(uri, (found) => found.length === 0);
});
