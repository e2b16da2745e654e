import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '../server/src/adapters/store/index.ts';
import { createAetl } from '../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../server/src/base/index.ts';
import { crawlInto } from './crawl.ts';
import { printTable } from './table.ts';

/** What the editor's search costs over a crawled database: its index is built out of the store in slices, then kept. */
export async function benchSearchOfCrawl(tables: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aetl-bench-'));
  try {
    writeFileSync(
      join(folder, 'aetl.yaml'),
      'version: 1\nconnections:\n  bench: { type: postgres, host: localhost, database: x, user: x }\n',
    );
    const opened = await openStore({ url: 'sqlite:.aetl/aetl.db', folder, now: Date.now });
    if (!opened.ok) throw new Error(opened.error.message);
    await crawlInto(opened.value, tables);
    await opened.value.close();
    const aetl = createAetl({ logger: { info: () => {}, warn: () => {}, error: console.error }, threads: false });
    await aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
    const before = memory();
    const waits: number[] = [];
    let last = performance.now();
    const beat = setInterval(() => {
      waits.push(performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const started = performance.now();
    const first = await aetl.searchCatalog({ query: 'customer' }, NEVER_CANCELLED);
    const firstAnswer = performance.now() - started;
    const whole = await aetl.searchCatalog({ query: 'customer' }, NEVER_CANCELLED, { whole: true });
    const built = performance.now() - started;
    clearInterval(beat);
    const kept: number[] = [];
    for (let n = 0; n < 40; n++) {
      const again = performance.now();
      await aetl.searchCatalog({ query: n % 2 === 0 ? 'customer amount' : 'price' }, NEVER_CANCELLED);
      kept.push(performance.now() - again);
    }
    kept.sort((a, b) => a - b);
    waits.sort((a, b) => a - b);
    printTable(
      `Search over a crawl of ${tables.toLocaleString('en')} tables`,
      ['', ''],
      [
        ['columns', whole.columns.toLocaleString('en')],
        ['first answer', `${Math.round(firstAnswer)} ms, with ${first.columns.toLocaleString('en')} columns so far`],
        ['index built in', `${Math.round(built)} ms`],
        [
          'others wait for a slice',
          `${Math.round(waits[Math.floor(waits.length / 2)] ?? 0)} ms, ${Math.round(waits.at(-1) ?? 0)} ms at most`,
        ],
        ['memory', `${Math.round((memory() - before) / 1e6)} MB`],
        ['a search when it is kept', `${Math.round(kept[20] ?? 0)} ms, 95 % in ${Math.round(kept[37] ?? 0)} ms`],
      ],
    );
    await aetl.databases.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
