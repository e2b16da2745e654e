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
    __profile?: () => { readonly state: string; readonly columns: number; readonly rows: number | null };
    __results?: () => { readonly state: string; readonly total: number };
  }
}

test(
  'the table at the cursor is profiled, shown in figures, and shown where somebody hovers',
  pictured(async () => {
    writeFileSync(path.join(folder, 'try.sql'), '-- aetl: dialect=sqlite\nselect *\nfrom customers;\n');
    await shop.openFile('try.sql');
    await workbench.goTo(3, 8);
    await workbench.command('AETL: Profile Table');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'demo' }).click();
    const frame = await workbench.webview(() => window.__profile?.().state === 'never');
    await frame.getByRole('button', { name: 'Profile now' }).click();
    await workbench.webview(() => window.__profile?.().state === 'done');
    assert.equal(await frame.evaluate(() => window.__profile?.().rows), 1200);
    await frame.getByRole('listbox').getByRole('option').nth(1).click();
    await shop.shot('profile');
  }),
);

test(
  'results are masked, and shown for one result when somebody wants it',
  pictured(async () => {
    await shop.openFile('try.sql');
    await workbench.goTo(2, 3);
    await workbench.command('AETL: Run Query');
    const frame = await workbench.webview(() => window.__results?.().state === 'done');
    await frame.getByText('Personal data is masked').waitFor();
    await shop.shot('results-masked');
    await frame.getByRole('button', { name: 'Show for this result' }).click();
    await frame.getByText('Personal data is masked').waitFor({ state: 'hidden' });
    await workbench.command('AETL: Show Query History');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'select * from customers' }).waitFor();
    await shop.shot('query-history');
  }),
);
