import type { ImpactReport, ImpactReportPlace, SimulatedFinding, SimulationReport } from '../../../app/index.ts';
import { say, sentence } from '../../../base/index.ts';
import type { Terminal } from '../terminal.ts';
import { countPlaces, groupPlaces, type ImpactGrouping } from './impact-groups.ts';

type Style = Pick<Terminal, 'style'>;

const COLOURS = { error: 'red', silent: 'yellow', influenced: 'dim' } as const;

/** Columns downstream that are written for people; programs get all. */
const MOST_COLUMNS = 20;

export function impactText(report: ImpactReport, grouping: ImpactGrouping, terminal: Style): string {
  const { changes, notes, downstream, truncated, summary } = report;
  const title = say(
    'If {0}: {1} {1|error|errors}, {2} {2|silent change|silent changes}, {3} {3|thing|things} influenced',
    together(changes),
    summary.error,
    summary.silent,
    summary.influenced,
  );
  const lines = [title, ...notes.map((note) => `  ${note}`)];
  for (const { title: name, places } of groupPlaces(report, grouping))
    lines.push('', `  ${name}`, ...places.flatMap((place) => placeLines(place, grouping, terminal)));
  if (downstream.length > 0) {
    lines.push(
      '',
      `  ${say(truncated ? 'Downstream: {0} {0|column|columns}, and more' : 'Downstream: {0} {0|column|columns}', downstream.length)}`,
    );
    for (const { path, rowsOnly } of downstream.slice(0, MOST_COLUMNS))
      lines.push(`    ${path.join(' → ')}${rowsOnly ? `  (${say('rows only')})` : ''}`);
    if (downstream.length > MOST_COLUMNS) lines.push(`    ${say('… {0} more; --format json has all', downstream.length - MOST_COLUMNS)}`);
  }
  return `${lines.join('\n')}\n`;
}

function placeLines(
  { path, location, effect, reason, jobs, reports }: ImpactReportPlace,
  grouping: ImpactGrouping,
  terminal: Style,
): string[] {
  const place = `${path}:${location.range.start.line + 1}:${location.range.start.character + 1}`;
  const run = grouping === 'job' || jobs.length === 0 ? [] : [say('run by {0}', some(jobs))];
  const shown = grouping === 'report' || reports.length === 0 ? [] : [say('shown in {0}', some(reports))];
  const who = [...run, ...shown];
  return [
    `    ${place} ${terminal.style(COLOURS[effect], effect)}`,
    `      ${reason}`,
    ...(who.length === 0 ? [] : [terminal.style('dim', `      ${who.join('; ')}`)]),
  ];
}

function together(changes: readonly string[]): string {
  return changes.reduce((left, right) => say('{0}, and {1}', left, right));
}

/** Names that are written for people; programs get all. */
const MOST_NAMES = 5;

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? say('{0} and {1} more', names.slice(0, MOST_NAMES).join(', '), more) : names.join(', ');
}

export function impactJson(report: ImpactReport): string {
  const places = report.places.map(({ location, ...rest }) => ({ ...rest, range: location.range }));
  const jobs = report.jobs.map((job) => ({ ...job, ...countPlaces(report.places, 'jobs', job.name) }));
  const reports = [...new Set(report.places.flatMap((place) => place.reports))].sort();
  const counted = reports.map((name) => ({ name, ...countPlaces(report.places, 'reports', name) }));
  return `${JSON.stringify({ version: 1, ...report, places, jobs, reports: counted }, null, 2)}\n`;
}

export function simulationText({ changes, appeared, disappeared, columns, bound }: SimulationReport, terminal: Style): string {
  const lines = [
    say('If {0}:', together(changes)),
    `  ${say('{0} {0|file or view|files and views} bound again; nothing was changed', bound)}`,
  ];
  const list = (title: string, findings: readonly SimulatedFinding[]) => {
    if (findings.length > 0) lines.push('', `  ${title}`);
    for (const { path, location, code, severity, message } of findings) {
      const place = `${path}:${location.range.start.line + 1}:${location.range.start.character + 1}`;
      lines.push(`    ${place} ${terminal.style(severity === 'error' ? 'red' : 'yellow', severity)} ${message} [${code}]`);
    }
  };
  list(say('Would be wrong: {0} {0|finding|findings}', appeared.length), appeared);
  list(say('Would no longer be wrong: {0} {0|finding|findings}', disappeared.length), disappeared);
  if (appeared.length + disappeared.length === 0) lines.push('', `  ${say('aetl check would say what it says now')}`);
  if (columns.length > 0) lines.push('', `  ${say('Columns that would be others: {0}', columns.length)}`);
  for (const { table, column, difference, before, after } of columns)
    lines.push(
      `    ${table}.${column} ${say(DIFFERENCES[difference])}${difference === 'gone' || difference === 'new' ? '' : `: ${before || say('nothing')} → ${after || say('nothing')}`}`,
    );
  return `${lines.join('\n')}\n`;
}

const DIFFERENCES = {
  new: sentence('is new'),
  gone: sentence('is gone'),
  type: sentence('has another type'),
  lineage: sentence('comes from elsewhere'),
} as const;

export function simulationJson(report: SimulationReport): string {
  const flat = (findings: readonly SimulatedFinding[]) => findings.map(({ location, ...rest }) => ({ ...rest, range: location.range }));
  return `${JSON.stringify({ version: 1, ...report, appeared: flat(report.appeared), disappeared: flat(report.disappeared) }, null, 2)}\n`;
}
