// What a person does in the editor, with the packed extension on the demo workspace. The tests follow one another in one window.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({ openFile: 'reports/monthly_close.sql' });
const { workbench, page, pictured } = shop;
after(() => shop.stop());

test(
  'a misspelt column is underlined',
  pictured(async () => {
    await workbench.squiggles('error').first().waitFor();
    const rows = await workbench.problems();
    await rows.filter({ hasText: 'revenue_after_refund' }).first().waitFor();
    await shop.shot('editor-squiggle');
  }),
);

test(
  'the status bar tells the dialect',
  pictured(async () => {
    await page.locator('.statusbar-item', { hasText: /^\s*postgres\s*$/ }).waitFor();
  }),
);

test(
  'the underline goes away while typing, and comes back',
  pictured(async () => {
    await workbench.lines('sum(m.revenue_after_refund)').click();
    await workbench.goTo(9, 31);
    await page.keyboard.type('s');
    await workbench.lines('sum(m.revenue_after_refunds)').waitFor();
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Backspace');
    await workbench.squiggles('error').first().waitFor();
  }),
);

test(
  'a quick fix puts in the name that was meant',
  pictured(async () => {
    await workbench.goTo(9, 15);
    await workbench.quickFix('revenue_after_refunds');
    await shop.shot('editor-quick-fix');
    await page.keyboard.press('Enter');
    await workbench.lines('sum(m.revenue_after_refunds)').waitFor();
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
  }),
);

test(
  'completion offers the columns of the alias',
  pictured(async () => {
    await workbench.goTo(9, 12);
    await page.keyboard.press('End');
    await page.keyboard.type(', m.');
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    await suggestions.filter({ hasText: 'gross_revenue' }).first().waitFor();
    await suggestions.filter({ hasText: 'order_count' }).first().waitFor();
    await shop.shot('editor-completion');
    await page.keyboard.type('gross');
    await suggestions.filter({ hasText: 'gross_revenue' }).first().waitFor();
    await page.keyboard.press('Enter');
    await workbench.lines('settled_revenue, m.gross_revenue').waitFor();
    await workbench.command('File: Revert File');
    await workbench.lines('sum(m.revenue_after_refund)').waitFor();
  }),
);

test(
  'a hover tells the type of a column and where it comes from',
  pictured(async () => {
    await shop.openFile('reports/v_customer_overview.sql');
    await workbench.lines('lifetime_revenue').first().waitFor();
    await workbench.goTo(21, 20);
    await workbench.command('Show or Focus Hover');
    const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'lifetime_revenue' });
    await hover.first().waitFor();
    assert.match(await hover.first().innerText(), /numeric/i);
    await shop.shot('editor-hover');
    await page.keyboard.press('Escape');
  }),
);

test(
  'the definition of a table is in another file',
  pictured(async () => {
    const { line, column } = await placeOf('mart_customer_lifetime_value');
    await workbench.goTo(line, column);
    await page.keyboard.press('F12');
    await page.locator('.tab.active[data-resource-name$=".sql"]:not([data-resource-name="v_customer_overview.sql"])').first().waitFor();
    await workbench.lines('mart_customer_lifetime_value').first().waitFor();
  }),
);

test(
  'a column is renamed with its uses in other files',
  pictured(async () => {
    await shop.openFile('schema/40_facts.sql');
    const { line, column } = await placeOf('revenue_after_refunds');
    await workbench.goTo(line, column);
    await page.keyboard.press('F2');
    const input = page.locator('.rename-box input.rename-input');
    await input.waitFor();
    await input.fill('settled');
    await page.keyboard.press('Enter');
    await workbench.lines('settled').first().waitFor();
    await shop.openFile('marts/mart_daily_revenue.sql');
    await workbench.goTo(49, 1);
    await workbench.lines('net_revenue, refunds, settled, revenue_7d_average').waitFor();
  }),
);

test(
  'nothing left this machine',
  pictured(async () => {
    assert.deepEqual(workbench.external, []);
  }),
);

/** Where the first line of the active editor that holds `text` is; both count from 1. The line has to be on screen. */
async function placeOf(text: string): Promise<{ readonly line: number; readonly column: number }> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+F');
  const find = page.locator('.find-widget.visible .find-part .input').first();
  await find.waitFor();
  await find.fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const status = page.locator('.statusbar-item', { hasText: /Ln \d+, Col \d+ \(\d+ selected\)/ });
  await status.first().waitFor();
  const [, line, end, selected] = /Ln (\d+), Col (\d+) \((\d+) selected\)/.exec(await status.first().innerText()) ?? [];
  return { line: Number(line), column: Number(end) - Number(selected) + 1 };
}
