import type { CrawlReport, CrawlRequest } from '../../../app/index.ts';
import { isCancelled, NEVER_CANCELLED, say } from '../../../base/index.ts';
import { EXIT, type ExitStatus, UsageError } from '../exit.ts';
import { interruptible } from '../interruptible.ts';
import { openProject } from '../open-project.ts';
import { formatOption, listOption, PROJECT_OPTIONS } from '../options.ts';
import { reportProblem } from '../report-problem.ts';
import type { Verb } from '../verb.ts';

export const crawl: Verb = {
  name: 'crawl',
  about: 'read the schemas of a database into the store',
  usage: '[CONNECTION…] [options]',
  details:
    'CONNECTION is a name under connections of aetl.yaml; all are crawled if none is given.\nA crawl that was interrupted goes on where it was. Only what has changed is written, and where the catalog tells, read. Nothing is changed in the database.',
  options: {
    ...PROJECT_OPTIONS,
    schema: { value: 'S,…', about: 'only these schemas' },
    include: { value: 'GLOB,…', about: 'only objects that match, such as sales.fact_*' },
    exclude: { value: 'GLOB,…', about: 'no objects that match' },
    full: { about: 'read also what the catalog says has not changed since the last crawl' },
    format: { value: 'F', about: 'text or json' },
  },
  examples: [
    ['aetl crawl warehouse', 'all schemas of one connection'],
    ['aetl crawl warehouse --schema sales,finance --exclude "*.tmp_*"', 'a part of it'],
    ['aetl crawl --format json', 'every connection, for a scheduler'],
  ],
  async run(args, terminal) {
    const format = formatOption('crawl', args, ['text', 'json']);
    const scope = {
      schemas: listOption(args, 'schema'),
      include: listOption(args, 'include'),
      exclude: listOption(args, 'exclude'),
      full: args.has('full'),
    };
    const { aetl } = await openProject(args, terminal);
    const { databases } = aetl;
    const names = args.names.length > 0 ? args.names : databases.connections().map(({ name }) => name);
    if (names.length === 0) throw new UsageError(say('aetl.yaml has no connections; add one under “connections”'));
    const reports: CrawlReport[] = [];
    let status: ExitStatus = EXIT.ok;
    try {
      for (const name of names) {
        const crawled = await interruptible((token) =>
          databases.crawl(
            name,
            scope,
            ({ schema, schemasDone, schemas, objects }) =>
              terminal.progress(
                say(
                  '{0}: {1} {1|object|objects}, schema {2} of {3}: {4}',
                  name,
                  objects,
                  Math.min(schemasDone + 1, schemas),
                  schemas,
                  schema,
                ),
              ),
            token,
          ),
        );
        terminal.endProgress();
        if (!crawled.ok) {
          status = Math.max(status, reportProblem(terminal, name, crawled.error)) as ExitStatus;
          continue;
        }
        reports.push(crawled.value);
        const unmatched = unmatchedScope(scope, crawled.value);
        if (unmatched === null) continue;
        terminal.note(`aetl: ${name}: ${unmatched}\n`);
        status = Math.max(status, EXIT.usage) as ExitStatus;
      }
      // What a crawl has found changes lineage: it is kept as of now, so that it can be asked for later.
      const recorded = reports.length === 0 ? null : await aetl.lineageHistory.record(NEVER_CANCELLED);
      if (recorded !== null && !recorded.ok) terminal.note(`aetl: ${say('lineage was not recorded: {0}', recorded.error.message)}\n`);
    } catch (error) {
      if (!isCancelled(error)) throw error;
      terminal.endProgress();
      terminal.note(`aetl: ${say('stopped; the same command goes on where it was')}\n`);
      status = EXIT.interrupted;
    } finally {
      await databases.close();
      await aetl.connections.close();
    }
    terminal.out(format === 'json' ? crawlJson(reports) : reports.map(crawlText).join(''));
    return status;
  },
};

export function crawlText({ connection, run, resumed, written, unchanged }: CrawlReport): string {
  const seconds = (((run.finishedAt ?? run.startedAt) - run.startedAt) / 1000).toFixed(1);
  const read = written + unchanged;
  const all =
    resumed > 0 || read === run.objects
      ? say('{0} {0|object|objects}', run.objects)
      : say('{0} of {1} {1|object|objects} read', read, run.objects);
  const lines = [
    say(
      '{0}: {1} in {2} s; {3} written, {4} as before, {5} {5|change|changes} since the last crawl',
      connection,
      all,
      seconds,
      written,
      unchanged,
      run.changes,
    ),
    ...(resumed > 0 ? [`  ${say('went on with an interrupted crawl that had read {0} {0|schema|schemas}', resumed)}`] : []),
    ...run.missed.map((missed) => `  ${say('could not read {0}', missed)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Somebody who asks for a part that there is not has made a mistake. */
function unmatchedScope({ schemas, include, exclude }: CrawlRequest, { written, unchanged, resumed }: CrawlReport): string | null {
  if (written + unchanged + resumed > 0 || schemas.length + include.length + exclude.length === 0) return null;
  const asked = Object.entries({ schema: schemas, include, exclude }).flatMap(([option, list]) =>
    list.map((item) => `--${option} ${item}`),
  );
  return say('there is nothing to read with {0}', asked.join(' '));
}

function crawlJson(reports: readonly CrawlReport[]): string {
  const crawls = reports.map(({ connection, run, resumed, written, unchanged }) => ({
    connection,
    run: run.id,
    startedAt: new Date(run.startedAt).toISOString(),
    finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
    objects: run.objects,
    changes: run.changes,
    written,
    unchanged,
    resumedSchemas: resumed,
    missed: run.missed,
  }));
  return `${JSON.stringify({ version: 1, crawls }, null, 2)}\n`;
}
