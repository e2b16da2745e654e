import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import manifest from '../package.json' with { type: 'json' };
import { startCodeAndBrowser } from '../test/realcode/launch.ts';
import { Workbench } from '../test/realcode/workbench.ts';
import { LineagePanel } from '../test/ui/lineage-panel.ts';
import { generateWorkspace } from './generate-workspace.ts';
import { printTable } from './table.ts';

/** The schemas of a generated workspace. */
const SCHEMAS = ['raw', 'dw'];
const DRAGS = 90;

/** The lineage panel in a real VS Code with the packed extension (`npm run package` first): all tables of workspaces of these sizes in view. */
export async function benchPanel(sizes: readonly number[]): Promise<void> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'aetl-panel-'));
    generateWorkspace(folder, size);
    try {
      rows.push(await measure(folder, size));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  printTable(
    'The lineage panel in VS Code: every table of the estate in view',
    ['tables', 'lines', 'answer to first picture', 'frames a second: moving', 'slowest 5 % of frames', 'zooming', 'slowest 5 %'],
    rows,
  );
}

async function measure(folder: string, size: number): Promise<string[]> {
  const vsix = [join(import.meta.dirname, `../dist/aetl-${manifest.version}.vsix`)];
  const [code, browser] = await startCodeAndBrowser({ vsix });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    page.setDefaultTimeout(120_000);
    const workbench = new Workbench(page);
    await workbench.open(code.url(folder));
    await workbench.command('AETL: Show Lineage of All Schemas');
    const panel = await LineagePanel.shown(workbench);
    await workbench.command('View: Toggle Maximized Panel');
    for (const schema of SCHEMAS) {
      await panel.fit();
      await panel.click(`schema:${schema}`, null, { clickCount: 2 });
      await panel.until(`${schema} is open`, ({ nodes }) => !nodes.some(({ node }) => node === `schema:${schema}`), 120_000);
    }
    const { nodes, edges, painted } = await panel.inspect();
    const tables = new Set(nodes.map(({ node }) => node)).size;
    await panel.fit();
    const frame = await workbench.webview(() => window.__graph?.().state === 'graph');
    const moving = await frames(page, frame, (x, y, step) => page.mouse.move(x + step * 3, y + step * 2), true);
    const zooming = await frames(page, frame, () => page.mouse.wheel(0, -20), false);
    if (tables < size) console.log(`${tables} of ${size} tables were drawn`);
    return [String(tables), String(edges.length), `${Math.round(painted ?? 0)} ms`, ...moving, ...zooming];
  } finally {
    await browser.close();
    await code.stop();
  }
}

/** Frames of the page while the mouse does something; how many there were a second, and how long the slowest of them took. */
async function frames(
  page: Page,
  frame: Frame,
  step: (x: number, y: number, step: number) => Promise<void>,
  drags: boolean,
): Promise<readonly string[]> {
  const box = await frame.locator('.canvas').boundingBox();
  const [x, y] = [(box?.x ?? 0) + 30, (box?.y ?? 0) + 30];
  await page.mouse.move(x, y);
  await frame.evaluate(() => {
    const times: number[] = [];
    const tick = (time: number): void => {
      times.push(time);
      if (window.__frames === times) requestAnimationFrame(tick);
    };
    window.__frames = times;
    requestAnimationFrame(tick);
  });
  if (drags) await page.mouse.down();
  for (let at = 0; at < DRAGS; at += 1) await step(x, y, at);
  if (drags) await page.mouse.up();
  const times = await frame.evaluate(() => {
    const found = window.__frames ?? [];
    window.__frames = null;
    return found;
  });
  const gaps = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .sort((a, b) => a - b);
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  return [(gaps.length / seconds).toFixed(0), `${Math.round(gaps[Math.floor(gaps.length * 0.95)] ?? 0)} ms`];
}

declare global {
  interface Window {
    __frames?: number[] | null;
  }
}
