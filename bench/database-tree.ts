import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawledBrowsers, crawledLookup } from '../server/src/adapters/crawled/index.ts';
import { createDatabaseTree } from '../server/src/app/database-tree/index.ts';
import { NEVER_CANCELLED } from '../server/src/base/index.ts';
import { CrawledCatalog } from '../server/src/metadata/index.ts';
import type { DatabaseNode } from '../server/src/protocol/index.ts';
import { crawlIntoStore } from './crawl.ts';
import { printTable } from './table.ts';

/** The tree over a made-up database whose tables are all in one schema: how long each step takes, and how long it holds up everything else. */
export async function benchDatabaseTree(tables: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aetl-bench-'));
  try {
    await crawlIntoStore(folder, tables, 1);
    await look(folder, tables);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function look(folder: string, tables: number): Promise<void> {
  const browsers = crawledBrowsers();
  const watch = new LoopWatch();
  const tree = createDatabaseTree({
    connections: () => [{ name: 'bench', type: 'postgres', environment: null, project: folder }],
    browser: () => browsers({ folder, url: null }, 'bench'),
    lineageName: (_connection, id) => id,
    health: () => ({ crawling: false, failure: null }),
    trusted: () => true,
    breathe: () => watch.breathe(),
  });
  const rows: string[][] = [];
  const step = async (what: string, parent: DatabaseNode | null, filter: string, pick: number): Promise<DatabaseNode> => {
    const started = performance.now();
    watch.begin();
    const children = await tree.children({ ...(parent === null ? {} : { parent: parent.id }), filter }, NEVER_CANCELLED);
    const longest = watch.end();
    rows.push([what, String(children.length), (performance.now() - started).toFixed(1), longest.toFixed(1)]);
    const node = children[pick];
    if (node === undefined) throw new Error(`${what}: there is nothing`);
    return node;
  };
  const connection = await step('connections', null, '', 0);
  const schema = await step('a connection is opened: its schemas', connection, '', 0);
  const folderNode = await step('the schema is opened: its kinds, counted', schema, '', 0);
  const range = await step('the folder of tables: ranges', folderNode, '', Math.min(100, Math.floor(tables / 1000)));
  const table = await step('a range: its tables', range, '', 7);
  await step('a table: its columns, keys, indexes', table, '', 0);
  await step('the schema once more', schema, '', 0);
  await step('filter by a table that is alone', null, `table_0_${tables - 1}`, 0);
  await step('filter by a column that all have: status', null, 'status', 0);
  const nothing = await tree.children({ filter: 'no such thing' }, NEVER_CANCELLED);
  const started = performance.now();
  watch.begin();
  await tree.children({ filter: 'nothing like it' }, NEVER_CANCELLED);
  rows.push(['filter by what is not there', String(nothing.length), (performance.now() - started).toFixed(1), watch.end().toFixed(1)]);
  for (const [what, ask] of typing(folder, tables)) {
    const asked = performance.now();
    const found = ask();
    const took = (performance.now() - asked).toFixed(1);
    rows.push([what, String(found), took, took]);
  }
  printTable(
    `The tree of a database, ${tables} tables of 20 columns in one schema`,
    ['step', 'nodes', 'ms', 'longest without a break, ms'],
    rows,
  );
}

/** What is asked while somebody types, each for the first time; nobody can breathe in between. */
function typing(folder: string, tables: number): readonly (readonly [what: string, ask: () => number])[] {
  const source = crawledLookup()({ folder, url: null }, 'bench');
  if (source === null) throw new Error('there is no crawl');
  const catalog = CrawledCatalog.of(source);
  const last = `table_0_${tables - 1}`;
  const find = (name: string) => {
    const folded = name.toLowerCase();
    const found = catalog.findParts([{ text: name, folded }], 'postgres');
    return found.found === 'absent' ? found.suggestions.length : 1;
  };
  return [
    ['typing: a table that is there', () => find(last)],
    ['typing: a misspelt table, and what was meant', () => find(`tabel_0_${tables - 1}`)],
    ['typing: completion of a beginning', () => catalog.like('table_0_9', null, 200).length],
    ['typing: completion of letters from the middle', () => catalog.like(`0_${tables - 1}`, null, 200).length],
  ];
}

/** The longest time between two breaths. */
class LoopWatch {
  #last = 0;
  #longest = 0;

  begin(): void {
    this.#last = performance.now();
    this.#longest = 0;
  }

  async breathe(): Promise<void> {
    this.#look();
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#last = performance.now();
  }

  end(): number {
    this.#look();
    return this.#longest;
  }

  #look(): void {
    this.#longest = Math.max(this.#longest, performance.now() - this.#last);
  }
}
