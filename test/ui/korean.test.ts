// What AETL says to those whose VS Code is Korean: the server's sentences, and the extension's own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { openShop } from './shop.ts';

const shop = await openShop({ openFile: 'reports/monthly_close.sql', language: 'ko' });
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());
execFileSync(process.execPath, [path.join(folder, 'create-db.mjs')], { stdio: 'ignore' });

test(
  'findings, hovers and quick fixes are Korean',
  pictured(async () => {
    await workbench.squiggles('error').first().waitFor();
    const rows = await workbench.problems();
    await rows
      .filter({ hasText: /revenue_after_refund[^s].*revenue_after_refunds.*[가-힣]/ })
      .first()
      .waitFor();
    await shop.shot('korean-problems');
    await workbench.goTo(9, 15);
    await workbench.command('Show or Focus Hover');
    await page
      .locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: /[가-힣]/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    const fix = await workbench.quickFix('revenue_after_refunds');
    await shop.shot('korean-quick-fix');
    await fix.filter({ hasText: /[가-힣]/ }).waitFor();
    await page.keyboard.press('Escape');
  }),
);

test(
  'a database is crawled and looked through in Korean',
  pictured(async () => {
    await workbench.view('AETL');
    await row('demo').waitFor();
    assertKorean(await row('demo').innerText());
    await row('demo').hover();
    await row('demo').locator('a[aria-label^="데이터베이스 크롤링"]').click();
    await row('demo').locator('.monaco-tl-twistie').click();
    await row('main').waitFor({ timeout: 60_000 });
    await shop.shot('korean-tree');
    for (const text of await rows().allInnerTexts()) assertKorean(text);
  }),
);

test(
  'the impact of a change, lineage and the explanation of a column are Korean',
  pictured(async () => {
    await shop.openFile('staging/stg_orders.sql');
    await workbench.goTo(10, 15);
    await workbench.command('AETL: 변경 영향 보기…');
    await page.locator('.quick-input-title', { hasText: 'raw.orders.status' }).waitFor();
    await page.locator('.quick-input-list .monaco-list-row').nth(1).waitFor();
    await shop.shot('korean-impact-question');
    for (const text of await page.locator('.quick-input-list .monaco-list-row').allInnerTexts()) assertKorean(text);
    await page.locator('.quick-input-list .monaco-list-row').first().click();
    await page.locator('.monaco-list-row', { hasText: 'stg_shop__orders.sql:8' }).first().waitFor();
    await page.locator('.monaco-list-row', { hasText: 'stg_shop__orders.sql:8' }).first().hover();
    await page.waitForTimeout(1500);
    await shop.shot('korean-impact');
    await workbench.command('AETL: 리니지 보기');
    const frame = await workbench.webview(() => window.__graph?.().state === 'graph');
    await shop.shot('korean-lineage');
    assertKorean(await frame.locator('.details .heading').innerText());
    await workbench.command('AETL: 컬럼 값의 유래 설명');
    await page.locator('.part.editor .tab.active:not([data-resource-name="stg_orders.sql"])').first().waitFor();
    await page.waitForTimeout(500);
    await shop.shot('korean-explain');
  }),
);

const rows = () => page.locator('.part.sidebar .monaco-list-row');
const row = (text: string) => rows().filter({ hasText: text }).first();

/** No sentence of English, as three small words in a row are; names are left out. */
function assertKorean(text: string): void {
  assert.doesNotMatch(text, /\b[A-Za-z]+ [a-z]+ [a-z]+\b/);
}
