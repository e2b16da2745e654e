// The lineage page in a browser, with the policy and the colours that VS Code gives it. Needs `npm run build` and Chromium.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type LineageGraph, lineageToDot, lineageToJson, lineageToMermaid } from '../../server/src/protocol/index.ts';
import type { PageInspection } from '../../webviews/lineage/page/index.ts';
import { bigGraph } from './big-graph.ts';
import { type Panel, type PanelOptions, startPanelBrowser } from './browser-page.ts';
import { THEMES } from './themes.ts';

const SHOP = JSON.parse(readFileSync(new URL('../fixtures/lineage/shop.json', import.meta.url), 'utf8')) as LineageGraph;
const UPSTREAM: LineageGraph = {
  ...SHOP,
  nodes: [
    ...SHOP.nodes.map((node) => ({ ...node, moreUpstream: false })),
    { ...SHOP.nodes[0]!, id: 'raw.orders', name: 'orders', schema: 'raw', moreUpstream: false },
  ],
  edges: [
    ...SHOP.edges,
    { ...SHOP.edges[0]!, source: { node: 'raw.orders', column: 'order_id' }, target: { node: 'staging.stg_orders', column: 'order_id' } },
  ],
};

const browser = await startPanelBrowser();
after(() => browser.close());

test('draws tables with their columns, and every kind of edge', () =>
  withPanel(async (panel) => {
    const { nodes, edges } = await panel.show(SHOP);
    const titles = nodes.filter(({ classes }) => classes.includes('title')).map(({ label }) => label);
    assert.deepEqual(titles.sort(), ['exchange_rates', 'fct_order_lines', 'mart_daily_revenue', 'stg_order_lines', 'stg_orders']);
    assert.ok(nodes.some(({ node, column }) => node === 'marts.fct_order_lines' && column === 'net_amount_krw'));
    assert.deepEqual([...new Set(edges.map(({ kind }) => kind))].sort(), [
      'aggregate',
      'copy',
      'filter',
      'group',
      'join',
      'transform',
      'window',
    ]);
    assert.deepEqual(await panel.page.locator('.legend li').evaluateAll((items) => items.map((item) => item.getAttribute('data-kind'))), [
      'copy',
      'transform',
      'aggregate',
      'window',
      'join',
      'filter',
      'group',
    ]);
    // Upstream stands left of downstream.
    const at = (node: string) => nodes.find((one) => one.node === node && one.classes.includes('title'))!.x;
    assert.ok(at('staging.stg_orders') < at('marts.fct_order_lines') && at('marts.fct_order_lines') < at('marts.mart_daily_revenue'));
  }));

test('a click on a column shows its whole path, and says it', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.click({ node: 'staging.stg_order_lines', column: 'gross_amount' });
    const { nodes, edges, selected } = await panel.inspect();
    assert.deepEqual(selected, { node: 'staging.stg_order_lines', column: 'gross_amount' });
    assert.deepEqual(onPath({ nodes }), [
      'marts.fct_order_lines.gross_amount',
      'marts.mart_daily_revenue.gross_revenue',
      'staging.stg_order_lines.gross_amount',
    ]);
    assert.equal(edges.filter(({ classes }) => classes.includes('onpath')).length, 2);
    assert.match(
      await text(panel, '.live'),
      /Column gross_amount of staging\.stg_order_lines\. Upstream: nothing known\. Downstream: marts\.fct_order_lines\.gross_amount\./,
    );
    assert.match(await text(panel, '.details'), /numeric\(14, 2\).*marts\.fct_order_lines\.gross_amount/s);
    await panel.page.keyboard.press('Escape');
    assert.equal((await panel.inspect()).selected, null);
  }));

test('the button at a table asks for one step more, and the table stays where it is', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.click({ node: 'staging.stg_orders', direction: 'upstream' });
    await lastSent(panel, { type: 'expand', node: 'staging.stg_orders', direction: 'upstream' });
    const title = ({ nodes }: PageInspection) =>
      nodes.find(({ node, classes }) => node === 'staging.stg_orders' && classes.includes('title'))!;
    const before = title(await panel.inspect());
    await panel.send({ type: 'graph', graph: UPSTREAM, keepPositions: true });
    await panel.page.waitForFunction(() => window.__graph!().nodes.some(({ node }) => node === 'raw.orders'));
    const next = title(await panel.inspect());
    assert.ok(Math.hypot(next.x - before.x, next.y - before.y) < 2, JSON.stringify([before, next]));
    assert.ok(!(await panel.inspect()).nodes.some(({ direction }) => direction === 'upstream'));
  }));

