import type { ProfiledColumn, ProfiledTable } from '../profiles.ts';
import type { ResultTable } from './result-table.ts';
import { writeResults } from './write-results.ts';

/** A profile as a file: JSON that `aetl profile --compare` reads, or a line for each column. */
export function profileText(format: 'csv' | 'json' | 'markdown', profile: ProfiledTable): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ version: 1, profiles: [profile] }, null, 2)}\n`;
    case 'csv':
      return writeResults('csv', columnRows(profile));
    case 'markdown':
      return markdown(profile);
  }
}

function markdown(profile: ProfiledTable): string {
  const { table, rows, sampled, takenAt, candidateKeys, freshness } = profile;
  const name = [table.schema, table.name].filter((part) => part !== null).join('.');
  const [fresh] = freshness;
  const facts = [
    `${rows.toLocaleString('en')} rows${sampled === null ? '' : ` (a sample of ${sampled} %)`}`,
    new Date(takenAt).toISOString(),
    ...(candidateKeys.length > 0 ? [`keys: ${candidateKeys.map((key) => key.join(' + ')).join(', ')}`] : []),
    ...(fresh === undefined ? [] : [`newest: ${fresh.latest} (${fresh.column})`]),
  ];
  return `## ${escaped(name)}\n\n${facts.map(escaped).join(' · ')}\n\n${writeResults('markdown', columnRows(profile))}`;
}

const escaped = (text: string): string => text.replace(/[\\`*_<>[\]|#]/g, '\\$&');

const HEAD = [
  'column',
  'type',
  'rows',
  'nulls %',
  'distinct',
  'min',
  'max',
  'mean',
  'deviation',
  'most frequent',
  'patterns',
  'domain',
  'note',
];

function columnRows({ columns }: ProfiledTable): ResultTable {
  return { columns: HEAD.map((name) => ({ name, type: null })), rows: columns.map(cellsOf) };
}

function cellsOf(column: ProfiledColumn): ResultTable['rows'][number] {
  const { rows, nulls, distinct, numbers, top, patterns, domain } = column;
  return [
    column.name,
    column.type,
    rows,
    rows === 0 ? null : rounded((100 * nulls) / rows),
    distinct?.count ?? null,
    column.min,
    column.max,
    rounded(numbers?.mean ?? null),
    rounded(numbers?.deviation ?? null),
    top.map(({ value, count }) => `${value} (${count})`).join('; ') || null,
    patterns.map(({ pattern, matches, of }) => `${pattern} ${Math.round((100 * matches) / of)} %`).join('; ') || null,
    domain?.name ?? null,
    column.problem,
  ];
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6));
}
