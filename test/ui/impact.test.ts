// What a change would do, before it is made: the list, the same as problems, and the end of it. The list is what `aetl impact` prints.
// And the diagram of a schema.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { LineagePanel } from './lineage-panel.ts';
import { openShop } from './shop.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/aetl.mjs', import.meta.url));

interface PrintedPlace {
  readonly path: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly effect: 'error' | 'silent' | 'influenced';
}

const shop = await openShop({ openFile: 'staging/stg_orders.sql' });
const { workbench, page, folder, pictured } = shop;
after(() => shop.stop());

const rows = () => workbench.treeRows('AETL: Impact of a Change').or(workbench.treeRows('Impact of a Change'));
const row = (text: string | RegExp) => rows().filter({ hasText: text }).first();
const lineOf = ({ path, range }: PrintedPlace) => `${path.slice(path.lastIndexOf('/') + 1)}:${range.start.line + 1}`;

test(
  'a raw column is dropped in mind: the view lists what the command line prints',
  pictured(async () => {
    await workbench.lines('o.status').waitFor();
    await workbench.goTo(10, 15);
    await workbench.command('AETL: Show Impact of a Change');
    await page.locator('.quick-input-title', { hasText: 'raw.orders.status' }).waitFor();
    await shop.shot('impact-question');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'It is dropped' }).click();
    await row('No longer runs').waitFor();
    // Rows that are out of sight are not there: the views above make room.
    await page.locator('.pane-header[aria-label="Schema Section"] .title').first().click();
    await row('Only computed from it').locator('.monaco-tl-twistie').click();
    await row('mart_cohort_retention.sql').waitFor();
    await shop.shot('impact-view');
    const places = printedPlaces();
    const listed = async (effect: PrintedPlace['effect']) => {
      for (const place of places.filter((one) => one.effect === effect)) {
        const several = places.filter((one) => one.effect === effect && one.path === place.path).length > 1;
        await row(several ? place.path.slice(place.path.lastIndexOf('/') + 1) : lineOf(place)).waitFor();
      }
      return places.filter((one) => one.effect === effect).length;
    };
    assert.match(await row('No longer runs').innerText(), new RegExp(`${await listed('error')} places`));
    assert.match(await row('Only computed from it').innerText(), new RegExp(`${await listed('influenced')} places`));
    assert.equal(await row('Silently does').count(), 0);
  }),
);

test(
  'a place is opened',
  pictured(async () => {
    await row('stg_shop__orders.sql:8').click();
    await workbench.activeTab('stg_shop__orders.sql').waitFor();
  }),
);

test(
  'places are put together by who runs them, or what people see them in, and by effect again',
  pictured(async () => {
    const group = async (by: string) => {
      await workbench.command('AETL: Group Impact by');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: by }).first().click();
    };
    await group('Job');
    await row('dbt shop').waitFor();
    await shop.shot('impact-by-job');
    await group('Report');
    await row('reports/ad_hoc.sql').waitFor();
    await shop.shot('impact-by-report');
    await group('Effect');
    await row('No longer runs').waitFor();
  }),
);

test(
  'the simulation shows the same places as problems, until it is ended',
  pictured(async () => {
    await workbench.command('AETL: Show Impact as Problems (Simulation)');
    const simulated = (await workbench.problems()).filter({ hasText: 'AETL simulation' });
    await simulated.first().waitFor();
    // Rows that are out of sight are not there: the filter leaves those of the simulation.
    await page.locator('input[placeholder^="Filter (e.g. text"]').first().fill('AETL simulation');
    await simulated.nth(1).waitFor();
    const places = printedPlaces().filter(({ effect }) => effect !== 'influenced');
    assert.equal(await simulated.count(), places.length);
    await workbench.squiggles('error').first().waitFor();
    await page.locator('.statusbar-item', { hasText: `Simulation: ${places.length} problems` }).waitFor();
    await shop.shot('impact-simulation');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.waitForTimeout(500);
    await shop.image('impact-simulation-light');
    await shop.openFile('staging/stg_orders.sql');
    await workbench.goTo(10, 15);
    await workbench.command('AETL: Show Lineage of Column');
    await (await LineagePanel.shown(workbench)).until('it is about the column', ({ selected }) => selected?.column === 'status');
    await panelNames('simulated', placesOf(places));
    await workbench.command('View: Toggle Maximized Panel');
    await page.waitForTimeout(500);
    await (await LineagePanel.shown(workbench)).fit();
    await shop.image('impact-panel-light');
    await workbench.command('View: Toggle Maximized Panel');
    await workbench.command('AETL: End Simulation');
    await simulated.first().waitFor({ state: 'detached' });
    await page.locator('.statusbar-item', { hasText: 'Simulation:' }).waitFor({ state: 'detached' });
    await (await LineagePanel.shown(workbench)).until('no simulated marks', ({ nodes }) =>
      nodes.every(({ classes }) => !classes.includes('error')),
    );
  }),
);

