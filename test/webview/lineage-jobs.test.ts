// Jobs in the lineage page: nodes between the tables that they read and write. Needs `npm run build` and Chromium.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { graphThings, type LineageGraph, lineageToDot, lineageToJson, lineageToMermaid } from '../../server/src/protocol/index.ts';
import type { PageInspection } from '../../webviews/lineage/page/index.ts';
import { bigGraph } from './big-graph.ts';
import { type Panel, type PanelOptions, startPanelBrowser } from './browser-page.ts';

/** `nightly` runs all of it, `shop; hourly` a part. */
const SHOP = JSON.parse(readFileSync(new URL('../fixtures/lineage/shop.json', import.meta.url), 'utf8')) as LineageGraph;

const browser = await startPanelBrowser();
after(() => browser.close());

test('jobs stand between what they read and what they write, and no table moves for them', () =>
  withPanel(async (panel) => {
    const before = await panel.show(SHOP);
    assert.deepEqual(jobsIn(before), []);
    await panel.page.locator('[data-toggle="jobs"]').click();
    const on = await withJobs(panel, 2);
    assert.deepEqual(jobsIn(on), ['nightly', 'shop; hourly']);
    assert.deepEqual(tablePlaces(on), tablePlaces(before));
    assert.deepEqual(linesOf(on, 'job:nightly'), {
      reads: ['finance.exchange_rates', 'staging.stg_order_lines', 'staging.stg_orders'],
      // It reads one of them again, to which one line goes all the same.
      writes: ['marts.fct_order_lines', 'marts.mart_daily_revenue'],
    });
    assert.ok(isApart(on), 'a job lies on no table');
    assert.ok(panel.sent.some((message) => isDeepStrictEqual(message, { type: 'showJobs', on: true })));
    assert.match(await text(panel, '.live'), /2 jobs are shown/);
    assert.match(await text(panel, '.legend'), /read and written by a job/);
    await panel.page.locator('[data-toggle="jobs"]').click();
    const off = await withJobs(panel, 0);
    assert.deepEqual(tablePlaces(off), tablePlaces(before));
    await panel.page.locator('[data-toggle="jobs"]').click();
    assert.deepEqual(places(await withJobs(panel, 2)), places(on));
  }));

test('the host says whether jobs are shown, before the first graph too', () =>
  withPanel(async (panel) => {
    await panel.send({ type: 'showJobs', on: true });
    assert.deepEqual(jobsIn(await panel.show(SHOP)), ['nightly', 'shop; hourly']);
    assert.equal(await panel.page.locator('[data-toggle="jobs"]').getAttribute('aria-pressed'), 'true');
    await panel.send({ type: 'showJobs', on: false });
    await withJobs(panel, 0);
    assert.ok(!panel.sent.some(({ type }) => type === 'showJobs'), 'what the host said is not told to the host');
  }));

test('a job is reached by keys, says what it is, and marks all that it runs', () =>
  withPanel(async (panel) => {
    await panel.show(SHOP);
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('j');
    await withJobs(panel, 2);
    await panel.page.keyboard.press('/');
    await panel.page.keyboard.type('job:shop');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Enter');
    const { selected, edges } = await panel.inspect();
    assert.deepEqual(selected, { node: 'job:shop; hourly', column: null });
    assert.match(await text(panel, '.live'), /Job shop; hourly, airflow, @hourly\. Upstream: .*staging\.stg_orders.* Downstream: marts\./);
    const details = await text(panel, '.details');
    assert.match(details, /job, airflow, @hourly/);
    assert.match(details, /Reads.*staging\.stg_orders.*Writes.*marts\..*Runs.*\.sql/s);
    assert.ok(!/Go to source/.test(details));
    const onPath = edges.filter(({ classes }) => classes.includes('onpath'));
    assert.ok(onPath.length > 3 && onPath.some(({ kind }) => kind === 'job') && onPath.some(({ kind }) => kind === 'copy'));
    assert.ok(onPath.every(({ source, target }) => !`${source} ${target}`.includes('job:nightly')));
    await panel.page.keyboard.press('Escape');
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('ArrowLeft');
    assert.ok((await panel.inspect()).selected !== null);
  }));

test('a column leads to the jobs on its path; only what a job runs is a click away', () =>
  withPanel(async (panel) => {
    await panel.send({ type: 'showJobs', on: true });
    await panel.show(SHOP);
    await panel.click({ node: 'marts.mart_daily_revenue', column: 'gross_revenue' });
    const { nodes } = await panel.inspect();
    assert.ok(!nodes.find(({ node, classes }) => node === 'job:nightly' && classes.includes('table'))!.classes.includes('dimmed'));
    await panel.click({ node: 'job:shop; hourly' });
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('o');
    await withJobs(panel, 1);
    assert.match(await text(panel, '.crumbs'), /Only what shop; hourly runs/);
    await panel.page.keyboard.press('o');
    await withJobs(panel, 2);
    await panel.page.keyboard.press('c');
    await panel.page.waitForFunction(() => true);
    assert.deepEqual(panel.sent.at(-1), { type: 'focus', node: 'job:shop; hourly', column: null });
  }));

