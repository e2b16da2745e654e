import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({ openFile: 'reports/monthly_close.sql' });
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());
const rows = page.locator('.quick-input-list .monaco-list-row');

test(
  'search finds by Korean words, slips and initials, and goes to the definition',
  pictured(async () => {
    await workbench.command('AETL: Search Tables, Columns and Terms…');
    const input = page.locator('.quick-input-widget input.input');
    await input.fill('매출');
    await rows.filter({ hasText: '순매출' }).first().waitFor();
    await rows.filter({ hasText: 'gross_revenue' }).first().waitFor();
    await shop.shot('search-dark');
    await input.fill('custmer email');
    await rows.filter({ hasText: 'personal data' }).first().waitFor();
    await input.fill('ㅁㅊ');
    await rows.filter({ hasText: '매출' }).first().waitFor();
    await input.fill('zzqx');
    await rows.filter({ hasText: 'Nothing is called' }).first().waitFor();
    await input.fill('lifetime revenue');
    await rows.filter({ hasText: 'lifetime_revenue' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: '.sql' }).waitFor();
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }),
);

test(
  'a mistake in the glossary is underlined, and a column tells what it is',
  pictured(async () => {
    const file = path.join(folder, 'glossary.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('mart_daily_revenue.net_revenue\n', 'mart_daily_revenue.net_revenu\n'));
    await shop.openFile('glossary.yaml');
    await workbench.squiggles('warning').first().waitFor();
    await shop.shot('glossary-dark');
    useLightTheme();
    await page.locator('.monaco-workbench.vs').waitFor();
    await shop.shot('glossary-light');
    await workbench.command('AETL: Search Tables, Columns and Terms…');
    await page.locator('.quick-input-widget input.input').fill('고객');
    await rows.filter({ hasText: 'customer' }).first().waitFor();
    await shop.shot('search-light');
    await page.keyboard.press('Escape');
  }),
);

test(
  'proposals that are ticked are written into YAML, what is turned down is remembered',
  pictured(async () => {
    await workbench.command('AETL: Propose Descriptions, Domains and Terms…');
    await page.locator('.quick-input-widget', { hasText: 'Propose descriptions' }).waitFor();
    await page.locator('.quick-input-widget input.input').fill('marts.dim_customer');
    await page.keyboard.press('Enter');
    await rows.filter({ hasText: 'Customer key' }).first().waitFor();
    const unsure = rows.filter({ hasText: 'identifier' }).first();
    await unsure.hover();
    await unsure.locator('.action-label').first().click();
    await shop.shot('proposals-light');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'glossary.yaml' }).waitFor();
    await workbench.command('File: Save All Files');
    for (let tries = 0; tries < 50 && !written().includes('rejected'); tries++) await page.waitForTimeout(100);
    assert.match(written(), /marts\.dim_customer\.email: \{ description: E-mail/);
    assert.match(written(), /rejected:\s+- "?domain identifier: marts\.dim_customer\.customer_key/);
    assert.match(written(), /^# What the shop means/);
  }),
);

function written(): string {
  return readFileSync(path.join(folder, 'glossary.yaml'), 'utf8');
}

function useLightTheme(): void {
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  writeFileSync(path.join(folder, '.vscode/settings.json'), '{ "workbench.colorTheme": "Default Light Modern" }\n');
}
