import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawledLookup } from '../server/src/adapters/crawled/index.ts';
import { openStore } from '../server/src/adapters/store/index.ts';
import {
  CrawledCatalog,
  type CrawlStep,
  type DatabaseObject,
  type MetadataStore,
  runCrawl,
  textParts,
} from '../server/src/metadata/index.ts';
import { printTable } from './table.ts';

const COLUMNS = 20;
const SCHEMAS = 100;

/** Crawls of a made-up database: the first, one that finds nothing new, one that finds a hundredth changed; and names looked up in it. */
export async function benchCrawl(sizes: readonly number[]): Promise<void> {
  const rows: string[][] = [];
  for (const tables of sizes) rows.push(await crawlOf(tables));
  printTable(
    `Crawls into a store in a file, tables of ${COLUMNS} columns`,
    [
      'tables',
      'columns',
      'first crawl s',
      'nothing new s',
      '1 % changed s',
      'memory MB, start',
      'largest',
      'file MB',
      'a name ms, first',
      'again',
      'all names ms',
    ],
    rows,
  );
}

async function crawlOf(tables: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aetl-bench-'));
  try {
    const opened = await openStore({ url: 'sqlite:.aetl/aetl.db', folder, now: Date.now });
    if (!opened.ok) throw new Error(opened.error.message);
    const memory = new Memory();
    const first = await crawl(opened.value, tables, 0, memory);
    const second = await crawl(opened.value, tables, 0, memory);
    const third = await crawl(opened.value, tables, 1, memory);
    await opened.value.close();
    const size = statSync(join(folder, '.aetl/aetl.db')).size;
    const source = crawledLookup()({ folder, url: null }, 'bench');
    if (source === null) throw new Error('there is no crawl');
    const catalog = new CrawledCatalog(source);
    const find = () => {
      for (let at = 0; at < 1000; at++) {
        const name = `s${(at * 7) % SCHEMAS}.table_${(at * 7) % SCHEMAS}_${at % Math.max(1, tables / SCHEMAS)}`;
        const found = catalog.findParts(textParts('postgres', name), 'postgres');
        if (found.found !== 'table' || found.table.columns.length !== COLUMNS) throw new Error(`${name} is not found`);
      }
    };
    const cold = timed(find);
    const warm = timed(find);
    const all = timed(() => catalog.tables());
    const mb = (bytes: number) => String(Math.round(bytes / 1024 / 1024));
    return [
      String(tables),
      String(tables * COLUMNS),
      (first / 1000).toFixed(1),
      (second / 1000).toFixed(1),
      (third / 1000).toFixed(1),
      mb(memory.start),
      mb(memory.largest),
      mb(size),
      (cold / 1000).toFixed(3),
      (warm / 1000).toFixed(3),
      all.toFixed(0),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A store in a folder with one crawl of a made-up database, called bench. */
export async function crawlIntoStore(folder: string, tables: number, schemas: number): Promise<void> {
  const opened = await openStore({ url: 'sqlite:.aetl/aetl.db', folder, now: Date.now });
  if (!opened.ok) throw new Error(opened.error.message);
  await crawl(opened.value, tables, 0, new Memory(), schemas);
  await opened.value.close();
}

class Memory {
  readonly start = process.memoryUsage.rss();
  largest = this.start;

  look(): void {
    this.largest = Math.max(this.largest, process.memoryUsage.rss());
  }
}

/** The first crawl of such a database, with nothing measured. */
export async function crawlInto(store: MetadataStore, tables: number): Promise<void> {
  await crawl(store, tables, 0, new Memory());
}

async function crawl(store: MetadataStore, tables: number, changed: number, memory: Memory, schemas = SCHEMAS): Promise<number> {
  const started = performance.now();
  const result = await runCrawl({
    connector: { crawl: () => steps(tables, changed, schemas) },
    store,
    source: { name: 'bench', type: 'postgres', place: {} },
    scope: { schemas: [], include: [], exclude: [] },
    token: { isCancellationRequested: false },
    onProgress: () => memory.look(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
  if (!result.ok) throw new Error(result.error.failure.message);
  return performance.now() - started;
}

async function* steps(tables: number, changed: number, schemas = SCHEMAS): AsyncGenerator<CrawlStep> {
  const each = Math.ceil(tables / schemas);
  yield { step: 'schemas', names: Array.from({ length: schemas }, (_, at) => `s${at}`) };
  for (let schema = 0; schema < schemas; schema++) {
    for (let at = 0; at < each; at += 100) {
      const objects = Array.from({ length: Math.min(100, each - at) }, (_, i) => table(schema, at + i, at + i < each * 0.01 ? changed : 0));
      yield { step: 'objects', objects };
    }
    yield { step: 'schema-done', schema: `s${schema}` };
  }
}

function table(schema: number, at: number, version: number): DatabaseObject {
  const name = `table_${schema}_${at}`;
  return {
    kind: 'table',
    catalog: null,
    schema: `s${schema}`,
    name,
    comment: at % 3 === 0 ? `What is known of ${name}` : null,
    definition: null,
    columns: Array.from({ length: COLUMNS }, (_, column) => ({
      name: `${WORDS[column % WORDS.length]}_${column}`,
      type: column === 0 ? 'bigint' : column === 7 && version > 0 ? 'text' : 'numeric(12,2)',
      nullable: column > 0,
      default: null,
      generated: null,
      identity: column === 0,
      comment: null,
    })),
    keys: [{ kind: 'primary', name: `${name}_pkey`, columns: ['id_0'] }],
    indexes: [{ name: `${name}_pkey`, unique: true, parts: ['id_0'], method: 'btree', condition: null }],
    partitions: null,
    rows: at * 1000,
    bytes: at * 8192,
  };
}

const WORDS = ['id', 'customer', 'amount', 'day', 'note', 'status', 'price', 'created'];

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
