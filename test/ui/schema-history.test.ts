// What crawls of a database found changed: the list, both sides of a change, who breaks, and comparisons. With a real SQLite database.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openShop } from './shop.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/aetl.mjs', import.meta.url));
const REPORT = 'select o.voucher_number, o.coupon_code\nfrom vouchers o\nwhere o.coupon_code is not null;\n';

const shop = await openShop({
  prepare(folder) {
    const file = path.join(folder, 'aetl.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text
        .replace('files:\n', 'files:\n  - { glob: "live/**/*.sql", dialect: sqlite, connection: live }\n')
        .replace('connections:\n', 'connections:\n  live: { type: sqlite, path: live.db }\n'),
    );
    mkdirSync(path.join(folder, 'live'));
    writeFileSync(path.join(folder, 'live/coupons.sql'), REPORT);
    writeFileSync(
      path.join(folder, 'live/mart.sql'),
      'create table coupon_use as\nselect coupon_code as code, count(*) as uses\nfrom vouchers\ngroup by coupon_code;\n',
    );
    change(
      folder,
      `create table vouchers (order_id integer primary key, voucher_number text not null, coupon_code text, fee int);
      create table buyers (customer_id integer primary key, full_name text, city text default 'Seoul');
      create view open_orders as select order_id from vouchers where fee is null;
      create index by_fee on vouchers (fee)`,
    );
    crawl(folder);
  },
  openFile: 'live/coupons.sql',
});
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());

const rows = () => workbench.treeRows('AETL: Schema History').or(workbench.treeRows('Schema History'));
const row = (text: string | RegExp) => rows().filter({ hasText: text }).first();

test(
  'a crawl of another process is told, and its changes are listed with what they break',
  pictured(async () => {
    await workbench.command('AETL: Show Schema History');
    // Rows that are out of sight are not there: the tree above makes room.
    await page.locator('.pane-header[aria-label="Schema Section"] .title').first().click();
    await row('Crawled once').waitFor();
    await shop.shot('schema-history-once');
    change(
      folder,
      `alter table vouchers drop column coupon_code;
      alter table buyers rename column full_name to customer_name;
      create table refunds (refund_id integer primary key, amount int not null);
      drop view open_orders; create view open_orders as select order_id, fee from vouchers;
      drop index by_fee`,
    );
    crawl(folder);
    await workbench.command('AETL: Refresh Schema History');
    await workbench.notification('6 changes in live, 2 files break').waitFor();
    await shop.shot('schema-history-notification');
    await page.keyboard.press('Escape');
    await row('6 changes, 1 break').locator('.monaco-tl-twistie').click();
    await row('vouchers.coupon_code').waitFor();
    assert.match(await row('vouchers.coupon_code').innerText(), /column is gone, was TEXT.*4 places break/s);
    assert.match(await row('buyers.customer_name').innerText(), /probably renamed from full_name, \d+ %/);
    await workbench.squiggles('error').first().waitFor();
    await row('vouchers.coupon_code').locator('.monaco-tl-twistie').click();
    await row('coupons.sql:1').waitFor();
    await row('mart.sql:2').waitFor();
  }),
);

test(
  'a change is shown side by side',
  pictured(async () => {
    await row('vouchers.coupon_code').click();
    const editor = page.locator('.monaco-diff-editor');
    await editor.first().waitFor();
    await editor.locator('.view-line', { hasText: 'coupon_code' }).first().waitFor();
    await editor.locator('.view-line', { hasText: 'voucher_number' }).nth(1).waitFor();
    await shop.image('schema-history-diff');
  }),
);

test(
  'a place is opened',
  pictured(async () => {
    await row('mart.sql:2').click();
    await workbench.activeTab('mart.sql').waitFor();
    await workbench.lines('coupon_code as code').waitFor();
  }),
);

test(
  'two points in time are compared, and the migration is shown as text',
  pictured(async () => {
    await workbench.command('AETL: Compare Schemas');
    const list = page.locator('.quick-input-list .monaco-list-row', { hasText: 'live' });
    await list.filter({ hasText: 'crawl 1' }).click();
    await list.filter({ hasText: 'crawl 2' }).click();
    await row('6 differences').waitFor();
    await workbench.command('AETL: Show Proposed Migration as SQL');
    await workbench.lines('it would bring live from crawl 1 to crawl 2').waitFor();
    await workbench.lines('DROP COLUMN "coupon_code"').waitFor();
    await shop.shot('schema-history-compare');
    await workbench.command('AETL: Close Comparison');
    await row('6 differences').waitFor({ state: 'detached' });
  }),
);

test(
  'the same in the light theme',
  pictured(async () => {
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await row('vouchers.coupon_code').click();
    await page.locator('.monaco-diff-editor .view-line', { hasText: 'coupon_code' }).first().waitFor();
    await shop.shot('schema-history-light');
  }),
);

function change(where: string, sql: string): void {
  const database = new DatabaseSync(path.join(where, 'live.db'));
  database.exec(sql);
  database.close();
}

function crawl(where: string): void {
  execFileSync(process.execPath, [PROGRAM, 'crawl', 'live', '--no-cache'], { cwd: where, stdio: 'ignore' });
}
