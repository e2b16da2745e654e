// A folder that is not trusted: SQL is read and checked all the same.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({
  askForTrust: true,
  settings: { 'security.workspace.trust.startupPrompt': 'never' },
  openFile: 'reports/monthly_close.sql',
});
const { workbench, page, it } = shop;
after(() => shop.stop());

it('the window is in Restricted Mode', async () => {
  await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
});

it('mistakes are reported', async () => {
  await workbench.squiggles('error').first().waitFor();
  await shop.shot('restricted-mode');
});

it('the schema tree is there', async () => {
  await workbench.view('AETL');
  await workbench.treeRows('AETL: Schema').or(workbench.treeRows('Schema')).filter({ hasText: 'marts' }).first().waitFor();
});

it('nothing left this machine', async () => {
  assert.deepEqual(workbench.external, []);
});
