// Mermaid itself draws what is written for it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { erdToMermaid, graphThings, type LineageGraph, type LineageThings, lineageToMermaid } from '../../server/src/protocol/index.ts';
import { HOSTILE_ERD, SHOP_ERD } from '../unit/lineage/erds.ts';
import { ESTATE, HOSTILE, shop } from '../unit/lineage/graphs.ts';
import { startPanelBrowser } from './browser-page.ts';

declare const mermaid: {
  initialize(options: object): void;
  render(id: string, text: string): Promise<{ readonly svg: string }>;
};

const { browser, close } = await startPanelBrowser();
after(close);

const library = await readFile(
  createRequire(import.meta.url)
    .resolve('mermaid')
    .replace(/[^/\\]+$/, 'mermaid.min.js'),
  'utf8',
);

const PICTURES: readonly (readonly [name: string, graph: LineageGraph, things?: LineageThings])[] = [
  ['shop', shop],
  ['hostile names', HOSTILE],
  ['jobs and files between the tables', ESTATE, graphThings(ESTATE, { connectionsOf: () => ['dw'] })],
];

for (const [name, graph, things] of PICTURES) {
  test(`Mermaid draws ${name}`, async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: library });
    const { clusters, text, edges } = await page.evaluate(
      async (code) => {
        mermaid.initialize({ startOnLoad: false, maxEdges: 10_000, maxTextSize: 1_000_000 });
        const { svg } = await mermaid.render('picture', code);
        document.body.innerHTML = svg;
        return {
          clusters: document.querySelectorAll('.cluster, .node').length,
          text: document.body.textContent ?? '',
          edges: document.querySelectorAll('path.flowchart-link').length,
        };
      },
      lineageToMermaid(graph, things),
    );
    assert.ok(clusters >= graph.nodes.length);
    assert.ok(edges > 0);
    for (const { name: thing } of things?.things ?? []) assert.ok(text.includes(thing.replace(/^exposure:/, '')), thing);
    for (const { id } of graph.nodes) assert.ok(text.replace(/\s+/g, ' ').includes(id.replace(/\s+/g, ' ')), id);
    await page.close();
  });
}

for (const [name, erd] of [
  ['shop', SHOP_ERD],
  ['hostile names', HOSTILE_ERD],
] as const) {
  test(`Mermaid draws the tables of ${name}`, async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: library });
    const { text, lines } = await page.evaluate(async (code) => {
      mermaid.initialize({ startOnLoad: false });
      const { svg } = await mermaid.render('picture', code);
      document.body.innerHTML = svg;
      return { text: document.body.textContent ?? '', lines: document.querySelectorAll('path.relationshipLine').length };
    }, erdToMermaid(erd));
    assert.equal(lines, erd.relations.length);
    if (erd === SHOP_ERD) for (const { id } of erd.tables) assert.ok(text.includes(id), id);
    assert.ok(text.includes(erd === SHOP_ERD ? 'customer_id' : '주문 표'));
    await page.close();
  });
}
