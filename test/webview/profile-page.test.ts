import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FromProfileMessage, ToProfileMessage } from '../../server/src/protocol/index.ts';
import type { ProfilePage } from '../../webviews/profile/page.ts';
import { type HostedPage, type HostOptions, type PageHost, startPageHost } from './page-host.ts';
import { column, DRIFT, ORDERS, opened, RECORDS, TABLE } from './profile-fixture.ts';

let host: PageHost;
before(async () => {
  host = await startPageHost();
});
after(() => host.close());

async function open(messages: readonly ToProfileMessage[], options: Partial<HostOptions> = {}) {
  const panel: HostedPage<FromProfileMessage> = await host.open<FromProfileMessage>({ ...options, name: 'profile' });
  const send = async (...all: readonly ToProfileMessage[]) => {
    for (const message of all) await panel.page.evaluate((data) => window.postMessage(data, '*'), message);
    await panel.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  await send(...messages);
  return {
    ...panel,
    send,
    inspect: () => panel.page.evaluate('window.__profile()') as Promise<ReturnType<ProfilePage['inspect']>>,
    row: (name: string) => panel.page.getByRole('option').filter({ hasText: name }).first(),
    async shot(name: string) {
      mkdirSync('dist/shots', { recursive: true });
      await panel.page.screenshot({ path: `dist/shots/${name}.png` });
    },
  };
}

describe('the page of a profile', () => {
  it('shows a table in figures, and a column in more of them, without markup of the data', async () => {
    const panel = await open(opened());
    const { page } = panel;
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'sales.orders');
    assert.match(await page.locator('.badge').innerText(), /warehouse · prod/);
    assert.match(
      await page.locator('.overview').innerText(),
      /1,204,332[\s\S]*order_id[\s\S]*email \+ ordered_at[\s\S]*2026-11-25[\s\S]*18:29 ordered_at[\s\S]*1 masked/,
    );
    assert.match(await panel.row('amount').innerText(), /numeric\(12,2\)[\s\S]*20 %[\s\S]*88,211[\s\S]*-20\.5 … 1,999\.99/);
    assert.match(
      (await panel.row('amount').getByRole('img').getAttribute('aria-label')) ?? '',
      /^Histogram of amount: .* most between 150 and 175$/,
    );
    assert.match(await panel.row('email').innerText(), /e-mail[\s\S]*masked/);
    await panel.row('status').click();
    assert.match(await page.locator('.detail').innerText(), /<b>lost<\/b>/);
    await panel.row('ordered_at').click();
    assert.match(await page.locator('.detail').innerText(), /2024-01-01 00:00[\s\S]*2026-11-25 00:00/);
    assert.deepEqual(panel.complaints, []);
    await panel.shot('profile-light-wide');
  });

  it('is moved through with the keyboard', async () => {
    const panel = await open(opened());
    await panel.page.getByRole('listbox').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowUp']) await panel.page.keyboard.press(key);
    assert.match(await panel.page.locator('[aria-selected="true"]').innerText(), /secret_margin/);
    assert.match(await panel.page.locator('.detail').innerText(), /permission denied for column secret_margin/);
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.locator('.detail').isVisible(), false);
  });

  it('finds and sorts columns', async () => {
    const panel = await open(opened());
    const names = () => panel.page.locator('.column-name').allInnerTexts();
    await panel.page.getByLabel('Sort columns').selectOption('nulls');
    await panel.page.waitForFunction(() => document.querySelector('#column-0')?.textContent?.includes('payload'));
    await panel.page.getByLabel('Find columns').fill('e-mail');
    await panel.page.getByText('1 of 8 columns').waitFor();
    assert.deepEqual(await names(), ['email']);
  });

  it('says what has changed since an earlier profile, in words', async () => {
    const panel = await open(opened());
    await panel.page.getByLabel('Compare with').selectOption(String(RECORDS[1]?.id));
    assert.deepEqual(panel.sent.at(-1), { type: 'compare', from: RECORDS[1]?.id });
    await panel.send(DRIFT);
    assert.match(await panel.page.locator('.drift').innerText(), /3 changes[\s\S]*✖ Error[\s\S]*amount: Nulls were 0\.2 % and are 20 %/);
    assert.match(await panel.row('amount').innerText(), /✖ Error/);
    await panel.page.locator('.drift-line', { hasText: 'amount' }).click();
    await panel.shot('profile-drift-light');
    assert.match(await panel.page.locator('.detail').innerText(), /Nulls were/);
  });

  it('tells how far it is, shows what is known meanwhile, and is cancelled', async () => {
    const panel = await open([{ type: 'table', table: TABLE, environment: null }, { type: 'never' }]);
    await panel.page.getByText('was never profiled').waitFor();
    await panel.shot('profile-never');
    await panel.page.getByRole('button', { name: 'Profile now' }).click();
    assert.deepEqual(panel.sent.at(-1), { type: 'run', full: false });
    await panel.send({ type: 'running', sample: 'auto' }, { type: 'progress', done: 1, total: 4, partial: ORDERS });
    await panel.page.getByText('25 %', { exact: false }).first().waitFor();
    assert.deepEqual([(await panel.inspect()).state, (await panel.inspect()).columns], ['running', 8]);
    await panel.page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(panel.sent.at(-1), { type: 'cancel' });
    await panel.send({ type: 'cancelled' });
    await panel.page.getByText('was cancelled').waitFor();
  });

  it('says what failed, and what to do', async () => {
    const panel = await open([
      { type: 'table', table: TABLE, environment: 'dev' },
      { type: 'failed', error: { kind: 'rights', message: 'permission denied for table <i>orders</i>' } },
    ]);
    assert.match(
      await panel.page.getByRole('status').first().innerText(),
      /could not be profiled: permission denied for table <i>orders<\/i>[\s\S]*Ask for the right/,
    );
    await panel.shot('profile-failed');
  });

  it('has a thousand columns, and makes elements only of those that are seen', async () => {
    const columns = Array.from({ length: 1000 }, (_, at) => ({ ...(ORDERS.columns[at % 6] ?? column('x', 'int')), name: `column_${at}` }));
    const panel = await open(opened({ ...ORDERS, columns }));
    assert.equal((await panel.inspect()).shown, 1000);
    assert.ok((await panel.page.getByRole('option').count()) < 40);
    await panel.page.getByRole('listbox').focus();
    const started = Date.now();
    await panel.page.keyboard.press('End');
    await panel.row('column_999').waitFor();
    assert.ok(Date.now() - started < 3000);
  });

  it('is copied and saved as text', async () => {
    const panel = await open(opened());
    await panel.page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await panel.page.getByLabel('Save as').selectOption('json');
    await panel.page.getByLabel('Save as').selectOption('csv');
    const [copied, json, csv] = panel.sent.slice(-3).map((message) => ('text' in message ? message.text : ''));
    assert.match(copied ?? '', /^## sales\.orders\n\n1,204,332 rows[\s\S]*\| amount \| numeric\(12,2\) \|/);
    assert.deepEqual(JSON.parse(json ?? '').profiles[0].columns.length, 8);
    assert.match(csv ?? '', /^column,type,rows/);
  });

  it('takes nothing that is not the host’s, and speaks Korean', async () => {
    const panel = await open([], { language: 'ko' });
    await panel.page.evaluate(() => window.postMessage({ type: 'profile', profile: { columns: 3 } }, '*'));
    await panel.send(...opened());
    await panel.page.getByText('후보 키').waitFor();
    assert.deepEqual(panel.complaints, []);
  });

  for (const [name, theme, width] of [
    ['dark-wide', 'dark', 1280],
    ['light-narrow', 'light', 480],
    ['dark-narrow', 'dark', 420],
    ['contrast', 'highContrast', 1100],
  ] as const)
    it(`is drawn ${name}`, async () => {
      const panel = await open([...opened(), DRIFT], { theme, width, height: 760 });
      await panel.row('amount').click();
      await panel.shot(`profile-${name}`);
      const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `it is ${overflow} pixels too wide`);
    });
});
