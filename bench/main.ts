import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const HELP = `npm run bench [-- --files 100,1000,10000,50000] [-- --models 2000] [-- --tables 10000,100000] [-- --corpora FOLDER]
npm run bench -- --search 2000000         only the search, over so many columns
npm run bench -- --search-crawl 100000    only the editor's search, over a crawl of so many tables
npm run bench -- --graph 1000000      only the graph of lineage, of so many column edges
npm run bench -- --panel 50,500,5000   only the lineage panel, in a real VS Code with the packed extension
npm run bench -- --profile 10000000   only profiles, of a table of so many rows in a real PostgreSQL
npm run bench -- --crawl 10000        only crawls, of so many tables in a real PostgreSQL and a real MariaDB
npm run bench -- --tree 100000        only the tree of a database, over so many tables
Prints tables; nothing is asserted. Figures in docs/benchmarks.md come from here.`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(HELP);
    return;
  }
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const corpora = option('--corpora') ?? process.env['AETL_CORPORA'] ?? join(root, '../shared/corpora');
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const columns = option('--search');
  if (columns !== undefined) {
    benchSearch(Number(columns));
    return;
  }
  const treeTables = option('--tree');
  if (treeTables !== undefined) {
    await benchDatabaseTree(Number(treeTables));
    return;
  }
  const panel = option('--panel');
  if (panel !== undefined) {
    await benchPanel(sizesOf(panel));
    return;
  }
  const edges = option('--graph');
  if (edges !== undefined) {
    benchGraph(Number(edges));
    return;
  }
  const crawled = option('--search-crawl');
  if (crawled !== undefined) {
    await benchSearchOfCrawl(Number(crawled));
    return;
  }
  const real = option('--crawl');
  if (real !== undefined) {
    await benchRealCrawl(Number(real));
    return;
  }
  const profiled = option('--profile');
  if (profiled !== undefined) {
    await benchProfile(Number(profiled));
    return;
  }
  benchFrontEnd(corpora);
  const sizes = sizesOf(option('--files') ?? '100,1000');
  benchWorkspace(sizes);
  await benchDbt(Number(option('--models') ?? 2000));
  await benchLanguageServer(sizes);
  await benchCrawl(sizesOf(option('--tables') ?? '1000,10000'));
}

function sizesOf(text: string): number[] {
  return text
    .split(',')
    .map(Number)
    .filter((n) => n > 0);
}

await main(process.argv.slice(2));
