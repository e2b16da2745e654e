// The main path on a real PostgreSQL: a connection by the form, crawl, tree, preview, profile, a query, and what a change outside breaks.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { startPostgres } from '../connectors/servers/postgres.ts';
import { openShop } from './shop.ts';

declare global {
  interface Window {
    __profile?: () => { readonly state: string; readonly columns: number; readonly rows: number | null };
    __results?: () => { readonly state: string; readonly total: number };
  }
}

// Signs that URLs, shells and YAML would each take for something else.
const READER = { name: 'dw', user: 'reader', password: 'p@ss:w/o?rd#1 "x"' };
const SCHEMA = `
  create role reader login password '${READER.password}';
  create role writer login password 'writer-Pa55';
  create schema shop;
  create table shop.customers (id int primary key, email text not null unique, city text, joined timestamptz);
  insert into shop.customers select i, 'user' || i || '@example.com', (array['Seoul', 'Busan', '인천'])[1 + i % 3], timestamptz '2024-01-01' + i * interval '1 hour'
    from generate_series(1, 3000) i;
  create table shop.orders (order_id bigint primary key, customer_id int not null references shop.customers, sales_amt float8, coupon_code text);
  insert into shop.orders values (1, 1, 'NaN', 'A'), (2, 2, 'Infinity', null), (3, 3, 2.5, null);
  create view shop.totals as select customer_id, sum(sales_amt) as total from shop.orders group by 1;
  grant usage on schema shop to reader, writer;
  grant select on all tables in schema shop to reader, writer;
  grant insert on shop.orders to writer;
  analyze`;

const server = await startPostgres();
after(() => server.stop());
await server.admin(SCHEMA);
const shop = await openShop({
  prepare(folder) {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeFileSync(
      path.join(folder, 'report.sql'),
      'select o.order_id, o.sales_amt, o.coupon_code\nfrom shop.orders o\norder by o.order_id;\n',
    );
  },
  openFile: 'report.sql',
});
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());

