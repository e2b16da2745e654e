import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { standaloneLineageHtml } from '../../../server/src/lineage/index.ts';
import { graphThings, lineageToDot, lineageToJson, lineageToMermaid } from '../../../server/src/protocol/index.ts';
import { HOSTILE, shop } from './graphs.ts';

const FIXTURES = new URL('../../fixtures/lineage/', import.meta.url);
const GOLDENS: readonly (readonly [file: string, text: string])[] = [
  ['shop.mmd', lineageToMermaid(shop)],
  ['shop.dot', lineageToDot(shop)],
  ['hostile.mmd', lineageToMermaid(HOSTILE)],
  ['hostile.dot', lineageToDot(HOSTILE)],
];

// UPDATE_GOLDENS=1 writes them anew; read the difference before it is committed.
for (const [file, actual] of GOLDENS) {
  test(file, () => {
    if (process.env['UPDATE_GOLDENS']) writeFileSync(new URL(file, FIXTURES), actual);
    assert.equal(actual, readFileSync(new URL(file, FIXTURES), 'utf8'));
  });
}

test('JSON is the answer of aetl/lineage/query, and what is around its tables', () =>
  assert.deepEqual(JSON.parse(lineageToJson(shop)), { ...shop, ...graphThings(shop) }));

test('the page carries any graph, and no name ends its element', () => {
  const template = '<title><!--aetl:title--></title><script type="application/json" id="graph"><!--aetl:graph--></script>';
  const page = standaloneLineageHtml(template, HOSTILE, '<a> & $&');
  const [, data = ''] = /id="graph">(.*)<\/script>$/s.exec(page) ?? [];
  assert.deepEqual(JSON.parse(data), HOSTILE);
  assert.equal(page.split('</script>').length, 2);
  assert.ok(page.startsWith('<title>&#60;a&#62; &#38; $&#38;</title>'));
  assert.throws(() => standaloneLineageHtml('<html></html>', shop, ''), /lacks/);
});
