import assert from 'node:assert/strict';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, Hover, InlayHint } from 'vscode-languageserver';
import type { LineageAskResult, LineageDownstreamResult, LineageWrittenResult, WrittenPlace } from '../../server/src/protocol/index.ts';
import { positionOf, type ServerProcess } from './server-process.ts';
import { SHOP, testServer } from './with-server.ts';

const REPORT = `WITH totals AS (
  SELECT m.month, m.total * 2 AS doubled FROM monthly m
)
SELECT
  t.doubled,
  t.month AS since,
  (SELECT max(id) FROM customers) AS newest,
  1 AS one
FROM totals t;
`;
const FILES: Readonly<Record<string, string>> = {
  ...SHOP,
  'monthly.sql': "CREATE TABLE monthly AS\nSELECT date_trunc('month', day) AS month, sum(total) AS total\nFROM daily GROUP BY 1;\n",
  'report.sql': REPORT,
  'late.sql': 'SELECT count(*) AS n FROM daily WHERE total > 100;\n',
};
/** Statements that fail write all the same. */
const WRITERS: Readonly<Record<string, string>> = {
  ...SHOP,
  'load.sql': `CREATE TABLE mart.Sums (id int, total numeric);
INSERT INTO mart.sums (id, total)
SELECT o.id, sum(o.amuont) FROM orders o WHERE o.stauts = 'paid' GROUP BY o.id;
CREATE TEMP TABLE early AS SELECT min(o.dya) AS day, max(o.id) AS newest FROM orders o;
SELECT o.nmae FROM orders o;
DROP TABLE IF EXISTS nothing;
`,
};
const WRITTEN: readonly { file: string; at: string; writes: WrittenPlace | null }[] = [
  { file: 'load.sql', at: 'amuont', writes: { node: 'mart.sums', column: 'total', group: 'mart' } },
  { file: 'load.sql', at: 'stauts', writes: { node: 'mart.sums', column: null, group: 'mart' } },
  { file: 'load.sql', at: 'dya', writes: { node: 'early (load.sql)', column: 'day', group: '#local' } },
  { file: 'load.sql', at: 'nothing', writes: null },
  { file: 'daily.sql', at: 'sum', writes: { node: 'daily', column: 'total', group: '' } },
];
const ALL = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

testServer('the hierarchy of a table leads up to its sources and down to its readers', { files: FILES }, async (server) => {
  await server.ready();
  const [daily] = await hierarchyAt(server, 'daily.sql', 'daily');
  assert.deepEqual([daily?.name, daily?.detail, daily?.uri], ['daily', 'view', server.uri('daily.sql')]);
  const [orders, ...others] = await upstream(server, daily);
  assert.deepEqual([orders?.name, orders?.uri, others.length], ['orders', server.uri('schema.sql'), 0]);
  assert.deepEqual(orders?.range.start, positionOf(FILES['schema.sql'] ?? '', 'orders'));
  const readers = await downstream(server, daily);
  assert.deepEqual(readers.map(({ name }) => name).sort(), ['late.sql:1', 'monthly']);
  const monthly = readers.find(({ name }) => name === 'monthly');
  assert.deepEqual(
    (await downstream(server, monthly)).map(({ name, uri }) => [name, uri]),
    [['report.sql:1', server.uri('report.sql')]],
  );
  assert.deepEqual(await downstream(server, { ...(daily as CallHierarchyItem), data: 'nonsense' }), []);
});

testServer('the hierarchy of a column says how each column comes to be', { files: FILES }, async (server) => {
  await server.ready();
  const [amount] = await hierarchyAt(server, 'schema.sql', 'amount');
  assert.equal(amount?.name, 'orders.amount');
  const [total] = await downstream(server, amount);
  assert.deepEqual([total?.name, total?.detail], ['daily.total', 'sum(amount)']);
  const next = await downstream(server, total);
  assert.deepEqual(next.map(({ name, detail }) => [name, detail]).sort(), [
    // The condition decides about all that the query gives, and its count is of all columns.
    ['late.sql:1', 'query'],
    ['late.sql:1.n', 'count(*)'],
    ['monthly.total', 'sum(total)'],
  ]);
  assert.deepEqual(
    (await upstream(server, total)).map(({ name }) => name),
    ['orders.amount'],
  );
  assert.deepEqual(await upstream(server, amount), []);
});

testServer('everything downstream of a column, nearest first, with conditions', { files: FILES }, async (server) => {
  await server.ready();
  const uri = await server.open('schema.sql', FILES['schema.sql'] ?? '');
  const found = await server.at<LineageDownstreamResult>('aetl/lineage/downstream', uri, positionOf(FILES['schema.sql'] ?? '', 'amount'));
  assert.deepEqual(
    found?.tables.map(({ name, steps, places }) => [name, steps, places.map(({ column }) => column)]),
    [
      ['daily', 1, ['total']],
      ['late.sql:1', 2, ['*']],
      ['monthly', 2, ['total']],
      ['report.sql:1', 3, ['doubled']],
    ],
  );
  assert.equal(found?.name, 'orders.amount');
  assert.equal(found?.truncated, false);
  const place = found?.tables[0]?.places[0];
  assert.equal(place?.expression, 'sum(amount)');
  assert.deepEqual(place?.location.uri, server.uri('daily.sql'));
  assert.equal(await server.request('aetl/lineage/downstream', { name: 'nowhere' }), null);
});

