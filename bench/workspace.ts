import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createAetl } from '../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../server/src/base/index.ts';
import { median } from './front-end.ts';
import { generateWorkspace } from './generate-workspace.ts';
import { printTable } from './table.ts';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** Cold index of generated workspaces, then keystrokes in one of their files through the whole facade; each size in a process of its own. */
export function benchWorkspace(sizes: readonly number[]): void {
  const rows = sizes.map((size) => {
    const child = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), String(size)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(child.stdout) as string[];
  });
  printTable(
    'Generated workspaces, through the facade, one process',
    [
      'files',
      'lines',
      'cold index ms',
      'heap MB',
      'keystroke to diagnostics ms, median',
      'largest',
      'completion ms, median',
      'hover ms, median',
      'lineage query ms',
    ],
    rows,
  );
}

async function measure(size: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aetl-bench-'));
  try {
    const { lines } = generateWorkspace(folder, size);
    const aetl = createAetl({ logger: QUIET });
    const start = performance.now();
    await aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
    const cold = performance.now() - start;
    const uri = aetl.files().find((file) => file.path.includes('/l3/'))?.uri ?? '';
    const text = readFileSync(fileURLToPath(uri), 'utf8');
    const at = text.indexOf('r.quantity');
    const checks: number[] = [];
    const completions: number[] = [];
    const hovers: number[] = [];
    for (let i = 0; i < 40; i++) {
      const changed = `${text.slice(0, at)}r.${'amount'.slice(0, i % 7)} ${text.slice(at)}`;
      const before = performance.now();
      aetl.showDocument(uri, changed, i + 1);
      await aetl.check(uri, NEVER_CANCELLED);
      checks.push(performance.now() - before);
      const completing = performance.now();
      const file = await aetl.ide.file(uri, NEVER_CANCELLED);
      if (file === null) continue;
      aetl.ide.complete(file, at + 2);
      completions.push(performance.now() - completing);
      const hovering = performance.now();
      aetl.ide.hover(file, text.indexOf('customer_id'));
      hovers.push(performance.now() - hovering);
    }
    const asking = performance.now();
    await aetl.queryLineage({ name: 'raw.t0', direction: 'downstream', depth: 10 }, NEVER_CANCELLED);
    const lineage = performance.now() - asking;
    const heap = process.memoryUsage().heapUsed / 1024 / 1024;
    return [
      String(size),
      String(lines),
      cold.toFixed(0),
      heap.toFixed(0),
      median(checks).toFixed(1),
      Math.max(...checks).toFixed(1),
      median(completions).toFixed(1),
      median(hovers).toFixed(1),
      lineage.toFixed(1),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, script, size] = process.argv;
if (script === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measure(Number(size))));
