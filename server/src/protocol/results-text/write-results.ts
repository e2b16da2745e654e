import { csvField } from '../csv-field.ts';
import type { ResultCell, ResultColumnInfo, ResultFormat } from '../results.ts';
import { cellText } from './cell-text.ts';
import { insertStatements } from './insert-statements.ts';
import type { ResultTable } from './result-table.ts';

/** The text of a file of results. Binary values are written as far as they were fetched. */
export function writeResults(format: ResultFormat, table: ResultTable): string {
  switch (format) {
    case 'csv':
      return csv(table);
    case 'json':
      return json(table);
    case 'markdown':
      return markdown(table);
    case 'insert':
      return insertStatements(table, table.dialect ?? null);
  }
}

/** Tab-separated, as spreadsheets paste it. */
export function tabSeparated(rows: readonly (readonly ResultCell[])[]): string {
  return rows.map((row) => row.map((cell) => cellText(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

function csv({ columns, rows }: ResultTable): string {
  const lines = [columns.map(({ name }) => csvField(name)).join(',')];
  for (const row of rows)
    lines.push(row.map((cell) => (cell === null ? '' : csvField(cellText(cell), typeof cell === 'string'))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function json({ columns, rows }: ResultTable): string {
  const names = uniqueNames(columns);
  const records = rows.map((row) =>
    Object.fromEntries(
      row.map((cell, at) => [names[at] ?? `column ${at + 1}`, typeof cell === 'object' && cell !== null ? cellText(cell) : cell]),
    ),
  );
  return `${JSON.stringify(records, null, 2)}\n`;
}

/** Two columns of a query may have one name; in a record they cannot. */
function uniqueNames(columns: readonly ResultColumnInfo[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ name }) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}_${count}`;
    taken.add(unique);
    return unique;
  });
}

function markdown({ columns, rows }: ResultTable): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\r?\n/g, '<br>')).join(' | ')} |`;
  return `${[
    line(columns.map(({ name }) => name)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => (cell === null ? '' : cellText(cell))))),
  ].join('\n')}\n`;
}