testServer(
  'hints of origins where the setting asks for them, in the range that is seen',
  { files: FILES, settings: { inlayHints: { columnOrigins: true } } },
  async (server) => {
    await server.ready();
    const uri = await server.open('report.sql', REPORT);
    assert.deepEqual(await hints(server, uri, ALL), [
      '2:17 ← orders.day',
      '2:41 ← orders.amount',
      '5:12 ← orders.amount',
      '6:19 ← orders.day',
      '7:18 ← customers.id',
    ]);
    assert.deepEqual(await hints(server, uri, { start: { line: 4, character: 0 }, end: { line: 4, character: 80 } }), [
      '5:12 ← orders.amount',
    ]);
  },
);

testServer('no hints unless they are asked for', { files: FILES }, async (server) => {
  await server.ready();
  assert.deepEqual(await hints(server, await server.open('report.sql', REPORT), ALL), []);
});

testServer('a hover shows the way of a value when it is longer than a step', { files: FILES }, async (server) => {
  await server.ready();
  const uri = await server.open('report.sql', REPORT);
  assert.match(await hoverText(server, uri, REPORT, 'total *'), /Path: `orders\.amount` → `daily\.total` → here$/);
  const monthly = await server.open('monthly.sql', FILES['monthly.sql'] ?? '');
  // The name that the view gives; the function that makes its value is a function.
  assert.match(
    await hoverText(server, monthly, FILES['monthly.sql'] ?? '', 'total\nFROM'),
    /Path: `orders\.amount` → `daily\.total` → here$/,
  );
  assert.doesNotMatch(await hoverText(server, monthly, FILES['monthly.sql'] ?? '', 'sum('), /Path:/);
  // A column that a CTE makes is in no table: its expression tells.
  assert.doesNotMatch(await hoverText(server, uri, REPORT, 'doubled,'), /Path:/);
  const daily = await server.open('daily.sql', FILES['daily.sql'] ?? '');
  assert.doesNotMatch(await hoverText(server, daily, FILES['daily.sql'] ?? '', 'amount'), /Path:/);
});

async function hierarchyAt(server: ServerProcess, name: string, word: string): Promise<CallHierarchyItem[]> {
  const text = FILES[name] ?? '';
  const uri = await server.open(name, text);
  return server.at('textDocument/prepareCallHierarchy', uri, positionOf(text, word, 1));
}

async function upstream(server: ServerProcess, item: CallHierarchyItem | undefined): Promise<CallHierarchyItem[]> {
  const calls = await server.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
  return calls.map(({ from }) => from);
}

async function downstream(server: ServerProcess, item: CallHierarchyItem | undefined): Promise<CallHierarchyItem[]> {
  const calls = await server.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
  return calls.map(({ to }) => to);
}

/** `line:character label`, from 1. */
async function hints(server: ServerProcess, uri: string, range: typeof ALL): Promise<string[]> {
  const found = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  return found.map(({ position, label }) => `${position.line + 1}:${position.character + 1} ${String(label)}`);
}

async function hoverText(server: ServerProcess, uri: string, text: string, word: string): Promise<string> {
  const hover = await server.at<Hover>('textDocument/hover', uri, positionOf(text, word, 1));
  return (hover.contents as { readonly value: string }).value;
}

testServer('questions that are no graph are answered in lines with their places', { files: FILES }, async (server) => {
  await server.ready();
  const ask = async (params: object) => {
    const found = await server.request<LineageAskResult>('aetl/lineage/ask', params);
    if (!found?.ok) return found?.message;
    for (const { text, places } of found.lines)
      for (const { path, location } of places) {
        assert.equal(location.uri, server.uri(path));
        assert.ok(text.includes(`${path}:${location.range.start.line + 1}`), text);
      }
    return [found.title, ...found.lines.map(({ text }) => text)];
  };
  assert.deepEqual(await ask({ question: 'explain', name: 'monthly.total' }), [
    'How monthly.total comes to its value',
    'monthly.total is aggregated as sum(total) from daily.total (monthly.sql:2).',
    '  daily.total is aggregated as sum(amount) from orders.amount (daily.sql:2).',
    '',
    'In the end it comes from orders.amount.',
    '',
    'Rows of monthly are grouped by daily.day.',
    'Rows of daily are grouped by orders.day.',
  ]);
  assert.deepEqual(await ask({ question: 'paths', name: 'orders.amount', to: 'monthly.total' }), [
    'From orders.amount to monthly.total',
    'orders.amount',
    '  -> daily.total  aggregate: sum(amount)  daily.sql:2',
    '  -> monthly.total  aggregate: sum(total)  monthly.sql:2',
  ]);
  assert.deepEqual(await ask({ question: 'paths', name: 'monthly.total', to: 'orders.amount' }), [
    'From monthly.total to orders.amount',
    'No value of monthly.total comes to orders.amount, but the other way round.',
  ]);
  assert.deepEqual((await ask({ question: 'findings' }))?.slice(0, 1), ['Findings of lineage']);
  assert.deepEqual(await ask({ question: 'unused' }), [
    'Unused tables and columns',
    'Tables that are read, and columns of them that nothing takes (2)',
    '  customers: name',
    '  orders: id, customer_id',
  ]);
  assert.equal(await ask({ question: 'explain', name: 'nowhere.x' }), 'There is no table or column here whose lineage is known.');
  assert.match(String(await ask({ question: 'explain', name: 'daily' })), /Put the cursor into a column/);
  assert.match(String(await ask({ question: 'paths', name: 'daily', to: 'nowhere' })), /nowhere/);
});

testServer('what the statement at a place writes, and the column that the place is in', { files: WRITERS }, async (server) => {
  await server.ready();
  const places = WRITTEN.map(({ file, at }) => ({ uri: server.uri(file), position: positionOf(WRITERS[file] ?? '', at) }));
  const written = await server.request<LineageWrittenResult>('aetl/lineage/written', { places });
  assert.deepEqual(
    written,
    WRITTEN.map(({ writes }) => writes),
  );
});
