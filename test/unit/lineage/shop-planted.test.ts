// The list of planted mistakes says what stands in the demo workspace; what AETL makes of them is tested elsewhere.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

interface Planted {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly text: string;
}

const SHOP = new URL('../../../samples/shop/', import.meta.url);
const planted = JSON.parse(readFileSync(new URL('../../fixtures/shop-planted.json', import.meta.url), 'utf8')) as readonly Planted[];

test('every planted mistake stands on its line, with its comment right above', () => {
  for (const { file, line, text } of planted) {
    const lines = readFileSync(new URL(file, SHOP), 'utf8').split('\n');
    assert.ok(lines[line - 1]?.includes(text), `${file}:${line} ${text}`);
    assert.match(lines[line - 2] ?? '', /^\s*-- planted: /, `${file}:${line - 1}`);
  }
});

test('there is no other', () => {
  const comments = globSync('**/*.sql', { cwd: fileURLToPath(SHOP) }).flatMap((file) =>
    readFileSync(new URL(file, SHOP), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.includes('planted:') ? [`${file}:${index + 2}`] : [])),
  );
  assert.deepEqual(comments.sort(), planted.map(({ file, line }) => `${file}:${line}`).sort());
});
