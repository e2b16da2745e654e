import { join } from '../bytes.ts';
import { encodeNumber, ub, withLength } from './wire.ts';

/** Types of columns that the fake can send. Numbers, dates and times are given as text. */
export type TtcType =
  | 'number'
  | 'varchar'
  | 'long'
  | 'date'
  | 'timestamp'
  | 'timestamp-tz'
  | 'timestamp-ltz'
  | 'double'
  | 'raw'
  | 'clob'
  | 'blob';

export interface TtcColumn {
  readonly name: string;
  readonly type: TtcType;
  readonly precision: number;
  readonly scale: number;
}

/** Columns out of `NAME` (of varchar) and `NAME:type`, such as `N:number(12,2)`. */
export function ttcColumns(...texts: readonly string[]): readonly TtcColumn[] {
  return texts.map((text) => {
    const [name = '', type = 'varchar', precision = '0', scale = '0'] = text.split(/[:(,)]/);
    return { name, type: type as TtcType, precision: Number(precision), scale: Number(scale) };
  });
}

/** Number of the type, form of its characters, size in bytes. */
const TYPES: Readonly<Record<TtcType, readonly [number: number, form: 0 | 1, size: number]>> = {
  number: [2, 0, 22],
  varchar: [1, 1, 4000],
  long: [8, 1, 0],
  date: [12, 0, 7],
  timestamp: [180, 0, 11],
  'timestamp-tz': [181, 0, 13],
  'timestamp-ltz': [231, 0, 11],
  double: [101, 0, 8],
  raw: [23, 0, 2000],
  clob: [112, 1, 4000],
  blob: [113, 0, 4000],
};

/** Large objects are sent only after the client has said how it wants them. */
export function wantsDefine(columns: readonly TtcColumn[]): boolean {
  return columns.some(({ type }) => type === 'clob' || type === 'blob');
}

const AL32UTF8 = 873;

/** What a cursor returns. */
export function describe(columns: readonly TtcColumn[]): Buffer {
  return join(
    [16, 0],
    ub(100),
    ub(columns.length),
    [0],
    ...columns.map((column, index) => {
      const [number, form, size] = TYPES[column.type];
      const scale = column.type === 'number' && column.precision === 0 ? 0x81 : column.scale;
      return join(
        [number, 0, column.precision, scale],
        ub(size),
        ub(0),
        ub(0),
        ub(0),
        ub(0),
        ub(form === 1 ? AL32UTF8 : 0),
        [form],
        ub(form === 1 ? size : 0),
        ub(0),
        [1, 0],
        ub(column.name.length),
        withLength(column.name),
        ub(0),
        ub(0),
        ub(index + 1),
        ub(0),
      );
    }),
    ub(0),
    ub(0),
    ub(0),
    ub(0),
    ub(0),
    ub(0),
  );
}

export function encodeValue({ type }: TtcColumn, value: unknown): Buffer {
  const bytes = value === null ? Buffer.of(0) : encoded(type, value);
  // A LONG is followed by an indicator and a code, as is a large object that is sent as one.
  return type === 'long' || type === 'clob' || type === 'blob' ? join(bytes, ub(0), ub(0)) : bytes;
}

function encoded(type: TtcType, value: unknown): Buffer {
  switch (type) {
    case 'number':
      return encodeNumber(String(value));
    case 'varchar':
    case 'long':
    case 'clob':
      return withLength(String(value));
    case 'raw':
    case 'blob':
      return withLength(value as Uint8Array);
    case 'double':
      return withLength(double(Number(value)));
    default:
      return withLength(date(type, String(value)));
  }
}

/** So that bytes compare as numbers do: the sign is turned, and negative ones are complements. */
function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  if (((bytes[0] ?? 0) & 0x80) === 0) bytes[0] = (bytes[0] ?? 0) | 0x80;
  else for (const [at, byte] of bytes.entries()) bytes[at] = ~byte & 0xff;
  return bytes;
}

/** `2024-02-29 12:00:00.123456789 +09:00`; what has a zone goes over the wire in UTC. */
function date(type: TtcType, text: string): Buffer {
  const [, sign = '', day = '', time = '', fraction = '', zone = ''] =
    /^(-?)([\d-]+) ([\d:]+)(?:\.(\d+))?(?: ([+-][\d:]+))?$/.exec(text) ?? [];
  const [zoneHours = 0, zoneMinutes = 0] = zone.slice(1).split(':').map(Number);
  const offset = (zone.startsWith('-') ? -1 : 1) * (zoneHours * 60 + zoneMinutes);
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const utc = new Date(0);
  utc.setUTCFullYear(sign === '-' ? -year : year, month - 1, dayOfMonth);
  utc.setUTCHours(hour, type === 'timestamp-tz' ? minute - offset : minute, second);
  const full = utc.getUTCFullYear();
  const bytes = [
    Math.trunc(full / 100) + 100,
    (full % 100) + 100,
    utc.getUTCMonth() + 1,
    utc.getUTCDate(),
    utc.getUTCHours() + 1,
    utc.getUTCMinutes() + 1,
    utc.getUTCSeconds() + 1,
  ];
  const nanoseconds = Buffer.alloc(4);
  nanoseconds.writeUInt32BE(Number(fraction.padEnd(9, '0')));
  if (type === 'timestamp-tz') return join(bytes, nanoseconds, [Math.trunc(offset / 60) + 20, (offset % 60) + 60]);
  return fraction === '' ? join(bytes) : join(bytes, nanoseconds);
}
