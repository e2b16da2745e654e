import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import type { ServerProcess } from './server-process.ts';
import { SHOP, testServer } from './with-server.ts';

const FILES: Readonly<Record<string, string>> = {
  ...SHOP,
  'report.sql': 'SELECT d.total FROM daily d;\n',
  'monthly.sql':
    "CREATE TABLE monthly AS\nSELECT date_trunc('month', day) AS month, sum(total) AS total FROM daily GROUP BY 1;\nCREATE TEMP TABLE scratch AS SELECT 1 AS one;\n",
};
const REFRESH = { workspace: { configuration: true, codeLens: { refreshSupport: true } } };

testServer('a lens above each table and view counts what is around it, when it is seen', { files: FILES }, async (server) => {
  await server.ready();
  const uri = await server.open('daily.sql', FILES['daily.sql'] ?? '');
  const [lens, ...others] = await lenses(server, uri);
  assert.ok(lens);
  assert.deepEqual(others, []);
  assert.equal(lens.command, undefined);
  assert.deepEqual(lens.range.start, { line: 0, character: 12 });
  const resolved = await server.request<CodeLens>('codeLens/resolve', lens);
  assert.equal(resolved.command?.title, '1 upstream · 2 downstream');
  assert.equal(resolved.command?.command, 'aetl.showLineage');
  assert.deepEqual(resolved.command?.arguments, [{ name: 'daily' }]);
  assert.deepEqual(await titles(server, await server.open('schema.sql', FILES['schema.sql'] ?? '')), [
    '0 upstream · 0 downstream',
    '0 upstream · 3 downstream',
  ]);
  assert.deepEqual(await titles(server, await server.open('monthly.sql', FILES['monthly.sql'] ?? '')), ['2 upstream · 0 downstream']);
  assert.deepEqual(await titles(server, await server.open('report.sql', FILES['report.sql'] ?? '')), []);
  await assert.doesNotReject(server.request('codeLens/resolve', { range: lens.range, data: 7 }));
});

testServer(
  'lenses speak the language of the editor, and are asked for again after edits',
  { files: FILES, initializationOptions: { locale: 'ko' }, capabilities: REFRESH },
  async (server) => {
    let refreshed = 0;
    server.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshed++;
      return null;
    });
    await server.ready();
    const uri = await server.open('daily.sql', FILES['daily.sql'] ?? '');
    assert.deepEqual(await titles(server, uri), ['업스트림 1개 · 다운스트림 2개']);
    const before = refreshed;
    const report = await server.open('report.sql', FILES['report.sql'] ?? '');
    await server.change(report, { text: 'SELECT 1;\n' });
    assert.deepEqual(await titles(server, uri), ['업스트림 1개 · 다운스트림 1개']);
    for (let waited = 0; refreshed === before && waited < 100; waited++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(refreshed > before);
  },
);

const LOADS = `INSERT INTO customers VALUES (1, 'constants are no lineage');
CREATE TEMP TABLE fresh AS SELECT id, name FROM customers;
INSERT INTO fresh SELECT id, name FROM customers;
INSERT INTO orders (id, customer_id) SELECT id, id FROM fresh;
MERGE INTO orders o USING customers c ON c.id = o.customer_id WHEN MATCHED THEN UPDATE SET day = now();
`;

testServer('what a file loads has a lens at its first statement', { files: { ...FILES, 'load.sql': LOADS } }, async (server) => {
  await server.ready();
  const uri = await server.open('load.sql', LOADS);
  assert.deepEqual(
    (await lenses(server, uri)).map(({ range }) => range.start),
    [{ line: 3, character: 12 }],
  );
  // The table `fresh` and `customers` above, three files below.
  assert.deepEqual(await titles(server, uri), ['2 upstream · 3 downstream']);
});

testServer('no lenses where the setting says so', { files: FILES, settings: { codeLens: { lineage: false } } }, async (server) => {
  await server.ready();
  assert.deepEqual(await lenses(server, await server.open('daily.sql', FILES['daily.sql'] ?? '')), []);
});

testServer(
  'the lens of a dbt model stands above the file',
  {
    files: {
      'dbt_project.yml': 'name: shop\nprofile: shop\nmodel-paths: [models]\n',
      'models/stg_orders.sql': "{{ config(materialized='view') }}\nselect 1 as id, 2 as amount\n",
      'models/orders.sql': "select id, amount from {{ ref('stg_orders') }}\n",
    },
  },
  async (server) => {
    await server.ready();
    const uri = await server.open('models/stg_orders.sql', "{{ config(materialized='view') }}\nselect 1 as id, 2 as amount\n");
    assert.deepEqual(await titles(server, uri), ['0 upstream · 1 downstream']);
    const [lens] = await lenses(server, uri);
    assert.deepEqual(lens?.range.start, { line: 0, character: 0 });
  },
);

function lenses(server: ServerProcess, uri: string): Promise<CodeLens[]> {
  return server.request('textDocument/codeLens', { textDocument: { uri } });
}

async function titles(server: ServerProcess, uri: string): Promise<(string | undefined)[]> {
  const resolved: (string | undefined)[] = [];
  for (const lens of await lenses(server, uri)) resolved.push((await server.request<CodeLens>('codeLens/resolve', lens)).command?.title);
  return resolved;
}
