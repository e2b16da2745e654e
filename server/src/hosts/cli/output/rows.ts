import type { CellValue, ResultColumn } from '../../../app/index.ts';

type Rows = readonly (readonly CellValue[])[];

/** Wider cells are cut in text; the other formats keep them whole. */
const WIDEST = 60;

export function textTable(columns: readonly ResultColumn[], rows: Rows): string {
  const cells = rows.map((row) => row.map((cell) => shortened(cell === null ? 'NULL' : plain(cell))));
  const names = columns.map(({ name }) => shortened(name));
  const widths = names.map((name, at) => cells.reduce((width, row) => Math.max(width, widthOf(row[at] ?? '')), widthOf(name)));
  const isNumber = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (isNumber[at] === true ? `${blanks(cell, widths[at])}${cell}` : `${cell}${blanks(cell, widths[at])}`))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return `${[line(names), rule, ...cells.map(line)].join('\n')}\n`;
}

/** After RFC 4180; nothing at all is an empty cell, and an empty text is `""`. */
export function csvRows(columns: readonly ResultColumn[], rows: Rows): string {
  const lines = [
    columns.map(({ name }) => csvText(name)),
    ...rows.map((row) => row.map((cell) => (cell === null ? '' : csvText(plain(cell))))),
  ];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

export function jsonRows(columns: readonly ResultColumn[], rows: Rows, truncated: 'rows' | 'bytes' | null): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null || isJson(cell) ? cell : plain(cell))));
  return `${JSON.stringify({ columns, rows: cells, truncated }, null, 2)}\n`;
}

function isJson(cell: NonNullable<CellValue>): boolean {
  return typeof cell === 'string' || typeof cell === 'boolean' || (typeof cell === 'number' && Number.isFinite(cell));
}

function plain(cell: NonNullable<CellValue>): string {
  if (typeof cell !== 'object') return String(cell);
  return `0x${Array.from(cell, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function csvText(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line;
}

/** Places that a terminal takes for a text: two for Chinese, Japanese and Korean signs and for pictures. */
function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (WIDE.test(sign) ? 2 : 1), 0);
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function blanks(text: string, width = 0): string {
  return ' '.repeat(Math.max(0, width - widthOf(text)));
}