test('the table of edges and the outline have jobs too', () =>
  withPanel(async (panel) => {
    await panel.send({ type: 'showJobs', on: true });
    await panel.show(SHOP);
    await panel.page.locator('[data-toggle="table"]').click();
    await panel.page.locator('.table-find').fill('by the job');
    const rows = await panel.page.locator('.table-view tbody tr').allInnerTexts();
    assert.ok(
      rows.some((row) => /staging\.stg_orders\s+nightly\s+read by the job/.test(row)),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((row) => /nightly\s+marts\.mart_daily_revenue\s+written by the job/.test(row)),
      rows.join('\n'),
    );
    assert.match(await panel.page.locator('.outline').innerText(), /job:nightly/);
  }));

test('what is exported is what is seen', () =>
  withPanel(async (panel) => {
    await panel.send({ type: 'showJobs', on: true });
    await panel.show(SHOP);
    const saved = async (format: string): Promise<string> => {
      await panel.page.locator('.export-menu summary').click();
      await panel.page.locator(`[data-format="${format}"]`).click();
      await panel.page.waitForFunction(() => true);
      const message = panel.sent.findLast((one) => one.type === 'save');
      assert.ok(message?.type === 'save' && message.format === format);
      return Buffer.from(message.base64, 'base64').toString('utf8');
    };
    assert.equal(await saved('mermaid'), lineageToMermaid(SHOP, graphThings(SHOP)));
    assert.equal(await saved('dot'), lineageToDot(SHOP, graphThings(SHOP)));
    assert.equal(await saved('json'), lineageToJson(SHOP));
    const svg = await saved('svg');
    assert.match(svg, />nightly</);
    assert.match(svg, /data-kind="job"/);
  }));

test('jobs stand between schemas that are drawn as one, and in what is compared they are the same', () =>
  withPanel(async (panel) => {
    await panel.send({ type: 'showJobs', on: true });
    await panel.send({ type: 'compare', on: true });
    await panel.send({ type: 'graph', graph: SHOP, keepPositions: false, before: SHOP });
    const { edges } = await panel.waitFor('graph');
    assert.ok(edges.filter(({ kind }) => kind === 'job').every(({ classes }) => classes.includes('same')));
    await panel.click({ node: 'marts.mart_daily_revenue' });
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('s');
    await panel.page.waitForFunction(() => window.__graph!().nodes.some(({ node }) => node === 'schema:marts'));
    assert.deepEqual(linesOf(await panel.inspect(), 'job:nightly').writes, ['schema:marts']);
  }));

test('in Korean', () =>
  withPanel(
    async (panel) => {
      await panel.send({ type: 'showJobs', on: true });
      await panel.show(SHOP);
      assert.equal(await panel.page.locator('[data-toggle="jobs"]').getAttribute('aria-label'), '작업 표시 (J)');
      assert.match(await text(panel, '.legend'), /작업이 읽고 씀/);
    },
    { language: 'ko' },
  ));

test('five hundred tables with a hundred jobs', () =>
  withPanel(async (panel) => {
    const graph = bigGraph(500, 10);
    const edges = graph.edges.map((edge) => ({ ...edge, jobs: [`load ${Number(edge.target.node.split('_').at(-1)) % 100}`] }));
    await panel.send({ type: 'showJobs', on: true });
    const { painted } = await panel.show({ ...graph, edges });
    assert.ok(painted !== null && painted < 10_000, `${painted} ms`);
  }));

async function withPanel(body: (panel: Panel) => Promise<void>, options: PanelOptions = {}): Promise<void> {
  const panel = await browser.open(options);
  try {
    await body(panel);
    assert.deepEqual(panel.complaints, []);
  } finally {
    await panel.page.close();
  }
}

async function withJobs(panel: Panel, count: number): Promise<PageInspection> {
  await panel.page.waitForFunction(
    (wanted) => window.__graph!().nodes.filter(({ classes }) => classes.includes('job')).length === wanted,
    count,
  );
  return panel.inspect();
}

function jobsIn({ nodes }: PageInspection): readonly string[] {
  return nodes.filter(({ classes }) => classes.includes('job')).map(({ label }) => label);
}

function linesOf({ edges }: PageInspection, job: string) {
  const ends = (near: 'source' | 'target', far: 'source' | 'target'): readonly string[] =>
    edges
      .filter((edge) => edge.kind === 'job' && edge[near] === `${job}.*`)
      .map((edge) => edge[far].replace(/\.\*$/, ''))
      .sort();
  return { reads: ends('target', 'source'), writes: ends('source', 'target') };
}

function places({ nodes }: PageInspection): readonly (readonly [string, number, number])[] {
  return nodes.filter(({ classes }) => classes.includes('table')).map(({ node, x, y }) => [node, Math.round(x), Math.round(y)]);
}

function tablePlaces(page: PageInspection): readonly (readonly [string, number, number])[] {
  return places(page).filter(([node]) => !node.startsWith('job:'));
}

/** No two titles so near that their boxes would lie on each other. */
function isApart(page: PageInspection): boolean {
  const all = places(page);
  return all.every(([a, x, y]) => all.every(([b, otherX, otherY]) => a === b || Math.abs(x - otherX) > 40 || Math.abs(y - otherY) > 20));
}

function text(panel: Panel, selector: string): Promise<string> {
  return panel.page.locator(selector).first().innerText();
}
