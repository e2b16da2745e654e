import type { ResultCell } from '../results.ts';
import type { ResultTable } from './result-table.ts';

/** How a database writes what an INSERT is made of. */
interface Writing {
  readonly name: (name: string) => string;
  readonly text: (text: string) => string;
  readonly bytes: (hex: string) => string;
  readonly truth: (value: boolean) => string;
}

/** Statements that the database of the rows would take; `target` is a name to be replaced. */
export function insertStatements({ columns, rows }: ResultTable, dialect: string | null): string {
  const writing = { ...STANDARD, ...(DIALECTS[dialect ?? ''] ?? {}) };
  const names = columns.map(({ name }) => writing.name(name)).join(', ');
  return rows.map((row) => `INSERT INTO target (${names}) VALUES (${row.map((cell) => literal(cell, writing)).join(', ')});\n`).join('');
}

const doubled = (text: string, quote: string): string => `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
const escaped = (text: string): string => text.replaceAll('\\', '\\\\');

const STANDARD: Writing = {
  name: (name) => doubled(name, '"'),
  text: (text) => doubled(text, "'"),
  bytes: (hex) => `X'${hex}'`,
  truth: (value) => (value ? 'TRUE' : 'FALSE'),
};
/** A backslash begins an escape in their strings, unless a mode of the server says otherwise. */
const MYSQL: Partial<Writing> = { name: (name) => doubled(name, '`'), text: (text) => doubled(escaped(text), "'") };
const DIGITS = { truth: (value: boolean) => (value ? '1' : '0') };
const DIALECTS: Readonly<Record<string, Partial<Writing>>> = {
  postgres: { bytes: (hex) => `'\\x${hex}'` },
  mysql: MYSQL,
  mariadb: MYSQL,
  tsql: {
    ...DIGITS,
    name: (name) => `[${name.replaceAll(']', ']]')}]`,
    text: (text) => `N${doubled(text, "'")}`,
    bytes: (hex) => `0x${hex}`,
  },
  oracle: { ...DIGITS, bytes: (hex) => `HEXTORAW('${hex}')` },
  bigquery: {
    name: (name) => `\`${escaped(name).replaceAll('`', '\\`')}\``,
    text: (text) => `'${escaped(text).replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`,
    bytes: (hex) => `FROM_HEX('${hex}')`,
  },
};

function literal(cell: ResultCell, writing: Writing): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : writing.text(String(cell));
  if (typeof cell === 'boolean') return writing.truth(cell);
  if (typeof cell === 'string') return writing.text(cell);
  // Half a picture, taken for the whole of it, would be worse than none.
  return cell.hex.length / 2 < cell.bytes ? `NULL /* ${cell.bytes} bytes, not fetched whole */` : writing.bytes(cell.hex);
}