test('search finds tables and columns, Enter, n and N go through them', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('/');
    await panel.page.keyboard.type('REVENUE');
    assert.equal((await panel.inspect()).nodes.filter(({ classes }) => classes.includes('matched')).length, 4);
    await panel.page.keyboard.press('Enter');
    assert.equal(await text(panel, '.count'), '1 of 4');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.inspect()).selected, { node: 'marts.mart_daily_revenue', column: 'gross_revenue' });
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('n');
    assert.equal(await text(panel, '.count'), '3 of 4');
    await panel.page.keyboard.press('N');
    await panel.page.keyboard.press('N');
    await panel.page.keyboard.press('N');
    assert.equal(await text(panel, '.count'), '4 of 4');
    await panel.page.locator('.search input').fill('nowhere');
    assert.equal(await text(panel, '.count'), 'No match');
  }));

test('the keyboard moves along lines and columns, opens and expands', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.locator('.canvas').focus();
    const steps: readonly (readonly [key: string, place: string])[] = [
      ['ArrowLeft', 'marts.fct_order_lines.net_amount_krw'],
      ['ArrowLeft', 'staging.stg_order_lines.net_amount'],
      ['ArrowUp', 'staging.stg_order_lines.tax_amount'],
      ['ArrowDown', 'staging.stg_order_lines.net_amount'],
      ['ArrowRight', 'marts.fct_order_lines.net_amount'],
    ];
    for (const [key, place] of steps) {
      await panel.page.keyboard.press(key);
      const { selected } = await panel.inspect();
      assert.equal(`${selected?.node}.${selected?.column}`, place, key);
    }
    await panel.page.keyboard.press('Enter');
    await lastSent(panel, { type: 'open', location: SHOP.edges[4]?.location });
    await panel.send({ type: 'highlight', node: 'staging.stg_orders', column: null });
    await panel.page.waitForFunction(() => window.__graph!().selected?.node === 'staging.stg_orders');
    await panel.page.keyboard.press('u');
    await lastSent(panel, { type: 'expand', node: 'staging.stg_orders', direction: 'upstream' });
    await panel.page.keyboard.press('c');
    await lastSent(panel, { type: 'focus', node: 'staging.stg_orders', column: null });
  }));

test('the outline is a tree that the keyboard walks', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.locator('[role="treeitem"]').first().focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', ' ']) await panel.page.keyboard.press(key);
    assert.deepEqual((await panel.inspect()).selected, { node: 'staging.stg_orders', column: 'order_number' });
    assert.equal(await text(panel, '[aria-selected="true"] > .row'), 'order_number');
    await panel.page.keyboard.press('ArrowLeft');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-expanded')), 'true');
  }));

test('a double click goes to the source', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.click({ node: 'finance.exchange_rates' }, 2);
    await lastSent(panel, { type: 'open', location: SHOP.nodes[2]?.location });
  }));

test('exports what is shown', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    const saved = async (format: string): Promise<Buffer> => {
      await panel.page.locator('.export-menu summary').click();
      const before = panel.sent.length;
      await panel.page.locator(`[data-format="${format}"]`).click();
      await until(() => panel.sent.length > before);
      const message = panel.sent.at(-1);
      assert.ok(message?.type === 'save' && message.format === format && message.name === 'lineage-marts.mart_daily_revenue');
      return Buffer.from(message.base64, 'base64');
    };
    assert.equal(String(await saved('mermaid')), lineageToMermaid(SHOP));
    assert.equal(String(await saved('dot')), lineageToDot(SHOP));
    assert.equal(String(await saved('json')), lineageToJson(SHOP));
    assert.deepEqual([...(await saved('png')).subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const svg = String(await saved('svg'));
    const drawn = await panel.page.evaluate((source) => {
      const image = new DOMParser().parseFromString(source, 'image/svg+xml');
      return {
        error: image.querySelector('parsererror') !== null,
        texts: [...image.querySelectorAll('text')].map((one) => one.textContent),
        lines: image.querySelectorAll('[data-kind]').length,
      };
    }, svg);
    assert.equal(drawn.error, false);
    assert.ok(drawn.texts.includes('net_amount_krw') && drawn.texts.includes('marts · table'));
    assert.equal(drawn.lines, (await panel.inspect()).edges.length);
  }));

test('long names are cut off within their table, and told in full under the mouse and to who moves by keyboard', () =>
  withPanel(async (panel) => {
    const long = `fact_${'very_long_'.repeat(9)}name`;
    const nodes = SHOP.nodes.map((node) =>
      node.id === 'staging.stg_orders'
        ? { ...node, name: long, columns: [{ name: long, type: null, description: null }, ...node.columns] }
        : node,
    );
    await panel.show({ ...SHOP, nodes });
    await panel.click({ node: 'staging.stg_orders' });
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.waitForTimeout(400);
    const place = (await panel.inspect()).nodes.find(({ column }) => column === long)!;
    const box = (await panel.page.locator('.canvas').boundingBox())!;
    await panel.page.mouse.move(box.x + place.x, box.y + place.y);
    await panel.page.mouse.move(box.x + place.x + 2, box.y + place.y);
    assert.equal(await text(panel, '.tip'), `staging.stg_orders.${long}`);
    await panel.page.mouse.move(box.x + 3, box.y + 3);
    assert.ok(await panel.page.locator('.tip').isHidden());
  }));

