// What the lineage page shows of the editor's problems. Needs `npm run build` and Chromium.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { collapseGroups, type LineageGraph, type PanelProblem } from '../../server/src/protocol/index.ts';
import { type Panel, startPanelBrowser } from './browser-page.ts';
import { THEMES, type ThemeName } from './themes.ts';

const SHOP = JSON.parse(readFileSync(new URL('../fixtures/lineage/shop.json', import.meta.url), 'utf8')) as LineageGraph;
const FACTS = 'marts.fct_order_lines';
const REVENUE = 'marts.mart_daily_revenue';

const at = (line: number) => ({
  uri: 'file:///shop/marts/fct%20order%20lines.sql',
  range: { start: { line, character: 4 }, end: { line, character: 9 } },
});
const common = { group: 'marts', simulated: false } as const;
const PROBLEMS: readonly PanelProblem[] = [
  { ...common, node: REVENUE, column: null, severity: 'warning', message: 'The join may multiply rows', location: at(1) },
  { ...common, node: FACTS, column: 'net_amount', severity: 'warning', message: 'Compared with text', location: at(2) },
  {
    ...common,
    node: FACTS,
    column: 'gross_amount',
    severity: 'error',
    message: 'There is no column <gross>',
    location: at(3),
    simulated: true,
  },
  { ...common, node: 'elsewhere.t', column: null, group: 'elsewhere', severity: 'error', message: 'Not in the picture', location: at(4) },
];

const browser = await startPanelBrowser();
after(() => browser.close());

for (const theme of Object.keys(THEMES) as ThemeName[]) {
  test(`tables and columns say what is wrong with what writes them, and go there (${theme})`, async () => {
    const panel = await browser.open({ theme });
    await panel.show(SHOP);
    await panel.send({ type: 'problems', problems: PROBLEMS });
    await panel.page.locator('.chip.problems', { hasText: 'Problems: 2 of these tables' }).waitFor();
    assert.deepEqual(await marked(panel), [
      `${FACTS} error`,
      `${FACTS}.gross_amount error`,
      `${FACTS}.net_amount warning`,
      `${REVENUE} warning`,
    ]);
    await panel.page.locator('.chip.problems').click();
    assert.deepEqual((await panel.inspect()).selected, { node: FACTS, column: null });
    mkdirSync('dist/shots', { recursive: true });
    await panel.page.screenshot({ path: `dist/shots/lineage-problems-${theme}.png` });
    const lines = panel.page.locator('.details .problems li');
    assert.deepEqual(await lines.allInnerTexts(), [
      '✕\nSimulated: There is no column <gross>\nfct order lines.sql:4',
      '⚠\nCompared with text\nfct order lines.sql:3',
    ]);
    assert.match(await panel.page.locator('.live').innerText(), /Problems: 2\./);
    await lines.first().locator('button').click();
    assert.deepEqual(panel.sent.at(-1), { type: 'open', location: at(3) });
    await panel.page.locator('.chip.problems').click();
    assert.equal((await panel.inspect()).selected?.node, REVENUE);
    await panel.send({ type: 'problems', problems: [] });
    await panel.page.locator('.chip.problems').waitFor({ state: 'hidden' });
    assert.deepEqual(await marked(panel), []);
    assert.equal(await panel.page.locator('.details .problems').count(), 0);
    assert.deepEqual(panel.complaints, []);
    await panel.page.close();
  });
}

test('a schema that is drawn as one has the problems of its tables', async () => {
  const panel = await browser.open({ language: 'ko' });
  await panel.send({ type: 'problems', problems: PROBLEMS });
  await panel.show(collapseGroups(SHOP, (group) => group === 'marts'));
  assert.deepEqual(await marked(panel), ['schema:marts error']);
  await panel.page.locator('.chip.problems', { hasText: '문제 있는 테이블: 1개' }).click();
  assert.equal(await panel.page.locator('.details .problems li').count(), 3);
  await panel.page.close();
});

/** Tables and columns that bear a mark. */
async function marked(panel: Panel): Promise<readonly string[]> {
  const { nodes } = await panel.inspect();
  return nodes
    .filter(({ classes }) => !classes.includes('title'))
    .flatMap(({ node, column, classes }) => {
      const severity = classes.find((name) => name === 'error' || name === 'warning');
      return severity === undefined ? [] : [`${column === null ? node : `${node}.${column}`} ${severity}`];
    })
    .sort();
}
