import type { ImpactReport, SimulatedFinding, SimulationReport } from '../../../app/index.ts';
import type { Terminal } from '../terminal.ts';
import { plural } from './plural.ts';

type Style = Pick<Terminal, 'style'>;

const COLOURS = { error: 'red', silent: 'yellow', influenced: 'dim' } as const;

/** Columns downstream that are written for people; programs get all. */
const MOST_COLUMNS = 20;

export function impactText({ changes, places, downstream, truncated, summary }: ImpactReport, terminal: Style): string {
  const title = `If ${changes.join(', and ')}: ${plural(summary.error, 'error')}, ${plural(summary.silent, 'silent change')}, ${plural(summary.influenced, 'thing')} influenced`;
  const lines = [title];
  const groups = new Map<string, string[]>();
  for (const { path, location, effect, reason, group } of places) {
    const name = `${group.kind.replace('-', ' ')} ${group.name}`;
    const of = groups.get(name) ?? [];
    groups.set(name, of);
    of.push(
      `    ${path}:${location.range.start.line + 1}:${location.range.start.character + 1} ${terminal.style(COLOURS[effect], effect)}`,
      `      ${reason}`,
    );
  }
  for (const [name, of] of groups) lines.push('', `  ${name}`, ...of);
  if (downstream.length > 0) {
    lines.push('', `  Downstream: ${plural(downstream.length, 'column')}${truncated ? ', and more' : ''}`);
    for (const { path, rowsOnly } of downstream.slice(0, MOST_COLUMNS))
      lines.push(`    ${path.join(' → ')}${rowsOnly ? '  (rows only)' : ''}`);
    if (downstream.length > MOST_COLUMNS) lines.push(`    … ${downstream.length - MOST_COLUMNS} more; --format json has all`);
  }
  return `${lines.join('\n')}\n`;
}

export function impactJson(report: ImpactReport): string {
  const places = report.places.map(({ path, location, effect, reason, group }) => ({ path, range: location.range, effect, reason, group }));
  return `${JSON.stringify({ version: 1, ...report, places }, null, 2)}\n`;
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