test('every format of the command line is offered; the host writes what the page cannot', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.locator('.export-menu summary').click();
    assert.deepEqual(
      (await panel.page.locator('[data-format]').evaluateAll((all) => all.map((one) => one.getAttribute('data-format')))).sort(),
      ['csv', 'dot', 'graphml', 'html', 'json', 'mermaid', 'neo4j', 'openlineage', 'png', 'svg'],
    );
    await panel.page.locator('[data-format="openlineage"]').click();
    await until(() => panel.sent.some(({ type }) => type === 'write'));
    const message = panel.sent.find((one) => one.type === 'write')!;
    assert.deepEqual(
      { ...message, graph: null },
      { type: 'write', format: 'openlineage', name: 'lineage-marts.mart_daily_revenue', graph: null },
    );
    assert.deepEqual(message.graph?.nodes.map(({ id }) => id).sort(), SHOP.nodes.map(({ id }) => id).sort());
  }));

test('a wide table shows the columns that have lineage, and the rest on demand', () =>
  withPanel(async (panel) => {
    const columns = Array.from({ length: 40 }, (_, index) => ({ name: `c${index}`, type: null, description: null }));
    const wide = { ...SHOP.nodes[4]!, columns: [...columns, ...SHOP.nodes[4]!.columns] };
    const { nodes } = await panel.show({ ...SHOP, nodes: [...SHOP.nodes.slice(0, 4), wide] });
    const rows = (inspection: Pick<PageInspection, 'nodes'>) =>
      inspection.nodes.filter(({ node, column }) => node === wide.id && column !== null).map(({ column }) => column);
    assert.equal(rows({ nodes }).length, 12);
    assert.ok(rows({ nodes }).includes('net_revenue'));
    const more = nodes.find(({ node, role }) => node === wide.id && role === 'more')!;
    assert.equal(more.label, '+34 more');
    const canvas = (await panel.page.locator('.canvas').boundingBox())!;
    await panel.page.mouse.click(canvas.x + more.x, canvas.y + more.y);
    await panel.page.waitForFunction(
      (id) => window.__graph!().nodes.filter(({ node, column }) => node === id && column !== null).length === 46,
      wide.id,
    );
  }));

test('what only influences rows can be left out, and nothing else moves', () =>
  withPanel(async (panel) => {
    const before = await panel.show(SHOP);
    await panel.page.locator('.legend .choice input').uncheck();
    await panel.page.waitForFunction((count) => window.__graph!().edges.length < count, before.edges.length);
    const { edges, nodes } = await panel.inspect();
    assert.deepEqual([...new Set(edges.map(({ kind }) => kind))].sort(), ['aggregate', 'copy', 'transform', 'window']);
    assert.deepEqual(titlePlaces({ nodes }), titlePlaces(before));
  }));

test('says that it waits, that there is nothing, and what went wrong', () =>
  withPanel(async (panel) => {
    assert.equal((await panel.waitFor('loading')).nodes.length, 0);
    assert.match(await text(panel, '.notice'), /Working out the lineage/);
    await panel.send({ type: 'empty', reason: 'There is no table here.' });
    await panel.waitFor('empty');
    assert.match(await text(panel, '.notice'), /Nothing to show yet\s*There is no table here\./);
    await panel.send({ type: 'error', message: 'The server has stopped.' });
    await panel.waitFor('error');
    assert.equal(await panel.page.locator('.notice').getAttribute('role'), 'alert');
    await panel.page.locator('.notice button').click();
    await lastSent(panel, { type: 'retry' });
    await panel.send({ type: 'nonsense' } as never);
    assert.equal((await panel.inspect()).state, 'error');
  }));

test('a layout worker that cannot run is an error with a way on', () =>
  withPanel(
    async (panel) => {
      await panel.send({ type: 'graph', graph: SHOP, keepPositions: false });
      await panel.waitFor('error');
      assert.match(await text(panel, '.notice'), /no layout today/);
    },
    { worker: 'throw new Error("no layout today")' },
  ));

test('names that look like markup are names', () =>
  withPanel(async (panel) => {
    const name = '<img src=x onerror="document.title=1">';
    const node = { ...SHOP.nodes[0]!, id: name, name, columns: [{ name, type: name, description: name }] };
    await panel.show({ ...SHOP, nodes: [node], edges: [], focus: { node: name, column: name }, warnings: [name] });
    assert.equal(await panel.page.locator('img').count(), 0);
    assert.match(await text(panel, '.details'), /<img src=x/);
    assert.notEqual(await panel.page.title(), '1');
  }));

