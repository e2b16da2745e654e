import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({ openFile: 'reports/monthly_close.sql' });
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());
execFileSync(process.execPath, [path.join(folder, 'create-db.mjs')], { stdio: 'ignore' });

declare global {
  interface Window {
    __results?: () => { readonly state: string; readonly total: number };
  }
}

test(
  'a query runs at the cursor, on a connection that is chosen once, and shows its rows',
  pictured(async () => {
    writeFileSync(
      path.join(folder, 'try.sql'),
      '-- aetl: dialect=sqlite\nselect *\nfrom customers\norder by 1;\n\nupdate customers set city = null;\n',
    );
    await shop.openFile('try.sql');
    await workbench.goTo(3, 3);
    await workbench.command('AETL: Run Query');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'demo' }).click();
    const frame = await workbench.webview(() => window.__results?.().state === 'done');
    assert.ok((await frame.evaluate(() => window.__results?.().total ?? 0)) > 1000);
    await frame.locator('.slick-row').first().waitFor();
    assert.match(await frame.locator('.status').innerText(), /1,200 rows/);
    await shop.image('results');
  }),
);

test(
  'what would change something is refused, and says so',
  pictured(async () => {
    await workbench.goTo(6, 3);
    await workbench.command('AETL: Run Query');
    const frame = await workbench.webview(() => window.__results?.().state === 'failed');
    await frame.getByText('The query failed').waitFor();
    await shop.shot('results-refused');
  }),
);
