import { say } from '../../base/index.ts';
import type { ColumnProfile, TableProfile } from '../../metadata/index.ts';
import { code } from '../markdown.ts';

const SHOWN_VALUES = 3;
const LONGEST = 30;

/** The last profile of a table, or of one of its columns, in two or three lines of Markdown; null for a column that it does not have. The profile is a masked one. */
export function profileCard(profile: TableProfile, column: string | null): string | null {
  if (column === null) return tableLines(profile).join('  \n');
  const found =
    profile.columns.find(({ name }) => name === column) ?? profile.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
  return found === undefined ? null : columnLines(found, profile).join('  \n');
}

function tableLines(profile: TableProfile): readonly string[] {
  const { candidateKeys, freshness } = profile;
  const [fresh] = freshness;
  const keys = candidateKeys.slice(0, SHOWN_VALUES).map((key) => key.map(code).join(' + '));
  return [
    `${rowsOf(profile)} · ${say('profiled {0}', moment(profile))}`,
    ...(keys.length > 0 ? [say('Candidate keys: {0}', keys.join(', '))] : []),
    ...(fresh === undefined ? [] : [say('Newest: {0} in {1}', code(fresh.latest), code(fresh.column))]),
  ];
}

function columnLines(column: ColumnProfile, profile: TableProfile): readonly string[] {
  const { rows, nulls, distinct, min, max, top } = column;
  const figures = [
    ...(rows > 0 ? [say('{0} null', percent(nulls, rows))] : []),
    ...(distinct === null ? [] : [say('{0} distinct', `${distinct.method === 'exact' ? '' : '~'}${count(distinct.count)}`)]),
    ...(min === null || max === null ? [] : [`${code(short(String(min)))} … ${code(short(String(max)))}`]),
  ];
  const values = top.slice(0, SHOWN_VALUES).map(({ value, count: times }) => `${code(short(value))} ${percent(times, rows)}`);
  return [
    figures.join(' · '),
    ...(values.length > 0 ? [say('Most frequent: {0}', values.join(', '))] : []),
    `_${say('of {0}, profiled {1}', rowsOf(profile), moment(profile))}_`,
  ].filter((line) => line !== '');
}

const count = (value: number): string => value.toLocaleString('en-US');
const rowsOf = ({ rows, sampled }: TableProfile): string =>
  sampled === null ? say('{0} rows', count(rows)) : say('{0} rows (a sample of {1} %)', count(rows), sampled);
const moment = ({ takenAt }: TableProfile): string => `${new Date(takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Number(((part / whole) * 100).toPrecision(3))} %`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line === '') return say('(empty)');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
