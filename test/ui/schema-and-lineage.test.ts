// The schema tree and the lineage page, with the packed extension on the demo workspace.
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { LineagePanel } from './lineage-panel.ts';
import { openShop } from './shop.ts';

const shop = await openShop({
  openFile: 'marts/mart_daily_revenue.sql',
  prepare: (folder) =>
    appendFileSync(path.join(folder, 'aetl.yaml'), '\njobs: { nightly: { schedule: "0 3 * * *", files: ["marts/*.sql"] } }\n'),
});
const { workbench, page, pictured } = shop;
after(() => shop.stop());

const rows = () => workbench.treeRows('AETL: Schema').or(workbench.treeRows('Schema'));

test(
  'the tree shows schemas, tables and columns',
  pictured(async () => {
    await workbench.view('AETL');
    await row('marts').waitFor();
    await expandRow('marts');
    await row('mart_daily_revenue').waitFor();
    await expandRow('mart_daily_revenue');
    await row('revenue_after_refunds').waitFor();
    assert.match(await row('revenue_after_refunds').innerText(), /numeric/i);
    await shop.shot('tree');
  }),
);

test(
  'a click on a table opens its definition',
  pictured(async () => {
    await row('dim_date').click();
    await workbench.activeTab('30_dimensions.sql').waitFor();
    await workbench.lines('create table marts.dim_date').waitFor();
  }),
);

test(
  'the filter keeps what bears the name',
  pictured(async () => {
    await workbench.command('AETL: Filter Schema Tree');
    const input = page.locator('.quick-input-widget input.input');
    await input.fill('refunded_amount');
    await page.keyboard.press('Enter');
    await row('refunded_amount').waitFor();
    await row('dim_date').waitFor({ state: 'detached' });
    await shop.shot('tree-filter');
    await workbench.command('AETL: Clear Schema Filter');
    await row('erp').waitFor();
    await expandRow('marts');
    await row('dim_date').waitFor();
  }),
);

test(
  'lineage is drawn',
  pictured(async () => {
    await shop.openFile('marts/mart_daily_revenue.sql');
    await workbench.goTo(49, 32);
    await workbench.command('AETL: Show Lineage of Column');
    const panel = await LineagePanel.shown(workbench);
    const { edges, selected } = await panel.inspect();
    assert.ok((await panel.tables()).some((table) => table.includes('mart_daily_revenue')));
    assert.ok(edges.length > 0, 'no line is drawn');
    assert.equal(selected?.column, 'revenue_after_refunds');
    await shop.shot('lineage-view');
  }),
);

test(
  'lineage is expanded step by step',
  pictured(async () => {
    await workbench.command('View: Toggle Maximized Panel');
    const panel = await LineagePanel.shown(workbench);
    const before = await panel.tables();
    await panel.expand('upstream');
    await panel.until('more tables', ({ nodes }) => new Set(nodes.map(({ node }) => node)).size > before.length);
    await shop.shot('lineage-expanded');
  }),
);

test(
  'a click selects a column, a double click goes to its source',
  pictured(async () => {
    const panel = await LineagePanel.shown(workbench);
    const { nodes } = await panel.inspect();
    const column = nodes.find(({ role, node, column: name }) => role === 'place' && node.includes('fct_order_lines') && name !== null);
    assert.ok(column, 'fct_order_lines is not drawn with columns');
    await panel.click(column.node, column.column);
    await panel.until('the column is selected', ({ selected }) => selected?.node === column.node && selected.column === column.column);
    await panel.click(column.node, column.column, { clickCount: 2 });
    await page
      .locator('.tab.active[data-resource-name="fct_order_lines.sql"], .tab.active[data-resource-name="40_facts.sql"]')
      .first()
      .waitFor();
  }),
);

test(
  'jobs are drawn when they are asked for, remembered for the next page, and no table moves for them',
  pictured(async () => {
    const panel = await LineagePanel.shown(workbench);
    const places = ({ nodes }: Awaited<ReturnType<LineagePanel['inspect']>>) =>
      nodes
        .filter(({ node, classes }) => classes.includes('table') && !node.startsWith('job:'))
        .map(({ node, x, y }) => [node, Math.round(x), Math.round(y)]);
    const before = places(await panel.inspect());
    await panel.toggle('jobs');
    const shown = await panel.until('jobs', ({ nodes }) => nodes.some(({ classes }) => classes.includes('job')));
    assert.deepEqual(places(shown), before);
    await shop.shot('lineage-jobs');
  }),
);

test(
  'lineage opens in an editor of its own',
  pictured(async () => {
    await workbench.command('AETL: Open Lineage in Editor');
    await page.locator('.tab.active', { hasText: 'Lineage' }).first().waitFor();
    const panel = await LineagePanel.shown(workbench);
    await panel.until('jobs in a page that was opened later', ({ nodes }) => nodes.some(({ classes }) => classes.includes('job')));
    await panel.toggle('jobs');
    await panel.until('no jobs', ({ nodes }) => nodes.length > 0 && !nodes.some(({ classes }) => classes.includes('job')));
  }),
);

test(
  'nothing left this machine',
  pictured(async () => {
    assert.deepEqual(workbench.external, []);
  }),
);

function row(name: string) {
  return rows()
    .filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${name}$`) }) })
    .first();
}

async function expandRow(name: string): Promise<void> {
  if ((await row(name).getAttribute('aria-expanded')) !== 'true') await row(name).locator('.monaco-tl-twistie').click();
}
