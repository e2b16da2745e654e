import type { ColumnProfile, DriftFinding, ProfileEntry, TableProfile } from '../../../app/index.ts';
import { tell } from '../../../base/index.ts';
import type { Terminal } from '../terminal.ts';
import { plural } from './plural.ts';

/** A profile as a table, a line for each column. */
export function profileText(profile: TableProfile, terminal: Pick<Terminal, 'style'>): string {
  const { table, rows, sampled, milliseconds, ended } = profile;
  const name = [table.schema, table.name].filter((part) => part !== null).join('.');
  const about = [`${plural(rows, 'row')}${sampled === null ? '' : ` of a sample of ${sampled} %`}`, `${milliseconds} ms`];
  const lines = [HEAD, ...profile.columns.map(cellsOf)];
  const widths = HEAD.map((_, index) => Math.max(...lines.map((cells) => widthOf(cells[index] ?? ''))));
  const keys = profile.candidateKeys.map((key) => key.join(' + ')).join(', ');
  const [fresh] = profile.freshness;
  return [
    `${terminal.style('bold', name)}  ${about.join(', ')}`,
    ...lines.map((cells) =>
      cells
        .map((cell, index) => `${cell}${' '.repeat((widths[index] ?? 0) - widthOf(cell))}`)
        .join('  ')
        .trimEnd(),
    ),
    ...(keys === '' ? [] : [`keys: ${keys}`]),
    ...(fresh === undefined ? [] : [`newest: ${fresh.latest} (${fresh.column})`]),
    ...profile.columns.flatMap(({ name: column, problem }) => (problem === null ? [] : [`${column}: ${tell(problem)}`])),
    ...(ended === null ? [] : [`It is not whole: the ${ended} ended. Give it more, or a smaller sample.`]),
    '',
    '',
  ].join('\n');
}

const HEAD: readonly string[] = ['column', 'type', 'nulls', 'distinct', 'min', 'max', 'mean', 'most frequent, patterns'];

function cellsOf(column: ColumnProfile): readonly string[] {
  const { distinct, numbers, rows, nulls } = column;
  const [top] = column.top;
  const patterns = column.patterns.map(({ pattern, matches, of }) => `${pattern} ${percent(matches, of)}`);
  return [
    column.name,
    column.type,
    percent(nulls, rows),
    distinct === null ? '' : `${distinct.method === 'exact' ? '' : '~'}${distinct.count}`,
    short(column.min),
    short(column.max),
    numbers === null || numbers.mean === null ? '' : String(Number(numbers.mean.toPrecision(6))),
    [...(top === undefined ? [] : [`${short(top.value)} ×${top.count}`]), ...patterns].join(', '),
  ].map((cell) => cell.replace(/\p{Cc}/gu, '·'));
}

export function driftText(table: string, findings: readonly DriftFinding[] | null, terminal: Pick<Terminal, 'style'>): string {
  const lines =
    findings === null
      ? ['There is no earlier profile of it.']
      : findings.length === 0
        ? ['Nothing has changed.']
        : findings.map(
            ({ severity, column, message }) =>
              `${terminal.style(COLORS[severity], severity.padEnd(8))}${column === null ? '' : `${column}: `}${message}`,
          );
  return `${terminal.style('bold', table)}\n${lines.join('\n')}\n\n`;
}

/** A line for each profile that is kept, the newest first. */
export function historyText(
  table: string,
  profiles: readonly Pick<ProfileEntry, 'takenAt' | 'rows' | 'sampled'>[],
  terminal: Pick<Terminal, 'style'>,
): string {
  const lines = profiles.map(
    ({ takenAt, rows, sampled }) =>
      `${new Date(takenAt).toISOString()}  ${plural(rows, 'row')}${sampled === null ? '' : ` of a sample of ${sampled} %`}`,
  );
  return `${terminal.style('bold', table)}\n${lines.length > 0 ? lines.join('\n') : 'It was never profiled.'}\n\n`;
}

const COLORS = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

const percent = (part: number, whole: number): string => (whole === 0 ? '' : `${Number(((part / whole) * 100).toPrecision(3))} %`);

function short(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

/** Korean letters and emoji take two columns of a terminal. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(letter) ? 2 : 1),
    0,
  );
}
