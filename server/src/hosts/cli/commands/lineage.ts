import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { isThingName, type ThingQuestion, thingLines } from '../../../app/index.ts';
import { NEVER_CANCELLED, say, sayAny } from '../../../base/index.ts';
import type { LineageDirection, LineageExportFormat, LineageGraph, LineageQueryParams } from '../../../protocol/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { chosenFiles, type OpenProject, openProject } from '../open-project.ts';
import { type Arguments, formatOption, PROJECT_OPTIONS } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { askPast, askPaths, askQuestion, QUESTION_OPTIONS, questionOf, timeOption } from './lineage-questions.ts';

export const lineage: Verb = {
  name: 'lineage',
  about: 'show where a column comes from and where it goes',
  usage: 'NAME|FILE|job:NAME|connection:NAME [options]  (or --all)',
  details:
    'NAME is a table (marts.daily) or a column (marts.daily.revenue); the schema may be left out where that is clear.\nFor a FILE, the lineage of each table and query that it writes is shown. job:NAME and connection:NAME are jobs (aetl jobs) and connections of aetl.yaml;\nfile:PATH and exposure:NAME are known too.',
  options: {
    ...PROJECT_OPTIONS,
    direction: { value: 'WAY', about: 'upstream (where it comes from), downstream (what uses it), or both' },
    depth: { value: 'N', about: 'steps to follow; all if not given' },
    to: { value: 'NAME', about: 'the ways of values from NAME to this column or table, shortest first' },
    all: { about: 'everything that is known, instead of one name' },
    ...QUESTION_OPTIONS,
    at: { value: 'TIME', about: 'as it was recorded by then: 2026-11-01, 2026-11-01T08:00:00Z' },
    format: {
      value: 'F',
      about:
        'text, json, mermaid, dot, html (one page with the interactive graph), csv, graphml, openlineage, or neo4j (two files for its bulk import)',
    },
    import: { value: 'FILES', about: 'files of OpenLineage events or dbt artifacts to read too, with commas between them' },
    jobs: {
      about:
        'show jobs, files, reports and connections between the tables, too: mermaid, dot, csv (json, graphml and neo4j always have them)',
    },
    events: { value: 'KIND', about: 'openlineage: job (what the SQL says; the default) or run, for readers that know only runs' },
    output: { value: 'PATH', about: 'write to a file instead of stdout; a folder for neo4j' },
  },
  examples: [
    ['aetl lineage marts.daily_revenue.revenue', 'the whole way of one column'],
    ['aetl lineage raw.orders --direction downstream --depth 1', 'who reads a table'],
    ['aetl lineage raw.orders.amount --to marts.daily_revenue', 'on which ways values come from here to there'],
    ['aetl lineage marts.daily_revenue.revenue --explain', 'how it is computed, in sentences'],
    ['aetl lineage marts.daily_revenue.revenue --at 2026-10-31', 'how it was computed last month, if aetl lineage --record ran by then'],
    ['aetl lineage job:nightly', 'what a job runs, reads and writes, and which jobs and reports need that'],
    ['aetl lineage --unused', 'what could be deleted'],
    ['aetl lineage --findings --format json', 'personal data in marts, columns that much depends on and nobody describes'],
    ['aetl lineage --all --format openlineage --output lineage.ndjson', 'everything, for a lineage server'],
    ['aetl lineage marts.daily_revenue --format html --output daily.html', 'a page to look at and to send around'],
  ],
  async run(args, terminal) {
    const asked = questionOf(args);
    const to = args.text('to');
    if (args.text('at') !== null && (asked !== null || to !== null))
      throw new UsageError(`--at goes with the name of a table, column, job or file alone, not with --${asked ?? 'to'}`);
    if (asked !== null) return askQuestion(asked, args, terminal);
    const [name, ...others] = args.names;
    if (to !== null) {
      if (name === undefined || others.length > 0)
        throw new UsageError('--to needs one name to begin from: aetl lineage raw.orders.amount --to marts.daily');
      return askPaths(name, to, args, terminal);
    }
    const format = formatOption('lineage', args, FORMATS);
    const all = args.has('all');
    if (all ? name !== undefined : name === undefined || others.length > 0)
      throw new UsageError('aetl lineage needs one name of a table, a column or a file, or --all and no name');
    if (all && (args.text('depth') !== null || args.text('direction') !== null))
      throw new UsageError('--all is everything: --depth and --direction go with the name of a table, a column or a file');
    if (format === 'neo4j' && args.text('output') === null) throw new UsageError('neo4j needs a folder for its two files: --output DIR');
    const runs = runsOf(args);
    const question = { direction: directionOf(args), depth: depthOf(args) };
    const time = timeOption(args);
    if (time !== null && (name === undefined || format === 'neo4j' || args.text('output') !== null))
      throw new UsageError('--at needs one name, and writes to stdout in any format but neo4j');
    const project = await openProject(args, terminal);
    if (time !== null && name !== undefined && format !== 'neo4j')
      return askPast(time, { name, ...question }, format, { aetl: project.aetl, terminal });
    if (name !== undefined && isThingName(name)) {
      await writeThing({ name, ...question }, { format, runs, things: args.has('jobs'), output: args.text('output') }, project, terminal);
      return EXIT.ok;
    }
    await project.aetl.readDefinitions(NEVER_CANCELLED);
    if (name === undefined || isForPrograms(format)) {
      const graphs =
        name === undefined
          ? [await project.aetl.interchange.wholeLineage(NEVER_CANCELLED)]
          : await graphsOf(project, await targetsOf(project, name), question);
      await writeGraphs(graphs, { format, runs, things: args.has('jobs'), output: args.text('output') }, project, terminal);
      return EXIT.ok;
    }
    const targets = await targetsOf(project, name);
    if (targets.length > 1 && format === 'html')
      throw new UsageError(say('{0} writes {1}; name one of them for a page', name, targets.join(', ')));
    const answers: string[] = [];
    if (format === 'text' && targets[0] !== name) answers.push(await headOfFile(name, question, project));
    for (const target of targets) {
      const answer = await project.aetl.exportLineage({ name: target, ...question }, format, NEVER_CANCELLED, args.has('jobs'));
      if (answer !== null) answers.push(answer);
    }
    const text = format === 'json' && answers.length > 1 ? `[${answers.map((answer) => answer.trim()).join(',\n')}]\n` : answers.join('\n');
    const output = args.text('output');
    if (output === null) terminal.out(text.endsWith('\n') ? text : `${text}\n`);
    else await writeWhole(output, text);
    return EXIT.ok;
  },
};

