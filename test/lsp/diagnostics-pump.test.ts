import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CancellationToken, Logger } from '../../server/src/base/index.ts';
import { DiagnosticsPump } from '../../server/src/hosts/lsp/diagnostics-pump.ts';

const SILENT: Logger = { info: () => {}, warn: () => {}, error: () => {} };

/** A pump whose checks end when the test says so. */
function pumpWith(open: readonly string[] = []) {
  const begun: { readonly uri: string; readonly token: CancellationToken; readonly finish: () => void; readonly fail: () => void }[] = [];
  const pump = new DiagnosticsPump({
    logger: SILENT,
    isOpen: (uri) => open.includes(uri),
    breathe: async () => {},
    publish: (uri, token) =>
      new Promise((resolve, reject) => {
        begun.push({ uri, token, finish: resolve, fail: () => reject(new Error('broken')) });
      }),
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { pump, begun, turn };
}

test('nothing is checked before the index is ready', async () => {
  const { pump, begun, turn } = pumpWith();
  pump.request(['a']);
  await turn();
  assert.equal(begun.length, 0);
  pump.resume();
  await turn();
  assert.equal(begun.length, 1);
});

test('open files come before closed ones, the last edited first', async () => {
  const { pump, begun, turn } = pumpWith(['b', 'c']);
  pump.request(['a', 'b', 'c', 'd']);
  pump.resume();
  for (let count = 0; count < 4; count++) {
    await turn();
    begun.at(-1)?.finish();
  }
  await turn();
  assert.deepEqual(
    begun.map(({ uri }) => uri),
    ['c', 'b', 'a', 'd'],
  );
});

test('an edit cancels the check of the old text, but not two in a row', async () => {
  const { pump, begun, turn } = pumpWith(['a']);
  pump.resume();
  pump.request(['a']);
  await turn();
  pump.request(['a']);
  assert.equal(begun[0]?.token.isCancellationRequested, true);
  begun[0]?.finish();
  await turn();
  pump.request(['a']);
  assert.equal(begun[1]?.token.isCancellationRequested, false);
  begun[1]?.finish();
  await turn();
  assert.equal(begun.length, 3);
});

test('many edits while one check runs are one check more', async () => {
  const { pump, begun, turn } = pumpWith(['a']);
  pump.resume();
  pump.request(['a']);
  await turn();
  for (let count = 0; count < 50; count++) pump.request(['a']);
  begun[0]?.finish();
  await turn();
  begun[1]?.finish();
  await turn();
  assert.equal(begun.length, 2);
});

test('a check that fails does not stop the others', async () => {
  const { pump, begun, turn } = pumpWith();
  pump.resume();
  pump.request(['a', 'b']);
  await turn();
  begun[0]?.fail();
  await turn();
  assert.equal(begun.length, 2);
  begun[1]?.finish();
  await pump.idle;
});
