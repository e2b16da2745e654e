import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FromResultsMessage, ResultCell, ToResultsMessage } from '../../server/src/protocol/index.ts';
import { type ResultsBrowser, startResultsBrowser } from './results-browser.ts';

let browser: ResultsBrowser;
before(async () => {
  browser = await startResultsBrowser();
});
after(() => browser.close());

const SOURCE = { connection: 'warehouse', environment: 'prod', sql: 'select 1' } as const;
const END = { milliseconds: 1234, truncated: null, messages: [], masked: [] } as const;

function result(columns: readonly string[], rows: readonly (readonly ResultCell[])[]): ToResultsMessage[] {
  return [
    { type: 'running', source: SOURCE },
    { type: 'columns', columns: columns.map((name) => ({ name, type: null })) },
    { type: 'rows', rows },
    { type: 'done', end: END },
  ];
}

describe('the page of results', () => {
  it('says what to do before anything has run', async () => {
    const panel = await browser.open();
    await panel.page.getByText('Run a query').waitFor();
  });

  it('shows rows with their kinds of values, where they came from and how long it took', async () => {
    const panel = await browser.open();
    await panel.send(
      ...result(
        ['id', 'name', 'note'],
        [
          [1, 'Ann', null],
          [2, '<b>Bob</b>', { bytes: 4, hex: '00ff' }],
        ],
      ),
    );
    await panel.page.locator('.slick-cell .number', { hasText: '1' }).first().waitFor();
    assert.equal(await panel.page.locator('.slick-cell .null').innerText(), 'NULL');
    assert.equal(await panel.page.locator('.slick-cell', { hasText: 'Bob' }).innerText(), '<b>Bob</b>');
    assert.equal(await panel.page.locator('.slick-cell', { hasText: '0x' }).innerText(), '0x00ff… (4 bytes)');
    assert.match(await panel.page.getByRole('status').innerText(), /2 rows, 1\.23 s/);
    assert.match((await panel.page.locator('.badge').getAttribute('class')) ?? '', /prod/);
    assert.deepEqual(panel.complaints, []);
  });

  it('holds a hundred thousand rows, and makes elements only of those that are seen', async () => {
    const panel = await browser.open();
    const [running, columns] = result(['id', 'text'], []);
    await panel.send(running as ToResultsMessage, columns as ToResultsMessage);
    for (let batch = 0; batch < 50; batch++)
      await panel.send({ type: 'rows', rows: Array.from({ length: 2000 }, (_, i) => [batch * 2000 + i, `row ${batch * 2000 + i}`]) });
    await panel.send({ type: 'done', end: END });
    assert.equal((await panel.inspect()).total, 100_000);
    assert.ok((await panel.page.locator('.slick-row').count()) < 120);
    await panel.page.locator('.slick-cell').first().click();
    await panel.page.keyboard.press('Control+End');
    await panel.page.locator('.slick-cell', { hasText: 'row 99999' }).waitFor();
  });

  it('makes columns as wide as later rows need, but leaves those that a person has resized', async () => {
    const panel = await browser.open();
    const [running, columns] = result(['n', 'text'], []);
    const texts = (length: number) => Array.from({ length: 300 }, (_, at) => [at, 'x'.repeat(length)]);
    await panel.send(running as ToResultsMessage, columns as ToResultsMessage, { type: 'rows', rows: texts(3) });
    const header = (at: number) => panel.page.locator('.slick-header-column').nth(at);
    const width = async (at: number) => (await header(at).boundingBox())?.width ?? 0;
    const narrow = await width(1);
    const handle = await header(0).locator('.slick-resizable-handle').boundingBox();
    assert.ok(handle);
    await panel.page.mouse.move(handle.x + 2, handle.y + 5);
    await panel.page.mouse.down();
    await panel.page.mouse.move(handle.x + 82, handle.y + 5, { steps: 4 });
    await panel.page.mouse.up();
    const resized = await width(0);
    await panel.send({ type: 'rows', rows: texts(30) }, { type: 'done', end: END });
    await panel.page.getByText('600 rows').waitFor();
    assert.ok((await width(1)) > narrow + 100, `${narrow}`);
    assert.equal(await width(0), resized);
  });

  it('says what is masked, and asks for it unmasked when a person wants to see it', async () => {
    const panel = await browser.open();
    const [running, columns, rows] = result(['id', 'email'], [[1, 'a***@example.com']]);
    const end = { ...END, masked: ['email', '<b>x</b>'] };
    await panel.send(...[running, columns, rows].flatMap((message) => (message === undefined ? [] : [message])), { type: 'done', end });
    await panel.page.getByText('Personal data is masked in 2 columns: email, <b>x</b>.').waitFor();
    await panel.page.getByRole('button', { name: 'Show for this result' }).click();
    await panel.until(({ type }) => type === 'unmask');
    await panel.send({ type: 'running', source: SOURCE });
    await panel.page.getByText('Personal data is masked').waitFor({ state: 'hidden' });
  });

  it('has a thousand columns', async () => {
    const panel = await browser.open();
    const names = Array.from({ length: 1000 }, (_, i) => `c${i}`);
    await panel.send(...result(names, [names.map((_, i) => i)]));
    await panel.page.locator('.slick-cell').first().waitFor();
    assert.ok((await panel.page.locator('.slick-cell').count()) < 200);
  });

  it('sorts numbers as numbers, also those that came as text, with missing values last', async () => {
    const panel = await browser.open();
    await panel.send(...result(['n'], [['10'], ['9'], [null], ['10000000000000000002'], ['10000000000000000001']]));
    const header = panel.page.locator('.slick-header-column').first();
    await header.click();
    assert.deepEqual(await panel.cells(), ['9', '10', '10000000000000000001', '10000000000000000002', 'NULL']);
    await header.click();
    assert.deepEqual(await panel.cells(), ['10000000000000000002', '10000000000000000001', '10', '9', 'NULL']);
    await panel.send(...result(['f'], [['NaN'], [1.5], ['-Infinity'], [null], ['Infinity'], [-2]]));
    await header.click();
    assert.deepEqual(await panel.cells(), ['-Infinity', '-2', '1.5', 'Infinity', 'NaN', 'NULL']);
  });

  it('sorts a hundred thousand decimals before somebody wonders', async () => {
    const panel = await browser.open();
    const [running, columns] = result(['ratio'], []);
    await panel.send(running as ToResultsMessage, columns as ToResultsMessage);
    const ratio = (at: number) => ((at % 977) / 3).toFixed(16);
    for (let batch = 0; batch < 10; batch++)
      await panel.send({ type: 'rows', rows: Array.from({ length: 10_000 }, (_, at) => [ratio(batch * 10_000 + at)]) });
    await panel.send({ type: 'done', end: END });
    const took = await panel.page.evaluate(() => {
      const started = performance.now();
      document.querySelector<HTMLElement>('.slick-header-column')?.click();
      return performance.now() - started;
    });
    assert.equal((await panel.cells())[0], '0.0000000000000000');
    assert.ok(took < 1500, `${took} ms`);
  });

  it('filters by what any cell holds', async () => {
    const panel = await browser.open();
    await panel.send(
      ...result(
        ['a', 'b'],
        [
          ['x', 1],
          ['서울', 2],
          ['y', 3],
        ],
      ),
    );
    await panel.page.getByPlaceholder('Filter rows').fill('서울');
    assert.deepEqual(await panel.cells(), ['서울', '2']);
    assert.match(await panel.page.getByRole('status').innerText(), /1 of 3 rows/);
    await panel.page.getByPlaceholder('Filter rows').fill('nothing');
    await panel.page.getByText('No row matches').waitFor();
  });

  it('copies what is selected, tab-separated', async () => {
    const panel = await browser.open();
    await panel.send(
      ...result(
        ['a', 'b'],
        [
          ['x\ty', 1],
          ['z', 2],
        ],
      ),
    );
    await panel.page.locator('.slick-cell').first().click();
    await panel.page
      .locator('.slick-cell')
      .nth(1)
      .click({ modifiers: ['Shift'] });
    await panel.page.keyboard.press('Control+c');
    await panel.until((sent) => sent.type === 'copy');
    assert.deepEqual(panel.sent.at(-1), { type: 'copy', text: 'x y\t1' });
  });

  it('saves what is shown in the chosen format', async () => {
    const panel = await browser.open();
    await panel.send(
      ...result(
        ['a', 'b'],
        [
          ["it's", 1],
          [null, 2.5],
        ],
      ),
    );
    await panel.page.locator('select.save').selectOption('insert');
    await panel.until((sent) => sent.type === 'save');
    assert.deepEqual(panel.sent.at(-1), {
      type: 'save',
      format: 'insert',
      text: `INSERT INTO target ("a", "b") VALUES ('it''s', 1);\nINSERT INTO target ("a", "b") VALUES (NULL, 2.5);\n`,
    } satisfies FromResultsMessage);
  });

  for (const [name, messages, text] of [
    [
      'a failure',
      [
        { type: 'running', source: SOURCE },
        { type: 'failed', message: 'relation "x" does not exist' },
      ],
      'relation "x" does not exist',
    ],
    ['an end before its time', [{ type: 'running', source: SOURCE }, { type: 'cancelled' }], 'The query was cancelled.'],
    ['no rows', result(['a'], []), 'The query found no rows.'],
    [
      'more rows than were fetched',
      [...result(['a'], [[1]]).slice(0, 3), { type: 'done', end: { ...END, truncated: 'rows' } }],
      'There are more rows',
    ],
    [
      'messages of the server',
      [...result(['a'], [[1]]).slice(0, 3), { type: 'done', end: { ...END, messages: ['NOTICE: hello'] } }],
      'NOTICE: hello',
    ],
  ] as const satisfies readonly (readonly [string, readonly ToResultsMessage[], string])[])
    it(`tells ${name}`, async () => {
      const panel = await browser.open();
      await panel.send(...messages);
      await panel.page.getByText(text).waitFor();
    });

  it('lets a running query be cancelled, and shows that it runs', async () => {
    const panel = await browser.open({ theme: 'dark' });
    await panel.send({ type: 'running', source: SOURCE });
    assert.match(await panel.page.getByRole('status').innerText(), /Running on warehouse/);
    await panel.page.getByTitle('Cancel the query').click();
    await panel.until((sent) => sent.type === 'cancel');
  });

  it('ignores what is no message of its host', async () => {
    const panel = await browser.open();
    await panel.send({ type: 'rows', rows: 'none' } as never, { type: 'nonsense' } as never);
    assert.deepEqual(await panel.inspect(), { state: 'empty', total: 0, shown: 0 });
    assert.deepEqual(panel.complaints, []);
  });
});
