// Estates, filters, steps back, comparison and the table of the lineage page, in a browser. Needs `npm run build` and Chromium.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { collapseGroups, type LineageGraph } from '../../server/src/protocol/index.ts';
import type { PageInspection } from '../../webviews/lineage/page/index.ts';
import { type Panel, startPanelBrowser } from './browser-page.ts';

const SHOP = JSON.parse(readFileSync(new URL('../fixtures/lineage/shop.json', import.meta.url), 'utf8')) as LineageGraph;
const ESTATE: LineageGraph = { ...collapseGroups({ ...SHOP, focus: null }, () => true), depth: 0 };
const NET = { node: 'marts.mart_daily_revenue', column: 'net_revenue' };

const browser = await startPanelBrowser();
after(() => browser.close());

test('an estate is schemas; Enter on one asks for its tables, the way back shows the estate as it was', () =>
  withPanel(async (panel) => {
    await show(panel, ESTATE, { kind: 'estate', open: [] });
    assert.deepEqual(tablesOf(await panel.inspect()), ['schema:finance', 'schema:marts', 'schema:staging']);
    await panel.click({ node: 'schema:marts' });
    assert.match(await panel.page.locator('.live').innerText(), /marts, 2 tables\. Upstream: .*staging/);
    await panel.page.keyboard.press('Enter');
    await sent(panel, { type: 'ask', question: { kind: 'estate', open: ['marts'] } });
    await show(
      panel,
      { ...collapseGroups({ ...SHOP, focus: null }, (group) => group !== 'marts'), depth: 0 },
      { kind: 'estate', open: ['marts'] },
    );
    await until(panel, ({ nodes }) => nodes.some(({ node }) => node === 'marts.fct_order_lines'));
    assert.equal(await panel.page.locator('.crumbs .trail').innerText(), 'All schemas\nmarts ×');
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('Backspace');
    await until(panel, ({ nodes }) => !nodes.some(({ node }) => node === 'marts.fct_order_lines'));
    await sent(panel, { type: 'restore', question: { kind: 'estate', open: [] }, steps: [] });
    assert.deepEqual((await panel.inspect()).selected, { node: 'schema:marts', column: null });
    await panel.page.keyboard.press('Shift+Backspace');
    await until(panel, ({ nodes }) => nodes.some(({ node }) => node === 'marts.fct_order_lines'));
  }));

test('what closed schemas hold is found while one types, and opened and shown by the keyboard', () =>
  withPanel(async (panel) => {
    await show(panel, ESTATE, { kind: 'estate', open: [] });
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('/');
    await panel.page.keyboard.type('daily');
    await until(panel, () => panel.sent.some((message) => message.type === 'search' && message.text === 'daily'));
    const asked = panel.sent.flatMap((message) => (message.type === 'search' ? [message] : []));
    assert.ok(asked.length < 5, 'the host is not asked at every key');
    const { id } = asked.at(-1)!;
    const hit = { node: 'marts.mart_daily_revenue', column: null, group: 'marts', description: '<b>Revenue</b> a day' };
    const found = (of: number, hits: readonly (typeof hit | (Omit<typeof hit, 'column'> & { readonly column: string }))[]) =>
      panel.send({ type: 'found', id: of, found: hits, complete: true, error: null });
    await found(id, [{ ...hit, column: 'day' }, hit]);
    // An answer to what was typed before comes too late.
    await found(id - 1, []);
    await panel.page.locator('.found [role=option]').nth(1).waitFor();
    assert.deepEqual(await panel.page.locator('.found .name').allInnerTexts(), ['day', 'mart_daily_revenue']);
    assert.deepEqual(await panel.page.locator('.found .within').allInnerTexts(), ['marts.mart_daily_revenue', 'marts']);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    const input = panel.page.locator('.search input');
    assert.equal(await panel.page.locator(`#${await input.getAttribute('aria-activedescendant')} .name`).innerText(), 'mart_daily_revenue');
    await panel.page.keyboard.press('Enter');
    const question = { kind: 'estate', open: ['marts'] } as const;
    await sent(panel, { type: 'ask', question });
    assert.ok(await panel.page.locator('.found').isHidden());
    await show(panel, { ...collapseGroups({ ...SHOP, focus: null }, (group) => group !== 'marts'), depth: 0 }, question);
    await until(panel, ({ selected }) => selected?.node === 'marts.mart_daily_revenue');
    // Words that the new picture holds stay; its matches are counted anew.
    assert.equal(await panel.page.locator('.count').innerText(), '0 of 1');
    await show(panel, ESTATE, { kind: 'estate', open: [] });
    await until(panel, ({ nodes }) => nodes.some(({ node }) => node === 'schema:marts'));
    await panel.page.waitForFunction(() => document.querySelector<HTMLInputElement>('.search input')?.value === '');
  }));

