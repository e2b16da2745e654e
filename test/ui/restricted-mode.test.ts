// A folder that is not trusted: SQL is read and checked all the same.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({
  askForTrust: true,
  settings: { 'security.workspace.trust.startupPrompt': 'never' },
  openFile: 'reports/monthly_close.sql',
});
const { workbench, page, pictured } = shop;
const rows = () => workbench.treeRows('AETL: Schema').or(workbench.treeRows('Schema'));
after(() => shop.stop());

test(
  'the window is in Restricted Mode',
  pictured(async () => {
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  }),
);

test(
  'mistakes are reported',
  pictured(async () => {
    await workbench.squiggles('error').first().waitFor();
    await shop.shot('restricted-mode');
  }),
);

test(
  'the schema tree is there',
  pictured(async () => {
    await workbench.view('AETL');
    await rows().filter({ hasText: 'marts' }).first().waitFor();
  }),
);

test(
  'databases are named, and nothing is connected to',
  pictured(async () => {
    const demo = rows().filter({ hasText: 'demo' }).first();
    await demo.filter({ hasText: 'Restricted Mode' }).waitFor();
    await demo.locator('.monaco-tl-twistie').click();
    await rows().filter({ hasText: 'connects to nothing' }).waitFor();
    await demo.hover();
    assert.equal(await demo.locator('a[aria-label^="Crawl"]').count(), 0);
    await shop.shot('restricted-mode-tree');
  }),
);

test(
  'nothing left this machine',
  pictured(async () => {
    assert.deepEqual(workbench.external, []);
  }),
);
