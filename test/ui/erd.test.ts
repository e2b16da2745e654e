// Diagrams of a hundred tables with the packed extension, in three themes.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const TABLES = 100;

const shop = await openShop({ prepare: (folder) => writeFileSync(path.join(folder, 'schema/wide.sql'), schemaOf(TABLES)) });
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());
// Pictures of the documentation are not large.
await page.setViewportSize({ width: 1240, height: 800 });

for (const [theme, kind, name] of [
  ['Default Light Modern', 'vs', 'light'],
  ['Default Dark Modern', 'vs-dark', 'dark'],
  ['Default High Contrast', 'hc-black', 'high-contrast'],
] as const) {
  test(
    `a hundred tables in ${theme}`,
    pictured(async () => {
      mkdirSync(path.join(folder, '.vscode'), { recursive: true });
      writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await workbench.command('AETL: Show ERD');
      const input = page.locator('.quick-input-widget input.input').first();
      await page.locator('.quick-input-title', { hasText: 'Show ERD' }).waitFor();
      await input.fill('sales');
      await page.keyboard.press('Enter');
      const frame = await workbench.webview(() => document.querySelectorAll('main .table').length === 100);
      await page.waitForTimeout(500);
      if (name === 'high-contrast') await shop.shot(`erd-${name}`);
      else await shop.image(`erd-${name}`);
      await frame.locator('#find').fill('product_id');
      await frame.locator('.table.found').waitFor();
      assert.ok(Number((await frame.locator('.count').innerText()).split('/')[1]) > 5);
      await page.waitForTimeout(300);
      await shop.shot(`erd-find-${name}`);
      await frame.locator('#find').fill('');
      await workbench.command('View: Close All Editors');
    }),
  );
}

/** A warehouse: dimensions that facts refer to, some with declared keys and some by names alone, and details of the facts. */
function schemaOf(count: number): string {
  const dimensions = ['product', 'customer', 'store', 'calendar', 'currency', 'employee', 'promotion', 'supplier', 'region', 'channel'];
  const texts = dimensions.map((name, at) => {
    const parent =
      at >= 2 && at % 3 === 2 ? `, ${dimensions[at - 2]}_id bigint references sales.${dimensions[at - 2]} (${dimensions[at - 2]}_id)` : '';
    return `create table sales.${name} (${name}_id bigint primary key, name varchar(80) not null, valid_from date, valid_to date${parent});`;
  });
  for (let at = dimensions.length; at < count; at += 1) {
    const name = `${['order', 'invoice', 'shipment', 'return', 'budget', 'stock', 'visit', 'claim', 'price'][at % 9]}_${Math.floor(at / 9)}`;
    const [first, second] = [dimensions[at % 10], dimensions[(at * 3 + 1) % 10]];
    const declared = `${first}_id bigint not null references sales.${first} (${first}_id)`;
    const guessed = second === first ? 'note text' : `${second}_id bigint`;
    texts.push(
      `create table sales.${name} (${name}_id bigint primary key, ${declared}, ${guessed}, amount numeric(12, 2), created_at timestamp);`,
    );
  }
  return `${texts.join('\n')}\n`;
}
