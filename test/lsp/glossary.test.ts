import assert from 'node:assert/strict';
import type { CompletionList, Hover, Location } from 'vscode-languageserver';
import type { GlossaryAcceptResult, GlossaryProposeResult } from '../../server/src/protocol/index.ts';
import { positionOf } from './server-process.ts';
import { SHOP, testServer } from './with-server.ts';

const GLOSSARY = `version: 1
terms:
  - term: 매출
    definition: What customers pay
    owner: finance
    synonyms: [turnover]
    columns: [daily.total, orders.amount]
columns:
  customers.name: { domain: person-name }
`;
const FILES = { ...SHOP, 'glossary.yaml': GLOSSARY };

testServer('a column of SQL tells its terms and what its values are', { files: FILES }, async (server) => {
  await server.ready();
  const text = SHOP['daily.sql'] ?? '';
  const uri = await server.open('daily.sql', text);
  const hover = await server.request<Hover>('textDocument/hover', { textDocument: { uri }, position: positionOf(text, 'amount', 1) });
  const { value } = hover.contents as { value: string };
  assert.match(value, /Term \*\*매출\*\* \(finance\): What customers pay/);
  assert.match(value, /Values: amount/);
});

testServer('hover, definition and references in a glossary', { files: FILES }, async (server) => {
  await server.ready();
  const uri = await server.open('glossary.yaml', GLOSSARY, 'yaml');
  const at = (text: string, offset = 1) => ({ textDocument: { uri }, position: positionOf(GLOSSARY, text, offset) });
  const hover = async (text: string) => {
    const found = await server.request<Hover | null>('textDocument/hover', at(text));
    return (found?.contents as { value: string } | undefined)?.value ?? '';
  };
  assert.match(await hover('turnover'), /Term \*\*매출\*\*[\s\S]*Columns: `daily\.total`/);
  assert.match(await hover('orders.amount'), /\*\*amount\*\* `numeric\(10, 2\)`/);
  assert.match(await hover('customers.name'), /person\\-name · \*\*personal data\*\*/);
  const definition = await server.request<Location[]>('textDocument/definition', at('orders.amount'));
  assert.deepEqual(
    definition.map((location) => [location.uri, location.range.start.line]),
    [[server.uri('schema.sql'), 7]],
  );
  const references = await server.request<Location[]>('textDocument/references', {
    ...at('orders.amount'),
    context: { includeDeclaration: true },
  });
  assert.deepEqual([...new Set(references.map((location) => location.uri))].sort(), [server.uri('daily.sql'), server.uri('schema.sql')]);
});

testServer('completion of tables, then of their columns, and nothing elsewhere', { files: FILES }, async (server) => {
  await server.ready();
  const complete = async (text: string): Promise<readonly string[]> => {
    const cursor = text.indexOf('|');
    const uri = await server.open('glossary.yaml', text.replace('|', ''), 'yaml');
    const list = await server.request<CompletionList | null>('textDocument/completion', {
      textDocument: { uri },
      position: positionOf(text, '|', 0),
    });
    await server.close(uri);
    assert.ok(cursor >= 0);
    return list?.items.map((item) => (item.textEdit as { newText: string }).newText) ?? [];
  };
  assert.deepEqual(await complete('version: 1\nterms:\n  - term: a\n    columns: [ord|'), ['orders']);
  assert.deepEqual(await complete('version: 1\nterms:\n  - term: a\n    columns:\n      - daily.total\n      - orders.|'), [
    'orders.id',
    'orders.customer_id',
    'orders.amount',
    'orders.day',
  ]);
  assert.deepEqual(await complete('version: 1\ncolumns:\n  cust|'), ['customers']);
  assert.deepEqual(await complete('version: 1\nterms:\n  - term: ord|'), []);
});

testServer(
  'mistakes are underlined where they stand, and go when the table changes',
  { files: { ...SHOP, 'glossary.yaml': GLOSSARY.replace('daily.total', 'daily.totl') } },
  async (server) => {
    await server.ready();
    const uri = await server.open('glossary.yaml', GLOSSARY.replace('daily.total', 'daily.totl'), 'yaml');
    const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
    assert.match(String(wrong?.message ?? ''), /no column “totl”\. Did you mean “total”/);
    assert.deepEqual(wrong?.range.start, { line: 6, character: 14 });
    const sql = await server.open('daily.sql', SHOP['daily.sql'] ?? '');
    await server.change(sql, { text: (SHOP['daily.sql'] ?? '').replace('AS total', 'AS totl') });
    await server.diagnostics(uri, (found) => found.length === 0);
  },
);

testServer('proposals become edits of YAML, and those that were turned down are not made again', { files: FILES }, async (server) => {
  await server.ready();
  const question = { table: 'orders', language: 'en' } as const;
  const found = await server.request<GlossaryProposeResult>('aetl/glossary/propose', question);
  const described = found?.proposals.find(({ kind, column }) => kind === 'description' && column === 'customer_id');
  const turnedDown = found?.proposals.find(({ kind, column }) => kind === 'domain' && column === 'customer_id');
  assert.deepEqual([described?.text, described?.file, turnedDown?.text], ['Customer identifier', 'glossary.yaml', 'identifier']);
  const answer = await server.request<GlossaryAcceptResult>('aetl/glossary/accept', {
    ...question,
    accepted: [described?.id],
    rejected: [turnedDown?.id],
  });
  const [edit] = answer.files;
  assert.deepEqual([answer.files.length, answer.problems, edit?.uri, edit?.isNew], [1, [], server.uri('glossary.yaml'), false]);
  const lines = GLOSSARY.split('\n');
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  assert.ok(edit);
  const text = GLOSSARY.slice(0, offset(edit.range.start)) + edit.newText + GLOSSARY.slice(offset(edit.range.end));
  assert.equal(
    text,
    `${GLOSSARY}  orders.customer_id: { description: Customer identifier }\nrejected:\n  - "domain identifier: orders.customer_id"\n`,
  );
  await server.open('glossary.yaml', text, 'yaml');
  const again = await server.request<GlossaryProposeResult>('aetl/glossary/propose', question);
  assert.deepEqual(
    again?.proposals.filter(({ column }) => column === 'customer_id'),
    [],
  );
  assert.equal(await server.request('aetl/glossary/propose', { ...question, table: 'nowhere' }), null);
});