test('an estate is written as it is filtered', () =>
  withPanel(async (panel) => {
    await show(panel, ESTATE, { kind: 'estate', open: [] });
    const written = async (count: number) => {
      await panel.page.locator('.export-menu summary').click();
      await panel.page.locator('[data-format="neo4j"]').click();
      await until(panel, () => panel.sent.filter(({ type }) => type === 'write').length === count);
      return panel.sent.filter((message) => message.type === 'write').at(-1);
    };
    const whole = await written(1);
    assert.ok(whole !== undefined && whole.graph === null && whole.part === undefined);
    await panel.click({ node: 'schema:finance' });
    await panel.page.keyboard.press('o');
    await until(panel, ({ nodes }) => !nodes.some(({ node }) => node === 'schema:staging'));
    const seen = [...new Set((await panel.inspect()).nodes.map(({ node }) => node))];
    const part = await written(2);
    assert.deepEqual([...(part?.part?.nodes ?? [])].sort(), seen.sort());
    assert.deepEqual([part?.graph, part?.part?.edgeKinds, part?.part?.job], [null, [], null]);
  }));

test('a search that fails says so, and one that finds nothing', () =>
  withPanel(async (panel) => {
    await show(panel, ESTATE, { kind: 'estate', open: [] });
    await panel.page.locator('.search input').fill('nowhere');
    const { id } = await lastSearch(panel, 'nowhere');
    await panel.send({ type: 'found', id, found: [], complete: true, error: 'the server <has> stopped' });
    await panel.page.locator('.found-note', { hasText: 'The search failed: the server <has> stopped' }).waitFor();
    await panel.page.locator('.search input').fill('nowhere else');
    const next = await lastSearch(panel, 'nowhere else');
    await panel.send({ type: 'found', id: next.id, found: [], complete: true, error: null });
    await panel.page.locator('.found-note', { hasText: 'Nothing is called “nowhere else”.' }).waitFor();
    await panel.page.keyboard.press('Escape');
    assert.ok(await panel.page.locator('.found').isHidden());
  }));

async function lastSearch(panel: Panel, text: string): Promise<{ readonly id: number }> {
  const found = () => panel.sent.flatMap((message) => (message.type === 'search' && message.text === text ? [message] : [])).at(-1);
  await until(panel, () => found() !== undefined);
  return found()!;
}

test('only the path of a column, all again, and what is left out is gone from the outline too', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.click({ node: 'staging.stg_order_lines', column: 'gross_amount' });
    await panel.page.keyboard.press('o');
    await until(panel, (page) => tablesOf(page).length === 3);
    assert.equal(await panel.page.locator('[role="treeitem"][aria-level="1"]').count(), 3);
    await panel.page.locator('[data-chip="only"]').click();
    await until(panel, (page) => tablesOf(page).length === 5);
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('Backspace');
    await until(panel, (page) => tablesOf(page).length === 3);
  }));

