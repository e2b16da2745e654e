// The self-contained page: `aetl lineage --format html`. It must work from a file, with no network at all.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { standaloneLineageHtml } from '../../server/src/lineage/index.ts';
import { type LineageGraph, lineageToMermaid } from '../../server/src/protocol/index.ts';
import type { PageInspection } from '../../webviews/lineage/page/index.ts';
import { startPanelBrowser } from './browser-page.ts';

const { browser, close } = await startPanelBrowser();
const folder = await mkdtemp(path.join(os.tmpdir(), 'aetl-page-'));
after(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

test('one file, no network: draws, highlights, downloads', async () => {
  const template = await readFile(new URL('../../dist/webview/lineage-standalone.html', import.meta.url), 'utf8');
  const shop = JSON.parse(await readFile(new URL('../fixtures/lineage/shop.json', import.meta.url), 'utf8')) as LineageGraph;
  const graph = { ...shop, warnings: ['</script><script>document.title = "broken"</script>'] };
  const file = path.join(folder, 'lineage.html');
  await writeFile(file, standaloneLineageHtml(template, graph, 'Lineage of <mart> & more'));
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => window.__graph?.().state === 'graph');
  assert.equal(await page.title(), 'Lineage of <mart> & more');
  const { nodes, selected } = await page.evaluate<PageInspection>('window.__graph()');
  assert.equal(nodes.filter(({ classes }) => classes.includes('table')).length, 5);
  assert.deepEqual(selected, { node: 'marts.mart_daily_revenue', column: 'net_revenue' });
  // There is no editor behind the page: nothing offers to expand, to open or to follow.
  assert.ok(!nodes.some(({ role }) => role === 'expand'));
  assert.equal(await page.locator('[data-toggle="follow"], [data-action]').count(), 0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .locator('.export-menu summary')
      .click()
      .then(() => page.locator('[data-format="mermaid"]').click()),
  ]);
  assert.equal(download.suggestedFilename(), 'lineage-marts.mart_daily_revenue.mmd');
  assert.equal(await readFile(await download.path(), 'utf8'), lineageToMermaid(graph));
  assert.deepEqual(
    requests.filter((url) => !/^(file|blob|data):/.test(url)),
    [],
  );
  assert.deepEqual(complaints, []);
});