const row = (name: string) =>
  workbench
    .treeRows('AETL: Schema')
    .or(workbench.treeRows('Schema Section'))
    .filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${name}$`) }) })
    .first();

test(
  'a connection is filled in, mended where its test fails, and kept without its password',
  pictured(async () => {
    await workbench.view('AETL');
    await workbench.command('AETL: Add Connection');
    await fillForm({ ...READER, password: 'not the password' });
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Check “user” and “password” of the connection “dw”.').waitFor();
    await shop.shot('postgres-wrong-password');
    await dialog.getByText('Change it', { exact: true }).click();
    await fillForm(READER);
    await workbench.notification('PostgreSQL 18').waitFor();
    await row('dw').waitFor();
    const yaml = readFileSync(path.join(folder, 'aetl.yaml'), 'utf8');
    assert.match(yaml, /dw: \{ type: postgres, host: 127\.0\.0\.1, .*user: reader, password: "\$\{secret:dw\}", environment: dev \}/);
  }),
);

test(
  'its copy has a password of its own',
  pictured(async () => {
    await fromMenu('dw', 'Duplicate Connection');
    await fillForm({ name: 'dw-copy', user: 'writer', password: 'writer-Pa55' });
    await workbench.notification('This account may write').waitFor();
    await row('dw-copy').waitFor();
    assert.match(readFileSync(path.join(folder, 'aetl.yaml'), 'utf8'), /dw-copy:[^}]*user: writer[^}]*password: "\$\{secret:dw-copy\}"/);
  }),
);

test(
  'it is crawled, and the SQL of the folder is given to it',
  pictured(async () => {
    await row('dw').hover();
    await row('dw').locator('a[aria-label^="Crawl Database"]').click();
    await press('Check all SQL files against it');
    await workbench.activeTab('aetl.yaml').waitFor();
    await workbench.lines('connection: dw').waitFor();
    await expand('dw', 'shop', 'Tables', 'orders');
    await row('sales_amt').waitFor();
    assert.match(await row('customers').innerText(), /~3K rows/);
    assert.match(await row('Views').innerText(), /1/);
    await shop.shot('postgres-tree');
  }),
);

test(
  'a table is previewed with its personal data masked, and profiled',
  pictured(async () => {
    await row('customers').hover();
    await row('customers').locator('a[aria-label^="Preview Table"]').click();
    const results = await workbench.webview(() => window.__results?.().state === 'done');
    await results.getByText('Personal data is masked in one column: email.').waitFor();
    await results.locator('.slick-cell', { hasText: 'u***@example.com' }).first().waitFor();
    await fromMenu('customers', 'Profile Table');
    const page = await workbench.webview(() => window.__profile?.().state === 'never');
    await page.getByRole('button', { name: 'Profile now' }).click();
    await workbench.webview(() => window.__profile?.().state === 'done');
    assert.equal(await page.evaluate(() => window.__profile?.().rows), 3000);
    await shop.shot('postgres-profile');
    await row('customers').getByText('profiled').waitFor();
  }),
);

test(
  'a query runs on the connection of its file, and numbers that are none are shown as they are',
  pictured(async () => {
    await shop.openFile('report.sql');
    await workbench.goTo(1, 3);
    await workbench.command('AETL: Run Query');
    const frame = await workbench.webview(() => window.__results?.().state === 'done' && window.__results().total === 3);
    for (const text of ['NaN', 'Infinity', '2.5']) await frame.locator('.slick-cell', { hasText: text }).first().waitFor();
    await shop.shot('postgres-results');
  }),
);

test(
  'what somebody changes in the database is found by the next crawl, and marked in the file that breaks',
  pictured(async () => {
    assert.equal(await workbench.squiggles('error').count(), 0);
    await server.admin('alter table shop.orders drop column coupon_code');
    await row('dw').hover();
    await row('dw').locator('a[aria-label^="Crawl Database"]').click();
    await workbench.squiggles('error').first().waitFor();
    await workbench.notification('1 change in dw, 1 file breaks').waitFor();
    await shop.shot('postgres-altered');
  }),
);

async function fillForm({ name, user, password }: typeof READER): Promise<void> {
  const input = page.locator('.quick-input-widget input.input');
  const step = (place: number) => page.locator('.quick-input-title', { hasText: `(${place}/` }).waitFor();
  const choose = (text: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  await step(1);
  await choose('PostgreSQL');
  for (const [at, answer] of [name, '127.0.0.1', String(server.port), 'postgres', user].entries()) {
    await step(at + 2);
    await input.fill(answer);
    await page.keyboard.press('Enter');
  }
  await step(7);
  await choose('In the secret storage');
  await step(8);
  await input.fill(password);
  await page.keyboard.press('Enter');
  await step(9);
  await choose('development');
}

/** A button of a notification, which goes away by itself after a while. */
async function press(button: string): Promise<void> {
  await page.locator('.notification-list-item').getByText(button, { exact: true }).first().click();
}

/** A menu takes no click in its first moments; one that it has not taken leaves it open. */
async function fromMenu(name: string, label: string): Promise<void> {
  const item = page.locator('.monaco-menu .action-item', { hasText: label }).first();
  await row(name).click({ button: 'right' });
  await item.waitFor();
  for (let attempt = 0; attempt < 20 && (await item.isVisible()); attempt++) {
    await item.click({ timeout: 2000 }).catch(() => undefined);
    await page.waitForTimeout(200);
  }
}

async function expand(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    // A click is lost when the tree is drawn anew meanwhile.
    for (let attempt = 0; attempt < 20; attempt++) {
      await row(name).waitFor();
      if ((await row(name).getAttribute('aria-expanded')) === 'true') break;
      await row(name).locator('.monaco-tl-twistie').click();
      await page.waitForTimeout(200);
    }
  }
}
