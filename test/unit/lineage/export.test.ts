import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { standaloneLineageHtml } from '../../../server/src/lineage/index.ts';
import { type LineageGraph, lineageToDot, lineageToJson, lineageToMermaid } from '../../../server/src/protocol/index.ts';

const FIXTURES = new URL('../../fixtures/lineage/', import.meta.url);
const shop = JSON.parse(readFileSync(new URL('shop.json', FIXTURES), 'utf8')) as LineageGraph;

/** Names that try to be markup, an identifier of the format, or more than one line. */
const HOSTILE: LineageGraph = {
  ...shop,
  nodes: ['a"b', 'c</script><b>', '`md` | [x] {y}', 'end\nsubgraph', '주문'].map((id) => ({
    id,
    name: id,
    schema: null,
    kind: 'table',
    dialect: null,
    description: '<!-- -->',
    columns: [{ name: 'x"]; click', type: null, description: null }],
    location: null,
    moreUpstream: false,
    moreDownstream: false,
  })),
  edges: [
    {
      source: { node: 'a"b', column: 'x"]; click' },
      target: { node: '주문', column: '금액 & 합계' },
      kind: 'transform',
      expression: '$&',
      location: null,
      uncertain: true,
    },
    {
      source: { node: 'c</script><b>', column: '' },
      target: { node: '`md` | [x] {y}', column: '*' },
      kind: 'join',
      expression: null,
      location: null,
      uncertain: false,
    },
    {
      source: { node: 'not there', column: 'x' },
      target: { node: '주문', column: 'y' },
      kind: 'copy',
      expression: null,
      location: null,
      uncertain: false,
    },
  ],
  focus: null,
};

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

test('JSON is the answer of aetl/lineage/query', () => assert.deepEqual(JSON.parse(lineageToJson(shop)), shop));

test('the page carries any graph, and no name ends its element', () => {
  const template = '<title><!--aetl:title--></title><script type="application/json" id="graph"><!--aetl:graph--></script>';
  const page = standaloneLineageHtml(template, HOSTILE, '<a> & $&');
  const [, data = ''] = /id="graph">(.*)<\/script>$/s.exec(page) ?? [];
  assert.deepEqual(JSON.parse(data), HOSTILE);
  assert.equal(page.split('</script>').length, 2);
  assert.ok(page.startsWith('<title>&#60;a&#62; &#38; $&#38;</title>'));
  assert.throws(() => standaloneLineageHtml('<html></html>', shop, ''), /lacks/);
});
