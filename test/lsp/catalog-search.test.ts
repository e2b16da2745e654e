import assert from 'node:assert/strict';
import type { CatalogSearchResult } from '../../server/src/protocol/index.ts';
import type { ServerProcess } from './server-process.ts';
import { SHOP, testServer } from './with-server.ts';

const GLOSSARY = `version: 1
terms:
  - term: 매출
    definition: What customers pay
    synonyms: [turnover]
    columns: [daily.total]
`;

const FILES = { ...SHOP, 'glossary.yaml': GLOSSARY };

async function search(server: ServerProcess, query: string): Promise<CatalogSearchResult> {
  for (;;) {
    const answer = await server.request<CatalogSearchResult>('aetl/catalog/search', { query });
    if (answer.complete) return answer;
  }
}

const names = ({ hits }: CatalogSearchResult): string[] =>
  hits.map(({ kind, table, column, name }) => `${kind} ${[table?.name, column].filter(Boolean).join('.') || name}`);

testServer('search finds tables, columns and terms, with where they are and what they mean', { files: FILES }, async (server) => {
  await server.ready();
  const prepared = await search(server, '');
  assert.deepEqual([prepared.tables, prepared.columns, prepared.hits], [3, 8, []]);
  const orders = await search(server, '주문');
  assert.equal(names(orders)[0], 'table orders');
  assert.equal(orders.hits[0]?.location?.uri, server.uri('schema.sql'));
  const amount = await search(server, 'order amuont');
  assert.equal(names(amount)[0], 'column orders.amount');
  assert.deepEqual(
    [amount.hits[0]?.type, amount.hits[0]?.domain, amount.hits[0]?.lineageName],
    ['numeric(10, 2)', 'amount', 'orders.amount'],
  );
  const term = await search(server, 'turnover');
  const [first] = term.hits;
  assert.deepEqual(
    [first?.kind, first?.name, first?.description, first?.location?.uri],
    ['term', '매출', 'What customers pay', server.uri('glossary.yaml')],
  );
  const total = await search(server, 'total');
  assert.deepEqual(total.hits[0]?.terms, ['매출']);
});

testServer('search sees what is typed, and what another glossary says', { files: FILES }, async (server) => {
  await server.ready();
  assert.deepEqual(names(await search(server, 'invoices')), []);
  await server.open('schema.sql', `${SHOP['schema.sql']}\nCREATE TABLE invoices (id integer, due_on date);\n`);
  assert.equal(names(await search(server, 'invoices'))[0], 'table invoices');
  await server.open('glossary.yaml', GLOSSARY.replace('turnover', 'takings'));
  assert.deepEqual(names(await search(server, 'takings')), ['term 매출', 'column daily.total']);
});
