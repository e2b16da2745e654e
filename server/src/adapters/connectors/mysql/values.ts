import mysql, { type FieldPacket } from 'mysql2';
import type { CellValue } from '../../../metadata/index.ts';

const { Types } = mysql;

/** A value as the driver reads it, which gives text for decimals, dates and integers that a double cannot hold. */
export function readCell(value: unknown, field: FieldPacket | undefined): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return field?.columnType === Types.FLOAT ? shortest(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

/** The shortest decimal that is the same single-precision number: 0.1, not 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 6; digits <= 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}

const UNSIGNED = 32;
const BINARY_CHARSET = 63;

export function typeName(field: FieldPacket): string | null {
  const { columnType, columnLength = 0, decimals = 0, flags } = field;
  const unsigned = typeof flags === 'number' && (flags & UNSIGNED) !== 0 ? ' unsigned' : '';
  const isBinary = (field as { readonly characterSet?: number }).characterSet === BINARY_CHARSET;
  switch (columnType) {
    case Types.TINY:
      return `tinyint${unsigned}`;
    case Types.SHORT:
      return `smallint${unsigned}`;
    case Types.INT24:
      return `mediumint${unsigned}`;
    case Types.LONG:
      return `int${unsigned}`;
    case Types.LONGLONG:
      return `bigint${unsigned}`;
    case Types.DECIMAL:
    case Types.NEWDECIMAL:
      return `decimal(${columnLength - (decimals > 0 ? 2 : 1)},${decimals})`;
    case Types.VARCHAR:
    case Types.VAR_STRING:
      return isBinary ? `varbinary(${columnLength})` : 'varchar';
    case Types.STRING:
      return isBinary ? `binary(${columnLength})` : 'char';
    case Types.TINY_BLOB:
    case Types.MEDIUM_BLOB:
    case Types.LONG_BLOB:
    case Types.BLOB:
      return isBinary ? 'blob' : 'text';
    default:
      return columnType === undefined ? null : ((Types as unknown as Readonly<Record<number, string>>)[columnType]?.toLowerCase() ?? null);
  }
}
