import type { DiffReport, ReportedChange } from '../../../app/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { openProject } from '../open-project.ts';
import { type Arguments, formatOption, PROJECT_OPTIONS } from '../options.ts';
import { diffJson, diffText } from '../output/diff-output.ts';
import { reportProblem } from '../report-problem.ts';
import type { Verb } from '../verb.ts';

export const diff: Verb = {
  name: 'diff',
  about: 'show how the schemas of a database have changed, or how two databases differ',
  usage: 'CONNECTION [CONNECTION] [options]',
  details:
    'One connection: its last crawl against the one before, or the one that held at a time. Two: the last crawl of the second against that of the first.\nExit status 1 when there are differences, or those that --fail-on names.',
  options: {
    ...PROJECT_OPTIONS,
    at: { value: 'TIME', about: 'compare with what the first connection was like then: 2026-11-01, 2026-11-01T08:00:00Z' },
    to: { value: 'TIME', about: 'up to what the second one was like then, instead of its last crawl' },
    schema: { value: 'S', about: 'only this schema' },
    impact: { about: 'say which files use what has changed' },
    'fail-on': {
      value: 'WHAT',
      about: 'any (if not given), used (a change that a file uses), used-column-dropped, breaking (a change that breaks a file), nothing',
    },
    format: { value: 'F', about: 'text, json, or sql: statements that would make the second of the first, as a proposal' },
  },
  examples: [
    ['aetl diff warehouse --impact', 'what did the last crawl find changed, and who uses it?'],
    ['aetl crawl warehouse && aetl diff warehouse --fail-on used-column-dropped', 'in CI: stop when a column is gone that a file uses'],
    ['aetl diff warehouse --at 2026-11-01 --to 2026-11-15', 'what changed between two points in time?'],
    ['aetl diff dev prod --format sql', 'what would have to be done in dev to make it like prod?'],
  ],
  async run(args, terminal) {
    const format = formatOption('diff', args, ['text', 'json', 'sql']);
    const failOn = failOnOption(args);
    const [before, after = before, ...others] = args.names;
    if (before === undefined || after === undefined || others.length > 0) throw new UsageError('aetl diff needs one connection or two');
    const [at, until] = [timeOption(args, 'at'), timeOption(args, 'to')];
    const impact = args.has('impact') || (failOn !== 'any' && failOn !== 'nothing');
    const { aetl } = await openProject(args, terminal);
    const report = await aetl.databases
      .diff({ before, after, at, until, schema: args.text('schema'), impact })
      .finally(() => aetl.databases.close());
    const { migrationText } = await import('../../../app/index.ts');
    if (!report.ok) return reportProblem(terminal, before, report.error);
    terminal.out(
      format === 'json'
        ? diffJson(report.value)
        : format === 'sql'
          ? migrationText(report.value)
          : diffText(report.value, impact, terminal),
    );
    return fails(report.value, failOn) ? EXIT.findings : EXIT.ok;
  },
};

const FAIL_ON = ['any', 'used', 'used-column-dropped', 'breaking', 'nothing'] as const;
type FailOn = (typeof FAIL_ON)[number];

function failOnOption(args: Arguments): FailOn {
  const wanted = args.text('fail-on') ?? 'any';
  const found = FAIL_ON.find((name) => name === wanted);
  if (found === undefined) throw new UsageError(`--fail-on is ${FAIL_ON.join(', ')}, not "${wanted}"`);
  return found;
}

function fails({ changes }: DiffReport, on: FailOn): boolean {
  // What the database breaks in itself is no fault of a file.
  const inFiles = ({ places }: ReportedChange) => places.filter(({ role }) => role !== 'database');
  switch (on) {
    case 'nothing':
      return false;
    case 'any':
      return changes.length > 0;
    case 'used':
      return changes.some((change) => inFiles(change).length > 0);
    case 'breaking':
      return changes.some((change) => inFiles(change).some(({ effect }) => effect === 'breaks'));
    case 'used-column-dropped':
      // A column goes with its table or with the view that does not work any more, and a renamed one is gone for those who use the old name.
      return changes.some((reported) => inFiles(reported).length > 0 && isGone(reported.change));
  }
}

function isGone({ kind, after }: ReportedChange['change']): boolean {
  return GONE.has(kind) || (kind === 'change-validity' && after !== null);
}

const GONE: ReadonlySet<string> = new Set(['drop-column', 'rename-column', 'drop-object', 'rename-object']);

function timeOption(args: Arguments, name: 'at' | 'to'): number | null {
  const wanted = args.text(name);
  if (wanted === null) return null;
  const time = Date.parse(wanted);
  if (Number.isNaN(time)) throw new UsageError(`--${name} is a time such as 2026-11-01 or 2026-11-01T08:00:00Z, not "${wanted}"`);
  return time;
}
