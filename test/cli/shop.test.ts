import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { aetl } from './run-aetl.ts';

interface Planted {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly text: string;
}

interface Finding {
  readonly code: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

const SHOP = fileURLToPath(new URL('../../samples/shop', import.meta.url));
const planted: readonly Planted[] = JSON.parse(readFileSync(new URL('../fixtures/shop-planted.json', import.meta.url), 'utf8'));

it('the demo workspace has exactly the mistakes that were planted', async () => {
  const { stdout, status } = await aetl(['check', '--format', 'json', '--project', SHOP]);
  const files: readonly { readonly path: string; readonly diagnostics: readonly Finding[] }[] = JSON.parse(stdout).files;
  const found = files.flatMap(({ path, diagnostics }) => {
    const lines = readFileSync(`${SHOP}/${path}`, 'utf8').split('\n');
    return diagnostics.map(({ code, range: { start, end } }): Planted => {
      const line = lines[start.line] ?? '';
      return {
        file: path,
        line: start.line + 1,
        code,
        text: start.line === end.line ? line.slice(start.character, end.character) : line.slice(start.character),
      };
    });
  });
  const sorted = (list: readonly Planted[]) => list.map(({ file, line, code, text }) => `${file}:${line} ${code} ${text}`).sort();
  assert.deepEqual(sorted(found), sorted(planted));
  assert.equal(status, 1);
});