type Format = LineageExportFormat | 'neo4j';

const FORMATS: readonly [Format, ...Format[]] = ['text', 'json', 'mermaid', 'dot', 'html', 'csv', 'graphml', 'neo4j', 'openlineage'];

/** What several tables of a file have in common must be in it once. */
function isForPrograms(format: Format): format is 'csv' | 'graphml' | 'neo4j' | 'openlineage' {
  return format === 'csv' || format === 'graphml' || format === 'neo4j' || format === 'openlineage';
}

async function graphsOf(
  { aetl }: OpenProject,
  targets: readonly string[],
  question: Pick<LineageQueryParams, 'direction' | 'depth'>,
): Promise<LineageGraph[]> {
  const graphs: LineageGraph[] = [];
  for (const target of targets) {
    const graph = await aetl.queryLineage({ name: target, ...question }, NEVER_CANCELLED);
    if (graph !== null) graphs.push(graph);
  }
  return graphs;
}

interface Writing {
  readonly format: Format;
  readonly runs: boolean;
  readonly things: boolean;
  readonly output: string | null;
}

async function writeThing(question: ThingQuestion, writing: Writing, project: OpenProject, terminal: Terminal): Promise<void> {
  const { aetl } = project;
  const { format, output } = writing;
  const answer = await aetl.thingLineage(question, NEVER_CANCELLED);
  if (!answer.ok) throw new UsageError(answer.error);
  if (format === 'neo4j') return writeGraphs([answer.value.graph], writing, project, terminal);
  const text = await aetl.interchange.writeThing(answer.value, format, writing);
  if (output === null) terminal.out(text);
  else await writeWhole(output, text);
}

