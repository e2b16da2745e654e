import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { LineagePanel } from '../lineage-panel.ts';
import { openShop } from '../shop.ts';

declare global {
  interface Window {
    __profile?: () => { readonly state: string; readonly columns: number; readonly rows: number | null };
  }
}

/** The pictures that the documentation shows, taken of the real thing in a colour theme. */
export async function takeImages(theme: 'dark' | 'light'): Promise<void> {
  const settings = { 'workbench.colorTheme': theme === 'dark' ? 'Default Dark Modern' : 'Default Light Modern' };
  const shop = await openShop({ settings, openFile: 'reports/monthly_close.sql' });
  const { workbench, page, pictured } = shop;
  after(() => shop.stop());
  execFileSync(process.execPath, [path.join(shop.folder, 'create-db.mjs')], { stdio: 'ignore' });

  test(
    `editor with diagnostics, ${theme}`,
    pictured(async () => {
      await workbench.squiggles('error').first().waitFor();
      await (await workbench.problems()).filter({ hasText: 'revenue_after_refund' }).first().waitFor();
      await workbench.goTo(9, 15);
      await page.mouse.move(5, 5);
      await shop.image(`diagnostics-${theme}`);
      await workbench.command('View: Hide Panel');
    }),
  );

  test(
    `hover, ${theme}`,
    pictured(async () => {
      await shop.openFile('reports/v_customer_overview.sql');
      await workbench.lines('lifetime_revenue').first().waitFor();
      await workbench.goTo(21, 20);
      await workbench.command('Show or Focus Hover');
      await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'lifetime_revenue' }).first().waitFor();
      await shop.image(`hover-${theme}`);
      await page.keyboard.press('Escape');
    }),
  );

  test(
    `schema tree and lineage, ${theme}`,
    pictured(async () => {
      await shop.openFile('marts/mart_daily_revenue.sql');
      await workbench.view('AETL');
      const rows = workbench.treeRows('AETL: Schema').or(workbench.treeRows('Schema'));
      for (const label of ['marts', 'mart_daily_revenue']) {
        const row = rows.filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${label}$`) }) }).first();
        await row.waitFor();
        if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
      }
      await rows.filter({ hasText: 'revenue_after_refunds' }).first().waitFor();
      await shop.image(`tree-${theme}`);
      await workbench.goTo(49, 32);
      await workbench.command('AETL: Show Lineage of Column');
      await LineagePanel.shown(workbench);
      await workbench.command('View: Toggle Maximized Panel');
      const panel = await LineagePanel.shown(workbench);
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      await panel.fit();
      await panel.until('the maximised panel is drawn', ({ nodes }) => nodes.length > 0);
      await page.mouse.move(5, 5);
      await shop.image(`lineage-${theme}`);
    }),
  );

  test(
    `profile of a table, ${theme}`,
    pictured(async () => {
      await workbench.command('View: Hide Panel');
      writeFileSync(path.join(shop.folder, 'orders.sql'), '-- aetl: dialect=sqlite\nselect *\nfrom orders;\n');
      await shop.openFile('orders.sql');
      await workbench.goTo(3, 8);
      await workbench.command('AETL: Profile Table');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'demo' }).first().click();
      const frame = await workbench.webview(() => window.__profile?.().state === 'never');
      await frame.getByRole('button', { name: 'Profile now' }).click();
      await workbench.webview(() => window.__profile?.().state === 'done');
      await frame.getByRole('listbox').getByRole('option').nth(3).click();
      await page.mouse.move(5, 5);
      await shop.image(`profile-${theme}`);
    }),
  );
}
