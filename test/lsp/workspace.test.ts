import assert from 'node:assert/strict';
import type { WorkspaceSymbol } from 'vscode-languageserver';
import { SHOP, testServer } from './with-server.ts';

const TWO = {
  'one/aetl.yaml': 'version: 1\ndialect: postgres\n',
  'one/schema.sql': 'CREATE TABLE t (a int);',
  'two/aetl.yaml': 'version: 1\ndialect: postgres\n',
  'two/schema.sql': 'CREATE TABLE t (b int);',
};

testServer('two folders, each with its own catalog', { files: TWO, folders: ['one', 'two'] }, async (server) => {
  await server.ready();
  const one = await server.open('one/q.sql', 'SELECT a FROM t');
  const two = await server.open('two/q.sql', 'SELECT a FROM t');
  const [wrong] = await server.diagnostics(two, (found) => found.length === 1);
  assert.equal(wrong?.code, 'unknown-column');
  await server.diagnostics(one, (found) => found.length === 0);
});

testServer('a folder is added and taken away', { files: TWO, folders: ['one'] }, async (server) => {
  await server.ready();
  const names = async () => (await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'b' })).map(({ name }) => name);
  assert.deepEqual(await names(), []);
  const folder = { uri: server.uri('two'), name: 'two' };
  await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
  await server.ready(2);
  assert.deepEqual(await names(), ['b']);
  await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  await server.ready(3);
  assert.deepEqual(await names(), []);
});

testServer('a cancelled request is answered as cancelled', { files: SHOP }, async (server) => {
  // Lineage waits for the index, so that the cancellation surely overtakes the answer.
  const { CancellationTokenSource } = await import('vscode-languageserver');
  const source = new CancellationTokenSource();
  const answer = server.connection.sendRequest('workspace/symbol', { query: 'x' }, source.token);
  source.cancel();
  await assert.rejects(answer, { code: -32800 });
  await server.ready();
  assert.ok(await server.request('workspace/symbol', { query: 'orders' }));
});

testServer('nonsense does not end the server', { files: SHOP }, async (server) => {
  await server.ready();
  const position = { line: 0, character: 0 };
  assert.equal(await server.at('textDocument/hover', 'file:///no/such/file.sql', position), null);
  assert.equal(await server.at('textDocument/hover', 'untitled:x', position), null);
  assert.equal(await server.request('aetl/lineage/query', 7), null);
  const uri = await server.open('binary.sql', '\u0000\u0001SELECT\uFFFF');
  await server.at('textDocument/hover', uri, { line: 99, character: 99 });
  assert.ok(await server.request('workspace/symbol', { query: 'orders' }));
});

testServer('a document that is no file', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = 'untitled:Untitled-1';
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'sql', version: 1, text: 'SELECT (1' },
  });
  const found = await server.diagnostics(uri, (all) => all.length > 0);
  assert.equal(found[0]?.code, 'syntax');
});
