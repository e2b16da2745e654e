import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Aetl } from '../../../app/index.ts';
import { NEVER_CANCELLED } from '../../../base/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { openFolder } from '../open-project.ts';
import { checkText, summaryLine } from '../output/check-text.ts';
import { profileText } from '../output/profile-text.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { checkProject } from './check.ts';
import { crawlText } from './crawl.ts';
import { writeWhole } from './lineage.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

const CONNECTION = 'demo';
const TABLE = 'orders';
const COLUMN = 'marts.mart_daily_revenue.revenue_after_refunds';

export const demo: Verb = {
  name: 'demo',
  about: 'check the demo workspace, draw the lineage of one of its columns, and look into its database',
  usage: '[--output PATH] [--copy DIR]',
  options: {
    output: { value: 'PATH', about: 'where the page with the graph goes; aetl-demo.html in the current folder if not given' },
    copy: { value: 'DIR', about: 'copy the demo workspace into a new folder first, to play with' },
  },
  examples: [
    ['aetl demo', 'have a look'],
    ['aetl demo --copy shop', 'a copy of your own in ./shop'],
  ],
  async run(args, terminal) {
    const samples = demoSamples();
    const folder = demoFolder(samples, args.text('copy'));
    const project = await openFolder(folder, terminal);
    const result = await checkProject(project, []);
    terminal.out(`${terminal.style('bold', `1. Check: aetl check --project ${folder}`)}\n\n${checkText(result, terminal)}`);
    terminal.out(`The mistakes are planted: ${folder}/README.md lists them.\n`);

    const question = { name: COLUMN, direction: 'upstream', depth: Number.MAX_SAFE_INTEGER } as const;
    const text = await project.aetl.exportLineage(question, 'text', NEVER_CANCELLED);
    terminal.out(`\n${terminal.style('bold', `2. Lineage: aetl lineage ${COLUMN} --direction upstream`)}\n\n${text ?? ''}`);

    const page = path.resolve(args.text('output') ?? 'aetl-demo.html');
    const html = await project.aetl.exportLineage(
      { ...question, name: COLUMN.slice(0, COLUMN.lastIndexOf('.')), direction: 'both' },
      'html',
      NEVER_CANCELLED,
    );
    if (html !== null) await writeWhole(page, html);
    terminal.out(`\n${terminal.style('bold', '3. The same as a page')}\n\nOpen ${page} in a browser.\n`);
    await lookIntoDatabase(project.aetl, samples, folder, terminal);
    terminal.out(
      `\n${terminal.style('bold', '5. In VS Code')}\n\nnpm run package, then code --install-extension dist/aetl-*.vsix, and code ${folder}\n`,
    );
    terminal.out(`Or run “AETL: Open Demo Workspace” once the extension is installed.\n\n${summaryLine(result, terminal)}\n`);
    return EXIT.ok;
  },
};

/** The database is made, crawled and profiled; what fails is said, for the demo goes on without it. */
async function lookIntoDatabase(aetl: Aetl, samples: string, folder: string, terminal: Terminal): Promise<void> {
  terminal.out(`\n${terminal.style('bold', `4. Its database: aetl crawl ${CONNECTION}, aetl profile ${CONNECTION} ${TABLE}`)}\n\n`);
  const { demoDatabase } = await import('../../../app/index.ts');
  const made = await demoDatabase(samples, folder);
  if (!made.ok) {
    terminal.note(`aetl: ${made.error}\n`);
    return;
  }
  try {
    const crawled = await aetl.databases.crawl(CONNECTION, { schemas: [], include: [], exclude: [] }, () => {}, NEVER_CANCELLED);
    terminal.out(crawled.ok ? `${crawlText(crawled.value)}\n` : '');
    if (!crawled.ok) terminal.note(`aetl: ${crawled.error.message}\n`);
    const choice = { sample: 'auto', budgetMilliseconds: 30_000, keep: true } as const;
    for await (const { answer } of aetl.profiles.run(CONNECTION, [TABLE], choice, NEVER_CANCELLED))
      if (answer.ok) terminal.out(profileText(answer.value, terminal));
      else terminal.note(`aetl: ${answer.error.message}\n`);
    terminal.out(
      `Ask it yourself: aetl query ${CONNECTION} "select channel, sum(net_revenue) from daily_revenue group by 1" --project ${folder}\n`,
    );
  } finally {
    await aetl.databases.close();
    await aetl.connections.close();
  }
}

function demoSamples(): string {
  const root = typeof __dirname === 'string' ? path.dirname(__dirname) : process.cwd();
  const samples = path.join(root, 'samples', 'shop');
  if (!existsSync(samples)) throw new UsageError(`the demo workspace is missing: ${samples}`);
  return samples;
}

function demoFolder(samples: string, copy: string | null): string {
  if (copy === null) return samples;
  const target = path.resolve(copy);
  if (existsSync(target)) throw new UsageError(`${target} is already there; name a new folder`);
  cpSync(samples, target, { recursive: true, filter: (file) => path.basename(file) !== '.aetl' });
  return target;
}
