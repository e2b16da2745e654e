import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import manifest from '../package.json' with { type: 'json' };
import { benchCrawl } from './crawl.ts';
import { benchDatabaseTree } from './database-tree.ts';
import { benchDbt } from './dbt.ts';
import { benchFrontEnd } from './front-end.ts';
import { benchGraph } from './graph.ts';
import { benchLanguageServer } from './language-server.ts';
import { benchPanel } from './panel.ts';
import { benchProfile } from './profile.ts';
import { benchRealCrawl } from './real-crawl.ts';
import { benchSearch } from './search.ts';
import { benchSearchOfCrawl } from './search-crawl.ts';
import { benchWorkspace } from './workspace.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

interface Bench {
  readonly option: string;
  readonly sizes: string;
  readonly what: string;
  /** Why it is left out where nobody asks for it; null where it is not. */
  readonly leftOut: () => string | null;
  readonly run: (sizes: readonly number[]) => void | Promise<void>;
}

const always = () => null;
const first = (run: (size: number) => void | Promise<void>) => (sizes: readonly number[]) => run(sizes[0] ?? 0);

const BENCHES: readonly Bench[] = [
  {
    option: '--files',
    sizes: '100,1000',
    what: 'workspaces of so many files, and the language server over them',
    leftOut: always,
    async run(sizes) {
      benchWorkspace([...sizes]);
      await benchLanguageServer([...sizes]);
    },
  },
  { option: '--models', sizes: '2000', what: 'a dbt project of so many models', leftOut: always, run: first(benchDbt) },
  { option: '--tables', sizes: '1000,10000', what: 'crawls of made-up databases into a store', leftOut: always, run: benchCrawl },
  { option: '--graph', sizes: '1000000', what: 'the graph of lineage, of so many column edges', leftOut: always, run: first(benchGraph) },
  { option: '--search', sizes: '2000000', what: 'the search, over so many columns', leftOut: always, run: first(benchSearch) },
  {
    option: '--tree',
    sizes: '100000',
    what: 'the tree of a database, over so many tables',
    leftOut: always,
    run: first(benchDatabaseTree),
  },
  {
    option: '--panel',
    sizes: '50,500,5000',
    what: 'the lineage panel, in a real VS Code with the packed extension',
    leftOut: () =>
      existsSync(join(ROOT, `dist/aetl-${manifest.version}.vsix`)) ? null : '`npm run package` makes the extension that it opens',
    run: benchPanel,
  },
  {
    option: '--search-crawl',
    sizes: '100000',
    what: "the editor's search, over a crawl of so many tables",
    leftOut: () => 'it takes minutes',
    run: first(benchSearchOfCrawl),
  },
  {
    option: '--crawl',
    sizes: '10000',
    what: 'crawls of so many tables in a real PostgreSQL and a real MariaDB',
    leftOut: () => 'it takes minutes',
    run: first(benchRealCrawl),
  },
  {
    option: '--profile',
    sizes: '10000000',
    what: 'profiles of a table of so many rows in a real PostgreSQL',
    leftOut: () => 'it takes minutes',
    run: first(benchProfile),
  },
];

const HELP = `npm run bench                    all that takes no more than a few minutes
${BENCHES.map(({ option, sizes, what }) => `npm run bench -- ${`${option} ${sizes}`.padEnd(24)} only ${what}`).join('\n')}
Prints tables; nothing is asserted. Figures in docs/benchmarks.md come from here. --corpora FOLDER says where the corpora are.`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(HELP);
    return;
  }
  // Memory is measured after a collection.
  setFlagsFromString('--expose-gc');
  globalThis.gc ??= runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const asked = BENCHES.filter((bench) => option(bench.option) !== undefined);
  if (asked.length === 0) benchFrontEnd(option('--corpora') ?? process.env['AETL_CORPORA'] ?? join(ROOT, '../shared/corpora'));
  for (const bench of asked.length > 0 ? asked : BENCHES) {
    const reason = asked.length > 0 ? null : bench.leftOut();
    if (reason === null) await bench.run(sizesOf(option(bench.option) ?? bench.sizes));
    else console.log(`\nLeft out: ${bench.what} (${bench.option} ${bench.sizes}): ${reason}.`);
  }
}

function sizesOf(text: string): number[] {
  return text
    .split(',')
    .map(Number)
    .filter((n) => n > 0);
}

await main(process.argv.slice(2));