test(
  'the column is dropped in the schema and saved: problems and the lineage panel name the places that the command line prints',
  pictured(async () => {
    const places = printedPlaces().filter(({ effect }) => effect === 'error');
    // A column that is gone has no lineage; its table has.
    await shop.openFile('staging/stg_orders.sql');
    await workbench.goTo(10, 15);
    await workbench.command('AETL: Show Lineage');
    const panel = await LineagePanel.shown(workbench);
    await panel.until('it is about the table', ({ selected }) => selected?.node === 'raw.orders' && selected.column === null);
    // Where the table is made, and where dbt describes it.
    const schema = await deleteLine('schema/10_raw.sql', /^ +status /);
    const sources = await deleteLine('dbt/models/staging/_sources.yml', /name: status,/);
    const rows = (await workbench.problems()).filter({ hasText: 'There is no column status' });
    await page.locator('input[placeholder^="Filter (e.g. text"]').first().fill('no column status');
    await rows.nth(places.length - 1).waitFor();
    assert.equal(await rows.count(), places.length);
    await panelNames('real', placesOf(places));
    await shop.shot('impact-panel-dropped');
    for (const [file, text] of [schema, sources]) writeFileSync(file, text);
    await workbench.command('Problems: Focus on Problems View');
    await rows.first().waitFor({ state: 'detached' });
  }),
);

test(
  'the diagram of the schema that the cursor is in wears the theme of the editor, and is saved',
  pictured(async () => {
    await workbench.openFile(`${folder}/staging/stg_orders.sql`);
    await workbench.goTo(10, 15);
    await workbench.command('AETL: Show ERD');
    const input = page.locator('.quick-input-widget input.input');
    await page.locator('.quick-input-title', { hasText: 'Show ERD' }).waitFor();
    assert.equal(await input.inputValue(), 'raw');
    await page.keyboard.press('Enter');
    const diagram = await workbench.webview(() => document.querySelector('.table[data-table="raw.orders"]') !== null);
    const ground = () => diagram.evaluate(() => getComputedStyle(document.querySelector('.ground') ?? document.body).fill);
    await page.waitForTimeout(500);
    await shop.shot('erd-light');
    const light = await ground();
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.waitForTimeout(1000);
    assert.notEqual(await ground(), light);
    await shop.shot('erd-dark');
    for (const format of ['svg', 'png']) {
      await diagram.locator(`button[data-do="${format}"]`).click();
      const target = `${folder}/raw-erd.${format}`;
      // The dialog writes its proposal in several steps.
      await page.waitForFunction(
        (path) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value === path,
        target,
      );
      await page.keyboard.press('Enter');
      await workbench.notification(`Saved raw-erd.${format}`).waitFor();
      const bytes = readFileSync(target);
      if (format === 'svg') assert.match(bytes.toString(), /^<svg .*raw\.orders/s);
      else assert.deepEqual([...bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
    }
  }),
);

/** Deletes a line in the editor and saves; the file and what was in it. */
async function deleteLine(name: string, pattern: RegExp): Promise<readonly [file: string, text: string]> {
  await shop.openFile(name);
  const file = `${folder}/${name}`;
  const text = readFileSync(file, 'utf8');
  await workbench.goTo(text.split('\n').findIndex((line) => pattern.test(line)) + 1, 1);
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.press('Control+S');
  return [file, text];
}

function placesOf(places: readonly PrintedPlace[]): readonly string[] {
  return places.map(lineOf).sort();
}

/** The tables of the lineage panel say that these places are wrong, and no others. Marks follow findings a moment later. */
async function panelNames(which: 'simulated' | 'real', places: readonly string[]): Promise<void> {
  // The list of problems may lie in front of it.
  await workbench.command('Focus on Lineage View');
  const end = Date.now() + 15_000;
  let named = await placesInPanel(which);
  while (!isDeepStrictEqual(named, places) && Date.now() < end) named = await placesInPanel(which);
  await shop.shot(`impact-panel-${which}`);
  assert.deepEqual(named, places);
}

async function placesInPanel(which: 'simulated' | 'real'): Promise<readonly string[]> {
  const panel = await LineagePanel.shown(workbench);
  const frame = await workbench.webview(() => window.__graph?.().state === 'graph');
  await frame.locator('.chip.problems').waitFor();
  const { nodes } = await panel.inspect();
  const found = new Set<string>();
  for (const { role, column, classes } of nodes) {
    if (role !== 'place' || column !== null || !classes.includes('table') || !classes.includes('error')) continue;
    await frame.locator('.chip.problems').click();
    for (const line of await frame.locator('.details .problems li').all()) {
      const isSimulated = (await line.innerText()).includes('Simulated: ');
      if (isSimulated === (which === 'simulated')) found.add(await line.locator('button').innerText());
    }
  }
  return [...found].sort();
}

function printedPlaces(): readonly PrintedPlace[] {
  const args = [PROGRAM, 'impact', 'raw.orders.status', '--change', 'drop', '--format', 'json', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  assert.notEqual(stdout, '', stderr);
  return (JSON.parse(stdout) as { readonly places: readonly PrintedPlace[] }).places;
}
