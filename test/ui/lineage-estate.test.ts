// All schemas, the path of a column, and lineage before and after an edit, with the packed extension on the demo workspace.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { LineagePanel } from './lineage-panel.ts';
import { openShop } from './shop.ts';

const shop = await openShop({ openFile: 'marts/mart_daily_revenue.sql' });
const { workbench, page, pictured } = shop;
after(() => shop.stop());
// Pictures of the documentation are not large.
await page.setViewportSize({ width: 1240, height: 800 });

test(
  'all schemas are drawn, and the tables of one that is opened',
  pictured(async () => {
    await workbench.view('AETL');
    await workbench.command('AETL: Show Lineage of All Schemas');
    const panel = await LineagePanel.shown(workbench);
    await workbench.command('View: Toggle Maximized Panel');
    await panel.until('schemas', ({ nodes }) => nodes.some(({ node }) => node === 'schema:marts'));
    await shop.image('lineage-estate');
    await panel.click('schema:marts', null, { clickCount: 2 });
    await panel.until('marts is open', ({ nodes }) => nodes.some(({ node }) => node === 'marts.mart_daily_revenue'));
    await panel.fit();
    await shop.shot('lineage-estate-open');
    await workbench.command('View: Toggle Maximized Panel');
  }),
);

test(
  'a column of a closed schema is found while one types, and its schema opened',
  pictured(async () => {
    await workbench.command('AETL: Show Lineage of All Schemas');
    const panel = await LineagePanel.shown(workbench);
    await panel.until('schemas', ({ nodes }) => nodes.some(({ node }) => node === 'schema:marts'));
    const frame = await workbench.webview(() => window.__graph?.().state === 'graph');
    await frame.locator('.search input').click();
    await page.keyboard.type('stg order', { delay: 30 });
    await frame.locator('.found .option', { hasText: 'stg_order_lines' }).first().waitFor();
    await shop.image('lineage-search');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.until('the table', ({ selected }) => selected?.node.startsWith('staging.stg_order') === true);
    await shop.shot('lineage-search-opened');
  }),
);

test(
  'what is typed is drawn at once, beside what is saved',
  pictured(async () => {
    await shop.openFile('marts/mart_daily_revenue.sql');
    await workbench.goTo(49, 32);
    await workbench.command('AETL: Show Lineage of Column');
    const panel = await LineagePanel.shown(workbench);
    const before = await panel.until('the column', ({ selected }) => selected?.column === 'revenue_after_refunds');
    await panel.toggle('compare');
    await shop.openFile('marts/mart_daily_revenue.sql');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('create view marts.planted as select revenue_after_refunds as planted_column from marts.mart_daily_revenue;');
    const next = await panel.until(
      'the picture has followed',
      ({ nodes }) => nodes.some(({ column }) => column === 'planted_column'),
      30_000,
    );
    for (const { node, role, x, y } of before.nodes.filter(({ classes }) => classes.includes('title'))) {
      const now = next.nodes.find((one) => one.node === node && one.role === role && one.classes.includes('title'));
      assert.ok(now !== undefined && Math.hypot(now.x - x, now.y - y) < 60, `${node} has moved`);
    }
    await shop.shot('lineage-live');
    await workbench.command('View: Toggle Maximized Panel');
    await panel.fit();
    await shop.image('lineage-diff');
    await workbench.command('View: Toggle Maximized Panel');
  }),
);

for (const [theme, name] of [
  ['Default Light Modern', 'light'],
  ['Default High Contrast', 'high-contrast'],
] as const) {
  test(
    `the panel in ${theme}`,
    pictured(async () => {
      await mkdir(path.join(shop.folder, '.vscode'), { recursive: true });
      await writeFile(path.join(shop.folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
      await page.locator(`.monaco-workbench.${name === 'light' ? 'vs' : 'hc-black'}`).waitFor();
      const panel = await LineagePanel.shown(workbench);
      await workbench.command('View: Toggle Maximized Panel');
      await panel.fit();
      await page.waitForTimeout(500);
      await shop.shot(`lineage-${name}`);
      await page.setViewportSize({ width: 700, height: 800 });
      await page.waitForTimeout(700);
      await shop.shot(`lineage-narrow-${name}`);
      await page.setViewportSize({ width: 1240, height: 800 });
      await panel.toggle('table');
      await shop.shot(`lineage-table-${name}`);
      await panel.toggle('table');
      await workbench.command('View: Toggle Maximized Panel');
    }),
  );
}

test(
  'the menu of a table offers what there is: a profile on the demo’s database, and a change to try out',
  pictured(async () => {
    execFileSync(process.execPath, [path.join(shop.folder, 'create-db.mjs')], { stdio: 'ignore' });
    await workbench.command('AETL: Show Lineage of All Schemas');
    const panel = await LineagePanel.shown(workbench);
    await workbench.command('View: Toggle Maximized Panel');
    await panel.until('schemas', ({ nodes }) => nodes.some(({ node }) => node === 'schema:raw'));
    await panel.fit();
    await panel.click('schema:raw', null, { clickCount: 2 });
    await panel.until('raw is open', ({ nodes }) => nodes.some(({ node }) => node === 'raw.customers'));
    await panel.fit();
    const frame = await workbench.webview(() => window.__graph?.().state === 'graph');
    const menu = async (): Promise<readonly (string | null)[]> => {
      await panel.click('raw.customers', null);
      await page.keyboard.press('m');
      await frame.locator('.context-menu').waitFor();
      return frame.locator('.context-menu [data-item]').evaluateAll((items) => items.map((item) => item.getAttribute('data-item')));
    };
    const offered = await menu();
    for (const id of ['aetl.showImpact', 'aetl.simulateImpact', 'aetl.profileTable'])
      assert.ok(offered.includes(id), `${id} of ${offered}`);
    await shop.shot('lineage-node-menu');
    await workbench.command('View: Toggle Maximized Panel');
    await menu();
    await frame.locator('[data-item="aetl.profileTable"]').click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'demo' }).click();
    const profile = await workbench.webview(() => (window as { __profile?: () => { state: string } }).__profile?.().state === 'never');
    await profile.getByRole('button', { name: 'Profile now' }).click();
    await workbench.webview(() => (window as { __profile?: () => { state: string } }).__profile?.().state === 'done');
    await menu();
    await frame.locator('[data-item="aetl.simulateImpact"]').click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'It is dropped' }).click();
    await page.locator('.statusbar-item', { hasText: 'Simulation' }).waitFor();
    await workbench.command('AETL: End Simulation');
  }),
);
