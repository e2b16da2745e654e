import oracledb, { type FetchTypeResponse, type Metadata } from 'oracledb';
import type { CellValue } from '../../../metadata/index.ts';

/** What the driver says about a column of a result. */
export type DriverColumn = Pick<Metadata<unknown>, 'dbType' | 'dbTypeName' | 'byteSize' | 'precision' | 'scale'>;

/** Numbers come as text, with all of their digits, and large objects whole. */
export function fetchAs({ dbType }: DriverColumn): FetchTypeResponse | undefined {
  switch (dbType) {
    case oracledb.DB_TYPE_NUMBER:
    case oracledb.DB_TYPE_CLOB:
      return { type: oracledb.DB_TYPE_VARCHAR };
    case oracledb.DB_TYPE_NCLOB:
      return { type: oracledb.DB_TYPE_NVARCHAR };
    case oracledb.DB_TYPE_BLOB:
      return { type: oracledb.DB_TYPE_RAW };
    default:
      return undefined;
  }
}

/** Whole numbers that a double holds exactly become numbers; other NUMBERs stay text. */
export function cellReader({ dbType }: DriverColumn): (value: unknown) => CellValue {
  if (dbType === oracledb.DB_TYPE_NUMBER) return (value) => (typeof value === 'string' ? numberCell(value) : null);
  return otherCell;
}

function numberCell(text: string): CellValue {
  return /^-?\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text.replace(/^(-?)\./, '$10.');
}

function otherCell(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof oracledb.IntervalYM) return interval(`${value.years}-${value.months}`);
  if (value instanceof oracledb.IntervalDS)
    return interval(
      `${value.days} ${value.hours}:${value.minutes}:${value.seconds}.${String(Math.abs(value.fseconds ?? 0)).padStart(9, '0')}`,
    );
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Each part of a negative interval is negative; people write one sign. */
function interval(text: string): string {
  return text.includes('-') && /(^|[\s:])-/.test(text) ? `-${text.replace(/(^|[\s:-])-/g, '$1')}` : text;
}

/** The type as DDL writes it, as far as the protocol tells. */
export function typeName({ dbTypeName = '', byteSize, precision, scale }: DriverColumn): string {
  if (dbTypeName === 'NUMBER') {
    if (precision === undefined || precision === 0) return 'NUMBER';
    return scale === undefined || scale === 0 ? `NUMBER(${precision})` : `NUMBER(${precision},${scale})`;
  }
  return SIZED.has(dbTypeName) && byteSize !== undefined ? `${dbTypeName}(${byteSize})` : dbTypeName;
}

const SIZED: ReadonlySet<string> = new Set(['VARCHAR2', 'NVARCHAR2', 'CHAR', 'NCHAR', 'RAW']);
