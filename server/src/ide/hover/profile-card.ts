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
  const { rows, candidateKeys, freshness } = profile;
  const [fresh] = freshness;
  const keys = candidateKeys.slice(0, SHOWN_VALUES).map((key) => key.map(code).join(' + '));
  return [
    `${count(rows)} rows${sampleOf(profile)} · profiled ${moment(profile)}`,
    ...(keys.length > 0 ? [`Candidate keys: ${keys.join(', ')}`] : []),
    ...(fresh === undefined ? [] : [`Newest: ${code(fresh.latest)} in ${code(fresh.column)}`]),
  ];
}

function columnLines(column: ColumnProfile, profile: TableProfile): readonly string[] {
  const { rows, nulls, distinct, min, max, top } = column;
  const figures = [
    ...(rows > 0 ? [`${percent(nulls, rows)} null`] : []),
    ...(distinct === null ? [] : [`${distinct.method === 'exact' ? '' : '~'}${count(distinct.count)} distinct`]),
    ...(min === null || max === null ? [] : [`${code(short(String(min)))} … ${code(short(String(max)))}`]),
  ];
  const values = top.slice(0, SHOWN_VALUES).map(({ value, count: times }) => `${code(short(value))} ${percent(times, rows)}`);
  return [
    figures.join(' · '),
    ...(values.length > 0 ? [`Most frequent: ${values.join(', ')}`] : []),
    `_of ${count(rows)} rows${sampleOf(profile)}, profiled ${moment(profile)}_`,
  ].filter((line) => line !== '');
}

const count = (value: number): string => value.toLocaleString('en-US');
const sampleOf = ({ sampled }: TableProfile): string => (sampled === null ? '' : ` (a sample of ${sampled} %)`);
const moment = ({ takenAt }: TableProfile): string => `${new Date(takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Number(((part / whole) * 100).toPrecision(3))} %`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line === '') return '(empty)';
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