test('follows a change of theme', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.evaluate((variables) => {
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
      document.body.className = 'vscode-dark';
    }, THEMES.dark.variables);
    await panel.page.waitForTimeout(100);
    await panel.page.locator('.export-menu summary').click();
    const before = panel.sent.length;
    await panel.page.locator('[data-format="svg"]').click();
    await until(() => panel.sent.length > before);
    const message = panel.sent.at(-1);
    assert.ok(message?.type === 'save');
    assert.match(String(Buffer.from(message.base64, 'base64')), /fill="rgb\(31, 31, 31\)"/);
  }));

test('follow the cursor is told to the host, and the host tells it', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    const toggle = panel.page.locator('[data-toggle="follow"]');
    await toggle.click();
    await lastSent(panel, { type: 'followCursor', on: true });
    await panel.send({ type: 'followCursor', on: false });
    await panel.page.waitForTimeout(50);
    assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
  }));

test('speaks Korean, and takes the words of its host', () =>
  withPanel(
    async (panel) => {
      assert.match(await text(panel, '.notice'), /리니지를 계산하는 중/);
      await panel.send({ type: 'strings', strings: { loading: '잠시만요' } });
      await panel.page.waitForFunction(() => document.querySelector('.notice')?.textContent === '잠시만요');
    },
    { language: 'ko' },
  ));

test('two hundred tables', () =>
  withPanel(async (panel) => {
    const started = performance.now();
    const { nodes } = await panel.show(bigGraph(200, 20));
    const milliseconds = performance.now() - started;
    assert.equal(nodes.filter(({ classes }) => classes.includes('table')).length, 200);
    assert.ok(milliseconds < 20_000, `${milliseconds} ms`);
  }));

for (const [width, height] of [
  [300, 500],
  [1800, 500],
  [1000, 260],
  [700, 300],
] as const) {
  test(`nothing is cut off at ${width} by ${height} pixels`, () =>
    withPanel(
      async (panel) => {
        await panel.show(SHOP);
        const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0);
        assert.ok((await panel.page.locator('.canvas').boundingBox())!.height > 120);
      },
      { width, height },
    ));
}

test('in a low page the drawing keeps its height: details stand beside it, and the legend opens when there is room', () =>
  withPanel(
    async (panel) => {
      await panel.show(SHOP);
      const { page } = panel;
      const details = (await page.locator('.details').boundingBox())!;
      const canvas = (await page.locator('.canvas').boundingBox())!;
      assert.ok(details.x >= canvas.x + canvas.width && details.y === canvas.y, JSON.stringify({ details, canvas }));
      const legend = page.locator('details.legend');
      assert.equal(await legend.getAttribute('open'), null);
      await page.setViewportSize({ width: 1000, height: 700 });
      await page.locator('details.legend[open]').waitFor();
      await page.setViewportSize({ width: 1000, height: 300 });
      await page.locator('details.legend:not([open])').waitFor();
    },
    { width: 1000, height: 300 },
  ));

/** Every test also asserts that the browser had nothing to complain of, least of all about the page's policy. */
async function withPanel(body: (panel: Panel) => Promise<void>, options: PanelOptions = {}): Promise<void> {
  const panel = await browser.open(options);
  try {
    await body(panel);
    assert.deepEqual(
      panel.complaints.filter((complaint) => !complaint.includes('no layout today')),
      [],
    );
  } finally {
    await panel.page.close();
  }
}

/** Messages take their way through the browser: what is sent last is awaited before it is judged. */
async function lastSent(panel: Panel, expected: object): Promise<void> {
  await until(() => isDeepStrictEqual(panel.sent.at(-1), expected));
  assert.deepEqual(panel.sent.at(-1), expected);
}

/** Waits for something that comes from the browser, five seconds at most. */
async function until(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!isTrue() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}

function text(panel: Panel, selector: string): Promise<string> {
  return panel.page.locator(selector).first().innerText();
}

function onPath({ nodes }: Pick<PageInspection, 'nodes'>): readonly string[] {
  return nodes
    .filter(({ classes, column }) => column !== null && classes.includes('onpath'))
    .map(({ node, column }) => `${node}.${column}`)
    .sort();
}

/** Where the names of tables stand. */
function titlePlaces({ nodes }: Pick<PageInspection, 'nodes'>): readonly (readonly [string, number, number])[] {
  return nodes.filter(({ classes }) => classes.includes('title')).map(({ node, x, y }) => [node, Math.round(x), Math.round(y)]);
}
