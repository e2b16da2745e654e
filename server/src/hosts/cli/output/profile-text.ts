import type { ColumnProfile, DriftFinding, ProfileEntry, TableProfile } from '../../../app/index.ts';
import { say, sentence, tell } from '../../../base/index.ts';
import type { Terminal } from '../terminal.ts';

/** A profile as a table, a line for each column. */
export function profileText(profile: TableProfile, terminal: Pick<Terminal, 'style'>): string {
  const { table, rows, sampled, milliseconds, ended } = profile;
  const name = [table.schema, table.name].filter((part) => part !== null).join('.');
  const about = [rowsText(rows, sampled), `${milliseconds} ms`];
  const head = HEAD.map((word) => say(word));
  const lines = [head, ...profile.columns.map(cellsOf)];
  const widths = head.map((_, index) => Math.max(...lines.map((cells) => widthOf(cells[index] ?? ''))));
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
    ...(keys === '' ? [] : [say('keys: {0}', keys)]),
    ...(fresh === undefined ? [] : [say('newest: {0} ({1})', fresh.latest, fresh.column)]),
    ...profile.columns.flatMap(({ name: column, problem }) => (problem === null ? [] : [`${column}: ${tell(problem)}`])),
    ...(ended === null ? [] : [say('It is not whole: the {0} ended. Give it more, or a smaller sample.', say(ENDED[ended]))]),
    '',
    '',
  ].join('\n');
}

const ENDED = { budget: sentence('budget'), bytes: sentence('bytes') } as const;
const HEAD: readonly string[] = [
  sentence('column'),
  sentence('type'),
  sentence('nulls'),
  sentence('distinct'),
  sentence('min'),
  sentence('max'),
  sentence('mean'),
  sentence('most frequent, patterns'),
];

function rowsText(rows: number, sampled: number | null): string {
  return sampled === null ? say('{0} {0|row|rows}', rows) : say('{0} {0|row|rows} of a sample of {1} %', rows, sampled);
}

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
      ? [say('There is no earlier profile of it.')]
      : findings.length === 0
        ? [say('Nothing has changed.')]
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
  const lines = profiles.map(({ takenAt, rows, sampled }) => `${new Date(takenAt).toISOString()}  ${rowsText(rows, sampled)}`);
  return `${terminal.style('bold', table)}\n${lines.length > 0 ? lines.join('\n') : say('It was never profiled.')}\n\n`;
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
