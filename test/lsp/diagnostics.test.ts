import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { positionOf } from './server-process.ts';
import { SHOP, testServer } from './with-server.ts';

testServer('findings appear and go away while somebody types', { files: SHOP }, async (server) => {
  await server.ready();
  const text = 'SELECT o.amount FROM orders o';
  const uri = await server.open('q.sql', text);
  await server.diagnostics(uri, (found) => found.length === 0);
  const end = { line: 0, character: 'SELECT o.amount'.length };
  await server.change(uri, { range: { start: end, end }, text: 'x' });
  const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
  assert.equal(wrong?.code, 'unknown-column');
  assert.deepEqual(wrong?.range, { start: { line: 0, character: 9 }, end: { line: 0, character: 16 } });
  await server.change(uri, { range: { start: end, end: { line: 0, character: end.character + 1 } }, text: '' });
  await server.diagnostics(uri, (found) => found.length === 0);
});

testServer('a burst of edits ends in the findings of the last text, and comes to an end', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', 'SELECT 1');
  await server.diagnostics(uri, (found) => found.length === 0);
  const word = 'SELECT amuont FROM orders';
  for (let length = 1; length <= word.length; length++) await server.change(uri, { text: word.slice(0, length) });
  const publications = () => server.published.filter((params) => params.uri === uri);
  const last = await server.until('the last version', () => publications().find(({ version }) => version === word.length + 1));
  assert.deepEqual(
    last.diagnostics.map(({ code }) => code),
    ['unknown-column'],
  );
  const versions = publications().map(({ version }) => version ?? 0);
  assert.deepEqual(
    versions,
    [...versions].sort((a, b) => a - b),
  );
});

testServer('ranges are right behind emoji, and with CRLF', { files: SHOP }, async (server) => {
  await server.ready();
  const text = "-- 🎉 start\r\nSELECT '🎉👨‍👩‍👧' AS party, o.amuont\r\nFROM orders o";
  const uri = await server.open('q.sql', text);
  const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
  const line = text.split('\r\n')[1] ?? '';
  assert.deepEqual(wrong?.range, {
    start: { line: 1, character: line.indexOf('amuont') },
    end: { line: 1, character: line.indexOf('amuont') + 'amuont'.length },
  });
});

testServer('one bad statement does not silence its neighbours', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', 'SELECT amuont FROM orders;\nSELECT FROM WHERE;\nSELECT nmae FROM customers;\n');
  const found = await server.diagnostics(uri, (all) => all.length >= 3);
  const lines = new Set(found.map(({ range }) => range.start.line));
  assert.deepEqual([...lines].sort(), [0, 1, 2]);
});

testServer('an edit of one file shows in the others that read it', { files: SHOP }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', 'SELECT total FROM daily');
  await server.diagnostics(uri, (found) => found.length === 0);
  const text = SHOP['daily.sql'] ?? '';
  const daily = await server.open('daily.sql', text);
  const at = positionOf(text, 'total');
  await server.change(daily, { range: { start: at, end: { ...at, character: at.character + 5 } }, text: 'sum_amount' });
  const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
  assert.equal(wrong?.code, 'unknown-column');
});

testServer('files made and deleted on disk', { files: { ...SHOP, 'wrong.sql': 'SELECT nope FROM orders;' } }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', 'SELECT a FROM extra');
  const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
  assert.equal(wrong?.code, 'unknown-table');
  await server.write('extra.sql', 'CREATE TABLE extra (a int);');
  await server.watched({ uri: server.uri('extra.sql'), type: 1 });
  await server.diagnostics(uri, (found) => found.length === 0);
  await server.remove('extra.sql');
  await server.watched({ uri: server.uri('extra.sql'), type: 3 });
  await server.diagnostics(uri, (found) => found.length === 1);
  // What is wrong in files that are not open is shown too, until they are gone.
  await server.diagnostics(server.uri('wrong.sql'), (found) => found.length === 1);
  await server.remove('wrong.sql');
  await server.watched({ uri: server.uri('wrong.sql'), type: 3 });
  await server.diagnostics(server.uri('wrong.sql'), (found) => found.length === 0);
});

testServer(
  'an editor that pulls gets the same, and nothing twice',
  { files: SHOP, initializationOptions: { diagnostics: 'pull' } },
  async (server) => {
    assert.ok(server.initializeResult.capabilities.diagnosticProvider);
    await server.ready();
    const uri = await server.open('q.sql', 'SELECT amuont FROM orders');
    const report = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    assert.equal(report.kind, 'full');
    assert.deepEqual(report.kind === 'full' && report.items.map(({ code }) => code), ['unknown-column']);
    assert.deepEqual(
      server.published.filter((params) => params.uri === uri && params.diagnostics.length > 0),
      [],
    );
  },
);

testServer('settings change what is reported', { files: SHOP, settings: { diagnostics: { unknownTables: 'off' } } }, async (server) => {
  await server.ready();
  const uri = await server.open('q.sql', 'SELECT amuont FROM orders; SELECT 1 FROM nowhere;');
  const found = await server.diagnostics(uri, (all) => all.length > 0);
  assert.deepEqual(
    found.map(({ code }) => code),
    ['unknown-column'],
  );
});

testServer('a file of 60,000 lines: edits and requests are answered', { files: SHOP }, async (server) => {
  await server.ready();
  const text = `${Array.from({ length: 30_000 }, (_, index) => `SELECT o.amount\nFROM orders o WHERE o.id = ${index};`).join('\n')}\n`;
  const uri = await server.open('large.sql', text);
  await server.diagnostics(uri, (found) => found.length === 0);
  const before = server.published.length;
  const line = 59_998;
  for (let count = 0; count < 20; count++)
    await server.change(uri, { range: { start: { line, character: 15 }, end: { line, character: 15 } }, text: 'x' });
  const hover = await server.at<{ contents: { value: string } } | null>('textDocument/hover', uri, { line: 2, character: 11 });
  assert.match(hover?.contents.value ?? '', /amount/);
  const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
  assert.deepEqual(wrong?.range.start, { line, character: 9 });
  // Coalesced: nowhere near one check an edit.
  assert.ok(server.published.length - before <= 12, `${server.published.length - before} publications`);
});
