// Databases in the tree: a real SQLite file is crawled, looked through, previewed; a connection is added by the form.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({ openFile: 'reports/monthly_close.sql' });
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());
execFileSync(process.execPath, [path.join(folder, 'create-db.mjs')], { stdio: 'ignore' });

const rows = () => workbench.treeRows('AETL: Schema').or(workbench.treeRows('Schema'));

test(
  'a database is crawled from the tree, and its schemas, tables and columns are looked through',
  pictured(async () => {
    await workbench.view('AETL');
    await row('demo').waitFor();
    assert.match(await row('demo').innerText(), /SQLite · never crawled · read-only/);
    await expand('demo');
    await row('Crawl this database…').waitFor();
    await row('demo').hover();
    await row('demo').locator('a[aria-label^="Crawl Database"]').click();
    await row('main').waitFor({ timeout: 60_000 });
    await collapse('warehouse', 'erp');
    await expand('main');
    await expand('Tables');
    await row('customers').waitFor();
    await expand('customers');
    await row('customer_id').or(row('id')).first().waitFor();
    assert.match(await row('demo').innerText(), /crawled/);
    await shop.shot('connections');
  }),
);

test(
  'a table is previewed: its first rows come into the results',
  pictured(async () => {
    await row('customers').hover();
    await row('customers').locator('a[aria-label^="Preview Table"]').click();
    const frame = await workbench.webview(() => window.__results?.().state === 'done');
    assert.ok((await frame.evaluate(() => window.__results?.().total ?? 0)) >= 1000);
    await frame.locator('.slick-row').first().waitFor();
    await shop.shot('connections-preview');
  }),
);

test(
  'a hit of the search that only a database has is shown in the tree',
  pictured(async () => {
    await collapse('demo');
    await workbench.command('AETL: Search Tables, Columns and Terms…');
    await page.locator('.quick-input-widget input.input').fill('customers');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '@demo' }).first().click();
    await row('customers').and(page.locator('.selected')).waitFor();
    await shop.shot('connections-revealed');
  }),
);

test(
  'the filter finds in databases and in files',
  pictured(async () => {
    await workbench.command('AETL: Filter Schema Tree');
    await page.locator('.quick-input-widget input.input').fill('customer');
    await page.keyboard.press('Enter');
    await row('stock_movements').waitFor({ state: 'detached' });
    await row('customers').waitFor();
    await shop.shot('connections-filter');
    await workbench.command('AETL: Clear Schema Filter');
  }),
);

test(
  'a connection is added step by step, tried, and written into aetl.yaml with all its comments',
  pictured(async () => {
    await workbench.command('AETL: Add Connection');
    const input = page.locator('.quick-input-widget input.input');
    const choose = (text: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
    await choose('SQLite');
    await step('(2/4)');
    await input.fill('demo');
    await page.locator('.quick-input-message', { hasText: 'already' }).waitFor();
    await shop.shot('connections-form');
    await input.fill('second');
    await page.keyboard.press('Enter');
    await step('(3/4)');
    // The oldest VS Code of these tests has no ripgrep, so that no file is proposed there.
    await choose('Type a path');
    await page.locator('.quick-input-message', { hasText: 'relative to aetl.yaml' }).waitFor();
    await input.fill('shop.db');
    await page.keyboard.press('Enter');
    await step('(4/4)');
    await choose('it is shown in red');
    await workbench.notification('SQLite').waitFor();
    await workbench.activeTab('aetl.yaml').waitFor();
    const text = readFileSync(path.join(folder, 'aetl.yaml'), 'utf8');
    assert.match(text, /\n {2}second: \{ type: sqlite, path: shop\.db, environment: prod \}\n/);
    assert.match(text, /# the warehouse; other dialects are named per glob below/);
    await row('second').waitFor();
    assert.match(await row('second').innerText(), /prod · SQLite/);
    await shop.shot('connections-added');
  }),
);

test(
  'the connection of a file is in the status bar, and production is red',
  pictured(async () => {
    await shop.openFile('reports/monthly_close.sql');
    const item = page.locator('.statusbar-item[id*="aetl.connection"]');
    await item.waitFor();
    await item.click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'second' }).click();
    await item.filter({ hasText: 'second · prod' }).waitFor();
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs-dark, .monaco-workbench.vs').first().waitFor();
    await shop.shot('connections-other-theme');
  }),
);

/** A quick input is there some time before it is the next one. */
async function step(place: string): Promise<void> {
  await page.locator('.quick-input-title', { hasText: place }).waitFor();
}

function row(name: string) {
  return rows()
    .filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${name.replaceAll('.', '\\.')}$`) }) })
    .first();
}

async function expand(name: string): Promise<void> {
  // A click is lost when the tree is drawn anew meanwhile.
  for (let attempt = 0; attempt < 20; attempt++) {
    await row(name).waitFor();
    if ((await row(name).getAttribute('aria-expanded')) === 'true') return;
    await row(name).locator('.monaco-tl-twistie').click();
    await page.waitForTimeout(200);
  }
}

async function collapse(...names: string[]): Promise<void> {
  for (const name of names)
    if ((await row(name).getAttribute('aria-expanded')) === 'true') await row(name).locator('.monaco-tl-twistie').click();
}
