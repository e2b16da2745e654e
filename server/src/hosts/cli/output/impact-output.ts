import type { ImpactReport, ImpactReportPlace, SimulatedFinding, SimulationReport } from '../../../app/index.ts';
import type { Terminal } from '../terminal.ts';
import { countPlaces, groupPlaces, type ImpactGrouping } from './impact-groups.ts';
import { plural } from './plural.ts';

type Style = Pick<Terminal, 'style'>;

const COLOURS = { error: 'red', silent: 'yellow', influenced: 'dim' } as const;

/** Columns downstream that are written for people; programs get all. */
const MOST_COLUMNS = 20;

export function impactText(report: ImpactReport, grouping: ImpactGrouping, terminal: Style): string {
  const { changes, downstream, truncated, summary } = report;
  const title = `If ${changes.join(', and ')}: ${plural(summary.error, 'error')}, ${plural(summary.silent, 'silent change')}, ${plural(summary.influenced, 'thing')} influenced`;
  const lines = [title];
  for (const { title: name, places } of groupPlaces(report, grouping))
    lines.push('', `  ${name}`, ...places.flatMap((place) => placeLines(place, grouping, terminal)));
  if (downstream.length > 0) {
    lines.push('', `  Downstream: ${plural(downstream.length, 'column')}${truncated ? ', and more' : ''}`);
    for (const { path, rowsOnly } of downstream.slice(0, MOST_COLUMNS))
      lines.push(`    ${path.join(' → ')}${rowsOnly ? '  (rows only)' : ''}`);
    if (downstream.length > MOST_COLUMNS) lines.push(`    … ${downstream.length - MOST_COLUMNS} more; --format json has all`);
  }
  return `${lines.join('\n')}\n`;
}

function placeLines(
  { path, location, effect, reason, jobs, reports }: ImpactReportPlace,
  grouping: ImpactGrouping,
  terminal: Style,
): string[] {
  const place = `${path}:${location.range.start.line + 1}:${location.range.start.character + 1}`;
  const run = grouping === 'job' || jobs.length === 0 ? [] : [`run by ${some(jobs)}`];
  const shown = grouping === 'report' || reports.length === 0 ? [] : [`shown in ${some(reports)}`];
  const who = [...run, ...shown];
  return [
    `    ${place} ${terminal.style(COLOURS[effect], effect)}`,
    `      ${reason}`,
    ...(who.length === 0 ? [] : [terminal.style('dim', `      ${who.join('; ')}`)]),
  ];
}

/** Names that are written for people; programs get all. */
const MOST_NAMES = 5;

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
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
    `If ${changes.join(', and ')}:`,
    `  ${bound === 1 ? '1 file or view' : `${bound} files and views`} bound again; nothing was changed`,
  ];
  const list = (title: string, findings: readonly SimulatedFinding[]) => {
    if (findings.length > 0) lines.push('', `  ${title}`);
    for (const { path, location, code, severity, message } of findings) {
      const place = `${path}:${location.range.start.line + 1}:${location.range.start.character + 1}`;
      lines.push(`    ${place} ${terminal.style(severity === 'error' ? 'red' : 'yellow', severity)} ${message} [${code}]`);
    }
  };
  list(`Would be wrong: ${plural(appeared.length, 'finding')}`, appeared);
  list(`Would no longer be wrong: ${plural(disappeared.length, 'finding')}`, disappeared);
  if (appeared.length + disappeared.length === 0) lines.push('', '  aetl check would say what it says now');
  if (columns.length > 0) lines.push('', `  Columns that would be others: ${columns.length}`);
  for (const { table, column, difference, before, after } of columns)
    lines.push(
      `    ${table}.${column} ${DIFFERENCES[difference]}${difference === 'gone' || difference === 'new' ? '' : `: ${before || 'nothing'} → ${after || 'nothing'}`}`,
    );
  return `${lines.join('\n')}\n`;
}

const DIFFERENCES = { new: 'is new', gone: 'is gone', type: 'has another type', lineage: 'comes from elsewhere' } as const;

export function simulationJson(report: SimulationReport): string {
  const flat = (findings: readonly SimulatedFinding[]) => findings.map(({ location, ...rest }) => ({ ...rest, range: location.range }));
  return `${JSON.stringify({ version: 1, ...report, appeared: flat(report.appeared), disappeared: flat(report.disappeared) }, null, 2)}\n`;
}
