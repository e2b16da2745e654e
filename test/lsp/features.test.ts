import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { positionOf } from './server-process.ts';
import { SHOP, testServer } from './with-server.ts';

const QUERY = 'SELECT o.amount, c.name\nFROM orders o\nJOIN customers c ON c.id = o.customer_id\nWHERE o.amount > 1;\n';

testServer('completion, and documentation when an item is chosen', { files: SHOP }, async (server) => {
  await server.ready();
  const text = 'SELECT o.am FROM orders o';
  const uri = await server.open('q.sql', text);
  const list = await server.at<CompletionList>('textDocument/completion', uri, positionOf(text, 'o.am', 4));
  const [first] = list.items;
  assert.equal(first?.label, 'amount');
  assert.deepEqual(first?.textEdit, { range: { start: { line: 0, character: 9 }, end: { line: 0, character: 11 } }, newText: 'amount' });
  const resolved = await server.request<CompletionItem>('completionItem/resolve', first);
  assert.match((resolved.documentation as { value: string }).value, /numeric/);
});

testServer('hover, highlights and signature help', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', QUERY);
  const hover = await server.at<Hover>('textDocument/hover', uri, positionOf(QUERY, 'amount', 2));
  assert.match((hover.contents as { value: string }).value, /\*\*amount\*\* `numeric\(10, 2\)`/);
  assert.match((hover.contents as { value: string }).value, /Used by: .*daily\.total/);
  assert.deepEqual(hover.range, { start: { line: 0, character: 9 }, end: { line: 0, character: 15 } });
  const highlights = await server.at<DocumentHighlight[]>('textDocument/documentHighlight', uri, positionOf(QUERY, 'amount', 2));
  assert.equal(highlights.length, 2);
  const call = 'SELECT coalesce(amount, ) FROM orders';
  await server.change(uri, { text: call });
  const help = await server.at<SignatureHelp>('textDocument/signatureHelp', uri, positionOf(call, ', )', 2));
  assert.match(help.signatures[0]?.label ?? '', /coalesce/i);
});

testServer('definition across files', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', QUERY);
  const [location] = await server.at<Location[]>('textDocument/definition', uri, positionOf(QUERY, 'amount', 1));
  assert.equal(location?.uri, server.uri('schema.sql'));
  assert.deepEqual(location?.range.start, positionOf(SHOP['schema.sql'] ?? '', 'amount'));
});

testServer('references and rename across files', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', QUERY);
  const at = positionOf(QUERY, 'amount', 1);
  const locations = await server.at<Location[]>('textDocument/references', uri, at, { context: { includeDeclaration: true } });
  const files = locations.map((location) => location.uri.slice(location.uri.lastIndexOf('/') + 1)).sort();
  assert.deepEqual(files, ['daily.sql', 'q.sql', 'q.sql', 'schema.sql']);
  const prepared = await server.at<{ placeholder: string }>('textDocument/prepareRename', uri, at);
  assert.equal(prepared.placeholder, 'amount');
  const edit = await server.at<WorkspaceEdit>('textDocument/rename', uri, at, { newName: 'value' });
  assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [server.uri('daily.sql'), server.uri('q.sql'), server.uri('schema.sql')].sort());
  await assert.rejects(server.at('textDocument/rename', uri, at, { newName: 'day' }), /already has a column/);
  await assert.rejects(server.at('textDocument/prepareRename', uri, positionOf(QUERY, 'orders', 1)), /not renamed/);
});

testServer('symbols, folding, selection, semantic tokens', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', QUERY);
  const schema = await server.open('schema.sql', SHOP['schema.sql'] ?? '');
  const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: schema } });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['customers', 'orders'],
  );
  assert.deepEqual(
    symbols[0]?.children?.map(({ name }) => name),
    ['id', 'name'],
  );
  const found = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'dai' });
  assert.equal(found[0]?.name, 'daily');
  const folds = await server.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
  assert.ok(folds.some(({ startLine, endLine }) => startLine === 0 && endLine === 3));
  const [selection] = await server.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: { uri },
    positions: [positionOf(QUERY, 'amount', 1)],
  });
  assert.deepEqual(selection?.range, { start: { line: 0, character: 9 }, end: { line: 0, character: 15 } });
  const tokens = await server.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
  assert.ok(tokens.data.length > 0 && tokens.data.length % 5 === 0);
  const some = await server.request<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
  });
  assert.ok(some.data.length > 0 && some.data.length < tokens.data.length);
});

testServer('formatting of file and selection', { files: SHOP }, async (server) => {
  await server.ready();
  const text = 'select a,b from t;\n\nselect   c   from   u;\n';
  const uri = await server.open('q.sql', text);
  const options = { tabSize: 2, insertSpaces: true };
  const edits = await server.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri }, options });
  assert.ok(edits.length > 0);
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 22 } };
  const some = await server.request<TextEdit[]>('textDocument/rangeFormatting', { textDocument: { uri }, range, options });
  assert.ok(some.length > 0);
  assert.ok(some.every((edit) => edit.range.start.line >= 2));
});

testServer('a quick fix for a misspelt column', { files: SHOP }, async (server) => {
  await server.ready();
  const text = 'SELECT o.amuont FROM orders o';
  const uri = await server.open('q.sql', text);
  const diagnostics = await server.diagnostics(uri, (all) => all.length === 1);
  const range = diagnostics[0]?.range;
  const actions = await server.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics } });
  const fix = actions.find(({ kind }) => kind === 'quickfix');
  assert.equal(fix?.title, 'Change to amount');
  assert.equal(fix?.isPreferred, true);
  assert.deepEqual(fix?.edit?.changes?.[uri], [{ range, newText: 'amount' }]);
  const all = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics, only: ['source.fixAll'] },
  });
  assert.equal(all.length, 1);
});

const DBT = {
  'dbt_project.yml': "name: shop\nversion: '1.0'\nmodel-paths: [models]\n",
  'models/stg_orders.sql': 'select 1 as id, 2 as amount\n',
  'models/daily.sql': "select amount from {{ ref('stg_orders') }}\n",
};

testServer('links on ref, completion inside it, definition of a model column', { files: DBT }, async (server) => {
  await server.ready();
  const text = DBT['models/daily.sql'];
  const uri = await server.open('models/daily.sql', text);
  const links = await server.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  assert.equal(links.length, 1);
  assert.ok(links[0]?.target?.startsWith(server.uri('models/stg_orders.sql')));
  const list = await server.at<CompletionList>('textDocument/completion', uri, positionOf(text, 'stg_orders', 3));
  assert.deepEqual(
    list.items.map(({ label }) => label),
    ['stg_orders'],
  );
  const [location] = await server.at<Location[]>('textDocument/definition', uri, positionOf(text, 'amount', 1));
  assert.equal(location?.uri, server.uri('models/stg_orders.sql'));
});