test('a table that several databases have says whose it is, and what is a guess', () =>
  withPanel(async (panel) => {
    const guess = 'reports/ad_hoc.sql could mean that of crm too: no rule under “files” in aetl.yaml says.';
    const sources = { connections: ['dw'], others: ['crm'], guess };
    const environments = { connections: ['dev', 'prod'], others: [], guess: null };
    const nodes = SHOP.nodes.map((node) =>
      node.id === 'staging.stg_orders'
        ? { ...node, sources }
        : node.id === 'finance.exchange_rates'
          ? { ...node, sources: environments }
          : node,
    );
    await panel.show({ ...SHOP, nodes });
    await panel.click({ node: 'staging.stg_orders' });
    const details = panel.page.locator('.details');
    assert.match(
      await details.innerText(),
      /In the database of dw\s+Another table of this name is in crm\s+This is a guess\. reports\/ad_hoc\.sql could mean/,
    );
    await panel.page.screenshot({ path: 'dist/shots/lineage-guess.png' });
    await panel.click({ node: 'finance.exchange_rates' });
    assert.match(await details.innerText(), /Environments of one database, taken as one table: dev, prod/);
  }));

test('one job: what it does not run is gone, and what was asked about stays', () =>
  withPanel(async (panel) => {
    await panel.show({ ...SHOP, focus: { node: 'marts.fct_order_lines', column: null } });
    await panel.page.locator('.filter-menu summary').click();
    await panel.page.screenshot({ path: 'dist/shots/lineage-filter-job.png' });
    await panel.page.getByLabel('Job', { exact: true }).selectOption('shop; hourly');
    await until(panel, (page) => tablesOf(page).length === 4);
    await panel.page.keyboard.press('Escape');
    assert.match(await panel.page.locator('[data-chip="job"]').innerText(), /Only what shop; hourly runs/);
    await panel.click({ node: 'marts.fct_order_lines', column: 'net_amount_krw' });
    assert.match(await panel.page.locator('.details').innerText(), /run by nightly, shop; hourly/);
    await panel.page.locator('[data-chip="job"]').click();
    await until(panel, (page) => tablesOf(page).length === 5);
  }));

test('a schema is drawn as one and opened again; nothing else moves, and a pinned table stays whatever is left out', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.click({ node: 'staging.stg_orders' });
    // The details of a table are lower than those of a column, so that the picture is fitted again.
    await panel.page.waitForTimeout(200);
    const before = await panel.inspect();
    await panel.page.keyboard.press('s');
    const closed = await until(panel, ({ nodes }) => nodes.some(({ node }) => node === 'schema:staging'));
    for (const node of ['marts.fct_order_lines', NET.node]) assert.deepEqual(placeOf(closed, node), placeOf(before, node));
    await panel.page.keyboard.press('Backspace');
    await until(panel, (page) => tablesOf(page).length === 5);
    await panel.click({ node: 'finance.exchange_rates' });
    await panel.page.keyboard.press('p');
    await until(panel, ({ nodes }) => nodes.some(({ node, classes }) => node === 'finance.exchange_rates' && classes.includes('pinned')));
    await panel.page.locator('.filter-menu summary').click();
    for (const schema of ['finance', 'staging']) await panel.page.locator(`[data-filter="schema:${schema}"]`).uncheck();
    await until(panel, (page) => tablesOf(page).length === 3);
    assert.ok(tablesOf(await panel.inspect()).includes('finance.exchange_rates'));
  }));

test('an answer that comes again while one types moves nothing, and what is new goes beside what it comes from', () =>
  withPanel(async (panel) => {
    const before = await panel.show(SHOP);
    const table = { ...SHOP.nodes[0]!, id: 'raw.new_one', name: 'new_one', schema: 'raw', moreUpstream: false };
    const edge = {
      ...SHOP.edges[0]!,
      source: { node: table.id, column: 'order_id' },
      target: { node: 'staging.stg_orders', column: 'order_id' },
    };
    await panel.send({
      type: 'graph',
      graph: { ...SHOP, nodes: [...SHOP.nodes, table], edges: [...SHOP.edges, edge] },
      keepPositions: true,
    });
    const next = await until(panel, ({ nodes }) => nodes.some(({ node }) => node === table.id));
    for (const { id } of SHOP.nodes) assert.deepEqual(placeOf(next, id), placeOf(before, id));
    assert.ok(placeOf(next, table.id).x < placeOf(next, 'staging.stg_orders').x);
    await panel.send({ type: 'graph', graph: SHOP, keepPositions: true });
    const again = await until(panel, ({ nodes }) => !nodes.some(({ node }) => node === table.id));
    assert.deepEqual(placeOf(again, NET.node), placeOf(before, NET.node));
    assert.deepEqual(again.selected, NET);
  }));

