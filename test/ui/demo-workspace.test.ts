// What somebody does who has just installed the extension and has no SQL at hand.
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({ empty: true });
const { workbench, page, pictured } = shop;
after(() => shop.stop());

test(
  'the demo workspace is copied and opened',
  pictured(async () => {
    await workbench.command('AETL: Open Demo Workspace');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Among the files of AETL' }).click();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'aetl.yaml' }).waitFor({ timeout: 60_000 });
    await workbench.view('AETL');
    await workbench.treeRows('AETL: Schema').or(workbench.treeRows('Schema')).filter({ hasText: 'marts' }).first().waitFor();
    await shop.shot('demo-workspace');
  }),
);

test(
  'the walkthrough shows its steps',
  pictured(async () => {
    await workbench.command('Welcome: Open Walkthrough');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get Started with AETL' }).first().click();
    await page.locator('.gettingStartedContainer', { hasText: 'Ask where a column comes from' }).waitFor();
    await shop.shot('walkthrough');
  }),
);
