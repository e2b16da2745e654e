// The pages of `aetl report` and `aetl erd --format html`: from a file, with no network at all.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { aetl } from '../cli/run-aetl.ts';
import { startPanelBrowser } from './browser-page.ts';

const SHOP = fileURLToPath(new URL('../../samples/shop', import.meta.url));
const SHOTS = fileURLToPath(new URL('../../dist/shots/', import.meta.url));
mkdirSync(SHOTS, { recursive: true });

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
  await page.screenshot({ path: `${SHOTS}report-light.png` });
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
  await dark.page.screenshot({ path: `${SHOTS}erd-dark.png` });
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
  await page.goto(pathToFileURL(file).href);
  return { page, problems };
}