test('before and after: what came, what went and what reads otherwise', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.locator('[data-toggle="compare"]').click();
    await sent(panel, { type: 'compare', on: true });
    const changed = SHOP.edges.map((edge) => (edge.target.column === NET.column ? { ...edge, expression: 'max(f.net_amount_krw)' } : edge));
    const gone = SHOP.edges.find(({ target }) => target.column === 'gross_revenue')!;
    const after = { ...SHOP, edges: changed.filter(({ target }) => target.column !== 'gross_revenue') };
    await panel.send({ type: 'graph', graph: after, keepPositions: true, before: SHOP });
    const { edges } = await until(panel, (page) => page.edges.some(({ classes }) => classes.includes('removed')));
    assert.deepEqual(
      edges.filter(({ classes }) => classes.includes('removed')).map(({ target }) => target),
      [`${gone.target.node}.${gone.target.column}`],
    );
    assert.ok(edges.some(({ classes, target }) => classes.includes('changed') && target.endsWith('.net_revenue')));
    assert.match(await panel.page.locator('.diff-counts').innerText(), /0 added, 1 removed, 1 changed/);
  }));

test('a click on a line says how the value comes about, and opens where it is written', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    const { edges } = await panel.inspect();
    const line = edges.find(({ target }) => target === 'marts.mart_daily_revenue.gross_revenue')!;
    const box = (await panel.page.locator('.canvas').boundingBox())!;
    await panel.page.mouse.click(box.x + line.x, box.y + line.y);
    await until(panel, (page) => page.edges.some(({ classes, target }) => classes.includes('selected') && target === line.target));
    assert.match(
      await panel.page.locator('.details').innerText(),
      /marts\.fct_order_lines\.gross_amount\s*→\s*marts\.mart_daily_revenue\.gross_revenue\s*aggregated\s*sum\(f\.gross_amount\)/,
    );
    const location = SHOP.edges.find(({ target }) => target.column === 'gross_revenue')!.location;
    await sent(panel, { type: 'open', location });
  }));

test('the menu of a table offers what there is, by mouse and by keyboard', () =>
  withPanel(async (panel) => {
    await panel.send({ type: 'commands', ids: ['aetl.profileTable', 'aetl.unheardOf'] });
    await panel.show(SHOP);
    await panel.click({ node: 'staging.stg_orders' });
    await panel.page.keyboard.press('m');
    const items = await panel.page.locator('[role="menuitem"]').evaluateAll((all) => all.map((one) => one.getAttribute('data-item')));
    assert.deepEqual(items, ['open', 'center', 'aetl.profileTable', 'upstream', 'unfold', 'only', 'pin', 'close']);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    await sent(panel, { type: 'command', id: 'aetl.profileTable', node: 'staging.stg_orders', column: null });
    assert.equal(await panel.page.locator('[role="menu"]').count(), 0);
  }));

test('the same graph as a table, sorted and searched', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('t');
    const rows = () => panel.page.locator('.table-view tbody tr').allInnerTexts();
    assert.equal((await rows()).length, SHOP.edges.length);
    await panel.page.locator('.table-find').fill('krw');
    assert.ok((await rows()).length > 0 && (await rows()).every((row) => /krw/i.test(row)));
    await panel.page.locator('.table-view th button').first().click();
    assert.equal(await panel.page.locator('.table-view th').first().getAttribute('aria-sort'), 'ascending');
    const sources = await panel.page.locator('.table-view tbody td:first-child').allInnerTexts();
    assert.deepEqual(sources, [...sources].sort());
  }));