/** Of a folder with more files only their lineage is shown. */
const MOST_HEADS = 20;

/** Who runs a file, and what it has to do with others. */
async function headOfFile(name: string, question: Omit<ThingQuestion, 'name'>, project: OpenProject): Promise<string> {
  const heads: string[] = [];
  const files = chosenFiles(project, [name]);
  for (const { path: file } of files.length > MOST_HEADS ? [] : files) {
    const answer = await project.aetl.thingLineage({ name: `file:${file}`, ...question }, NEVER_CANCELLED);
    if (answer.ok) heads.push(`${thingLines(answer.value).join('\n')}\n`);
  }
  return heads.join('');
}

async function writeGraphs(
  graphs: readonly LineageGraph[],
  { format, runs, things, output }: Writing,
  { aetl }: OpenProject,
  terminal: Terminal,
): Promise<void> {
  if (format !== 'neo4j') {
    const text = await aetl.interchange.writeLineage(graphs, format, { runs, things });
    if (output === null) terminal.out(text);
    else await writeWhole(output, text);
    return;
  }
  const folder = output ?? '.';
  await makeFolder(folder);
  for (const [file, text] of Object.entries(aetl.interchange.writeNeo4j(graphs))) await writeWhole(path.join(folder, file), text);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function runsOf(args: Arguments): boolean {
  const wanted = args.text('events') ?? 'job';
  if (wanted === 'job' || wanted === 'run') return wanted === 'run';
  throw new UsageError(`--events is job or run, not "${wanted}"`);
}

/** A kill leaves the old file or the new one, never half of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function targetsOf(project: OpenProject, name: string): Promise<readonly string[]> {
  const { aetl } = project;
  const isFile = existsSync(path.resolve(name)) || existsSync(path.resolve(project.folder, name));
  const found = aetl.findLineage(name);
  if (found.found === 'one') return [name];
  if (isFile) {
    const targets = [...new Set(chosenFiles(project, [name]).flatMap((file) => aetl.lineageTargets(file.uri)))];
    if (targets.length === 0) throw new UsageError(say('{0} holds no statement that moves data', name));
    return targets;
  }
  if (found.found === 'several')
    throw new UsageError(say('{0} could be {1}; write more of the name', name, found.candidates.slice(0, 8).join(', ')));
  // There is something to say of a column that is no more.
  if ((await aetl.goneColumn(name, NEVER_CANCELLED)) !== null) return [name];
  const suggestions = aetl.lineageNamesLike(name);
  throw new UsageError(
    suggestions.length > 0
      ? say('there is no table, column or file {0}; did you mean {1}?', name, sayAny(suggestions))
      : say('there is no table, column or file {0} in this project; aetl check shows what AETL reads', name),
  );
}

function directionOf(args: Arguments): LineageDirection {
  const wanted = args.text('direction') ?? 'both';
  if (wanted === 'upstream' || wanted === 'downstream' || wanted === 'both') return wanted;
  throw new UsageError(`--direction is upstream, downstream or both, not "${wanted}"`);
}

function depthOf(args: Arguments): number {
  const wanted = args.text('depth');
  if (wanted === null) return Number.MAX_SAFE_INTEGER;
  const depth = Number(wanted);
  if (Number.isInteger(depth) && depth > 0) return depth;
  throw new UsageError(`--depth is a number of steps from 1 on, not "${wanted}"`);
}
