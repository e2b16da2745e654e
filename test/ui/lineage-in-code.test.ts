// Lineage within the code, with the packed extension on the demo workspace.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { LineagePanel } from './lineage-panel.ts';
import { openShop } from './shop.ts';

const shop = await openShop({ openFile: 'marts/mart_daily_revenue.sql', settings: { 'aetl.inlayHints.columnOrigins': true } });
const { workbench, page, pictured } = shop;
after(() => shop.stop());

test(
  'a lens above the load of a table leads to its lineage',
  pictured(async () => {
    const lens = page.locator('.codelens-decoration a', { hasText: /\d+ upstream · \d+ downstream/ }).first();
    await workbench.goTo(40, 1);
    await lens.waitFor();
    await shop.shot('code-lens');
    const panel = await workbench.answered(lens, () => LineagePanel.shown(workbench, 15_000));
    assert.ok((await panel.tables()).some((table) => table.includes('mart_daily_revenue')));
  }),
);

test(
  'hints behind columns say where they begin, and a hover tells the way',
  pictured(async () => {
    await shop.openFile('marts/mart_daily_revenue.sql');
    await workbench.command('View: Hide Panel');
    await workbench.goTo(60, 20);
    const hint = workbench.lines('← ').first();
    await hint.waitFor();
    assert.match(await hint.innerText(), /←\s+(raw|finance)\.\w+\.\w+/);
    await shop.shot('column-origins-dark');
    await workbench.goTo(49, 22);
    await workbench.command('Show or Focus Hover');
    const card = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: /raw\.\w+\.\w+\s*→/ });
    await card.first().waitFor();
    await shop.shot('hover-path');
    await page.keyboard.press('Escape');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.waitForTimeout(500);
    await shop.shot('column-origins-light');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
  }),
);

test(
  'a column is explained in sentences whose places are links',
  pictured(async () => {
    await shop.openFile('marts/mart_daily_revenue.sql');
    await workbench.goTo(49, 22);
    await workbench.command('AETL: Explain How a Column Comes to Its Value');
    const first = workbench.lines('marts.mart_daily_revenue.refunds is ').first();
    await first.waitFor();
    await shop.shot('explained-column');
    await page.locator('.detected-link', { hasText: 'mart_daily_revenue.sql:' }).first().waitFor();
    await workbench.command('AETL: Show Unused Tables and Columns');
    await workbench.lines('columns of them that nothing takes').first().waitFor();
    await shop.shot('unused-columns');
  }),
);

test(
  'everything downstream is listed in the references view',
  pictured(async () => {
    await shop.openFile('schema/10_raw.sql');
    await workbench.goTo(...(await placeOf('raw.orders')));
    await workbench.command('AETL: Find All Downstream');
    const rows = page.locator('.part.sidebar .monaco-list-row');
    await rows.filter({ hasText: 'stg_orders' }).first().waitFor();
    await page.locator('.part.sidebar', { hasText: /places in \d+ tables and queries downstream of raw\.orders/ }).waitFor();
    await shop.shot('find-all-downstream');
  }),
);

test(
  'the call hierarchy of a table leads to what it is made of',
  pictured(async () => {
    await workbench.command('Calls: Show Call Hierarchy');
    const rows = page.locator('.part.sidebar .monaco-list-row');
    await rows.filter({ hasText: 'raw.orders' }).first().waitFor();
    await workbench.command('Calls: Show Outgoing Calls');
    await rows.filter({ hasText: 'stg_shop__orders' }).first().waitFor();
    await shop.shot('call-hierarchy');
    assert.deepEqual(workbench.external, []);
  }),
);

/** Line and column, from 1, of the name that CREATE TABLE gives in the active editor. */
async function placeOf(table: string): Promise<[number, number]> {
  const lines = (await readFile(`${shop.folder}/schema/10_raw.sql`, 'utf8')).split('\n');
  const line = lines.findIndex((text) => new RegExp(`create table ${table.replace('.', '\\.')}\\b`, 'i').test(text));
  return [line + 1, (lines[line] ?? '').indexOf(table) + 6];
}
