// The pages of `aetl report` and `aetl erd --format html`: from a file, with no network at all.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { aetl } from '../cli/run-aetl.ts';
import { startPanelBrowser } from './browser-page.ts';

const SHOP = fileURLToPath(new URL('../../samples/shop', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHOTS = fileURLToPath(new URL('../../dist/shots/', import.meta.url));
mkdirSync(SHOTS, { recursive: true });

/** A picture in dist/shots; one that the documentation shows is in the folder named by AETL_IMAGES too. */
async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${SHOTS}${name}.png` });
  const images = process.env['AETL_IMAGES'];
  if (images !== undefined) await page.screenshot({ path: path.resolve(ROOT, images, `${name}.png`) });
}

const { browser, close } = await startPanelBrowser();
const folder = await mkdtemp(path.join(os.tmpdir(), 'aetl-report-'));
after(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

test('a report is searched, followed, and looked at', async () => {
  const file = path.join(folder, 'report.html');
  assert.equal((await aetl(['report', '--output', file], { cwd: SHOP })).status, 0);
  const { page, problems } = await opened(file, 'light');
  await page.locator('input[type=search]').fill('net_revenue daily');
  await page.getByRole('link', { name: 'marts.mart_daily_revenue' }).first().click();
  await page.locator('article h2', { hasText: 'marts.mart_daily_revenue' }).waitFor();
  await page.locator('.flow').getByRole('link', { name: 'marts.fct_order_lines' }).click();
  await page.locator('article h2', { hasText: 'marts.fct_order_lines' }).waitFor();
  assert.ok((await page.locator('article code').count()) > 3);
  assert.ok(
    await page.locator('.wide').evaluate((frame) => frame.scrollWidth <= frame.clientWidth),
    'nothing is out of sight to the right',
  );
  await takePicture(page, 'report-light');
  await page.getByRole('link', { name: 'Diagram' }).click();
  await page.locator('.diagram .table').first().waitFor();
  assert.ok((await page.locator('.diagram .table').count()) > 20);
  await page.getByRole('link', { name: /^Jobs/ }).click();
  await page.locator('.card').first().waitFor();
  assert.deepEqual(problems, []);
  const dark = await opened(file, 'dark', 620);
  await dark.page.screenshot({ path: `${SHOTS}report-dark-narrow.png` });
  assert.deepEqual(dark.problems, []);
});

test('a report in Korean, in the dark, in high contrast, and on paper', async () => {
  const file = path.join(folder, 'report-ko.html');
  assert.equal((await aetl(['report', '--language', 'ko', '--output', file], { cwd: SHOP })).status, 0);
  const { page, problems } = await opened(`${file}#tables/marts.mart_daily_revenue`, 'dark');
  await page.locator('article h2', { hasText: 'marts.mart_daily_revenue' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  const said = await page.locator('body').innerText();
  // Words of the page, not names of the project.
  assert.doesNotMatch(said, /Written by|Tables|Comes from|Made of|Description|aggregate|\bview\b/);
  assert.match(said, /어디서 오는가/);
  await page.screenshot({ path: `${SHOTS}report-korean-dark.png` });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.screenshot({ path: `${SHOTS}report-high-contrast.png` });
  const chosen = page.locator('.side a[aria-current="true"]');
  assert.ok(await chosen.evaluate((link) => link.getBoundingClientRect().bottom < innerHeight), 'what is shown is in sight in the list');
  assert.notEqual(await chosen.evaluate((link) => getComputedStyle(link).outlineStyle), 'none', 'the choice is no colour alone');
  await page.emulateMedia({ forcedColors: 'none', media: 'print', colorScheme: 'light' });
  await page.screenshot({ path: `${SHOTS}report-print.png`, fullPage: true });
  // All of the table is on paper, and what is there to be clicked is not.
  assert.ok(!(await page.locator('.side').isVisible()));
  assert.ok(await page.locator('article').evaluate((article) => article.scrollHeight <= article.clientHeight + 1));
  assert.deepEqual(problems, []);
});

test('a diagram is searched and saved as a picture', async () => {
  const file = path.join(folder, 'erd.html');
  assert.equal((await aetl(['erd', 'marts', '--format', 'html', '--output', file], { cwd: SHOP })).status, 0);
  const { page, problems } = await opened(file, 'light');
  await page.screenshot({ path: `${SHOTS}erd-light.png` });
  await page.locator('#find').fill('dim_product');
  assert.ok((await page.locator('.table.faint').count()) > 0);
  await page.locator('#find').fill('');
  assert.equal(await page.locator('.table.faint').count(), 0);
  await page.locator('#find').fill('product_id');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.count').innerText(), /^2 \/ \d+$/);
  assert.equal(await page.locator('.table.found').count(), 1);
  const [picture] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do=svg]').click()]);
  const svg = readFileSync(await picture.path(), 'utf8');
  assert.doesNotMatch(svg, /class="(?:name|[^"]*faint|[^"]*found)"/);
  assert.match(svg, /marts\.dim_product/);
  await page.keyboard.press('Escape');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do=png]').click()]);
  assert.equal(download.suggestedFilename(), 'erd.png');
  assert.deepEqual(problems, []);
  const dark = await opened(file, 'dark');
  await takePicture(dark.page, 'erd-dark');
});

/** A page, with what the browser complained of and whatever it has asked of a network. */
async function opened(
  file: string,
  colorScheme: 'light' | 'dark',
  width = 1300,
): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 850 }, colorScheme });
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => !/^(file|blob|data):/.test(request.url()) && problems.push(request.url()));
  const [name = '', hash = ''] = file.split('#');
  await page.goto(`${pathToFileURL(name).href}#${hash}`);
  return { page, problems };
}
