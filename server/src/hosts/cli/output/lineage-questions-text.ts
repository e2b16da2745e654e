import {
  type ExplanationReport,
  explanationLines,
  type LineageFinding,
  type PathsReport,
  pathLines,
  type UnusedReport,
} from '../../../app/index.ts';
import { say } from '../../../base/index.ts';
import type { Terminal } from '../terminal.ts';

export function explanationText(report: ExplanationReport): string {
  return explanationLines(report)
    .map(({ text }) => `${text}\n`)
    .join('');
}

export function pathsText(report: PathsReport): string {
  const { from, to, paths, truncated, isOtherWay } = report;
  if (paths.length === 0)
    return isOtherWay
      ? `${say('No value of {0} comes to {1}, but the other way round: {2}.', from, to, `aetl lineage ${to} --to ${from}`)}\n`
      : `${say('No value of {0} comes to {1}.', from, to)}\n`;
  const title = truncated
    ? say('The {0} shortest ways from {1} to {2}', paths.length, from, to)
    : say('{0} {0|way|ways} from {1} to {2}', paths.length, from, to);
  const lines = pathLines(report).map(({ text }) => (text === '' ? '' : `  ${text}`));
  return `${[title, '', ...lines].join('\n')}\n`;
}

export function unusedText({ tables, columns }: UnusedReport): string {
  const of = (use: string) => tables.filter((table) => table.use === use);
  const lines: string[] = [];
  const list = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push(...(lines.length > 0 ? [''] : []), title, ...items.map((item) => `  ${item}`));
  };
  const named = ({ table, kind }: { readonly table: string; readonly kind: string }) => `${table} (${kind})`;
  list(say('{0} {0|table|tables} that nothing writes or reads', of('untouched').length), of('untouched').map(named));
  list(say('{0} {0|table|tables} that something writes and nothing reads: ends, or left over', of('end').length), of('end').map(named));
  const byTable = new Map<string, string[]>();
  for (const { table, column } of columns) byTable.set(table, [...(byTable.get(table) ?? []), column]);
  list(
    say('{0} {0|column|columns} that nothing takes, of tables that are read', columns.length),
    [...byTable].map(([table, names]) => `${table}: ${names.join(', ')}`),
  );
  return lines.length === 0 ? `${say('Everything is used.')}\n` : `${lines.join('\n')}\n`;
}

export function findingsText(findings: readonly LineageFinding[], terminal: Pick<Terminal, 'style'>): string {
  if (findings.length === 0) return `${say('Nothing to say.')}\n`;
  const lines = findings.flatMap(({ code, message, path, location, way }) => {
    const place =
      path === null || location === null ? '' : `${path}:${location.range.start.line + 1}:${location.range.start.character + 1} `;
    const colour = code === 'personal-data' ? 'red' : 'yellow';
    return [`${place}${terminal.style(colour, code)}`, `  ${message}`, ...(way === null ? [] : [`  ${way.join(' → ')}`])];
  });
  return `${lines.join('\n')}\n`;
}
