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
    await workbench.treeRows('AETL: Schema').or(workbench.treeRows('Schema')).filter({ hasText: 'marts' }).first().waitFor();
  }),
);

test(
  'nothing left this machine',
  pictured(async () => {
    assert.deepEqual(workbench.external, []);
  }),
);