test('how far and which way is asked anew', () =>
  withPanel(async (panel) => {
    await show(panel, SHOP, { kind: 'lineage', name: 'marts.mart_daily_revenue.net_revenue', direction: 'both', depth: 2 });
    await panel.page.locator('.extent select').selectOption('upstream');
    await sent(panel, {
      type: 'ask',
      question: { kind: 'lineage', name: 'marts.mart_daily_revenue.net_revenue', direction: 'upstream', depth: 2 },
    });
    await panel.page.locator('.extent input').fill('5');
    await panel.page.locator('.extent input').press('Enter');
    await sent(panel, {
      type: 'ask',
      question: { kind: 'lineage', name: 'marts.mart_daily_revenue.net_revenue', direction: 'both', depth: 5 },
    });
    await panel.page.locator('.trail button', { hasText: 'marts' }).first().click();
    await sent(panel, { type: 'ask', question: { kind: 'estate', open: ['marts'] } });
  }));

test('a table is moved by its name, stays there and is pinned', () =>
  withPanel(async (panel) => {
    const { nodes, ...before } = await panel.show(SHOP);
    const from = placeOf({ nodes, ...before }, 'finance.exchange_rates');
    const box = (await panel.page.locator('.canvas').boundingBox())!;
    await panel.page.mouse.move(box.x + from.x, box.y + from.y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + from.x + 60, box.y + from.y - 30, { steps: 4 });
    await panel.page.mouse.up();
    const after = await until(panel, (page) =>
      page.nodes.some(({ node, classes }) => node === 'finance.exchange_rates' && classes.includes('pinned')),
    );
    const to = placeOf(after, 'finance.exchange_rates');
    assert.ok(Math.abs(to.x - from.x - 60) < 3 && Math.abs(to.y - from.y + 30) < 3, JSON.stringify([from, to]));
    assert.deepEqual(placeOf(after, NET.node), placeOf({ nodes, ...before }, NET.node));
  }));

async function show(
  panel: Panel,
  graph: LineageGraph,
  question:
    | { readonly kind: 'estate'; readonly open: readonly string[] }
    | { readonly kind: 'lineage'; readonly name: string; readonly direction: 'both'; readonly depth: number },
): Promise<void> {
  await panel.send({ type: 'loading' });
  await panel.waitFor('loading');
  await panel.send({ type: 'graph', graph, keepPositions: false, question });
  await panel.waitFor('graph');
}

async function withPanel(body: (panel: Panel) => Promise<void>): Promise<void> {
  const panel = await browser.open();
  try {
    await body(panel);
    assert.deepEqual(panel.complaints, []);
  } finally {
    await panel.page.close();
  }
}

/** Polls until the page is as wanted. */
async function until(panel: Panel, wanted: (page: PageInspection) => boolean): Promise<PageInspection> {
  for (let tries = 0; tries < 100; tries += 1) {
    const page = await panel.inspect();
    if (wanted(page)) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return assert.fail(`the page is not as wanted: ${wanted}; it shows ${tablesOf(await panel.inspect()).join(', ')}`);
}

/** Waits for a message to the host. */
async function sent(panel: Panel, expected: object): Promise<void> {
  const found = () => panel.sent.some((message) => JSON.stringify(message) === JSON.stringify(expected));
  for (let tries = 0; tries < 100 && !found(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(found(), `not sent: ${JSON.stringify(expected)}; but ${JSON.stringify(panel.sent.slice(-3))}`);
}

function tablesOf({ nodes }: Pick<PageInspection, 'nodes'>): readonly string[] {
  return nodes
    .filter(({ classes }) => classes.includes('title'))
    .map(({ node }) => node)
    .sort();
}

function placeOf({ nodes }: Pick<PageInspection, 'nodes'>, node: string): { readonly x: number; readonly y: number } {
  const { x, y } = nodes.find((one) => one.node === node && one.classes.includes('title'))!;
  return { x: Math.round(x), y: Math.round(y) };
}
