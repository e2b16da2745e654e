import { i64, join, u16, u32 } from '../bytes.ts';

/** Types of columns that the fake can send, as [MS-TDS] 2.2.5.4 describes them. Decimals, dates and times are given as SQL Server prints them. */
export type TdsType =
  | {
      readonly type:
        | 'int'
        | 'bigint'
        | 'bit'
        | 'float'
        | 'money'
        | 'date'
        | 'datetime'
        | 'uniqueidentifier'
        | 'nvarchar'
        | 'nvarchar(max)'
        | 'varbinary'
        | 'variant';
    }
  | { readonly type: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly type: 'time' | 'datetime2' | 'datetimeoffset'; readonly scale: number };

export type TdsColumn = TdsType & { readonly name: string };

/** Columns out of `name` (of nvarchar) and `name:type`. */
export function tdsColumns(...texts: readonly string[]): readonly TdsColumn[] {
  return texts.map((text) => {
    const [name = '', type = 'nvarchar', ...sizes] = text.split(/[:(,)]/);
    const [first = 0, second = 0] = sizes.map(Number);
    if (type === 'decimal') return { name, type, precision: first, scale: second };
    if (type === 'time' || type === 'datetime2' || type === 'datetimeoffset') return { name, type, scale: first };
    return { name, type: sizes[0] === 'max' ? 'nvarchar(max)' : type } as TdsColumn;
  });
}

/** Latin1_General_CI_AS. */
const COLLATION = [0x09, 0x04, 0xd0, 0x00, 0x34];

export function typeInfo(column: TdsType): Buffer {
  switch (column.type) {
    case 'int':
      return Buffer.of(0x26, 4);
    case 'bigint':
      return Buffer.of(0x26, 8);
    case 'bit':
      return Buffer.of(0x68, 1);
    case 'float':
      return Buffer.of(0x6d, 8);
    case 'money':
      return Buffer.of(0x6e, 8);
    case 'decimal':
      return Buffer.of(0x6a, 17, column.precision, column.scale);
    case 'date':
      return Buffer.of(0x28);
    case 'datetime':
      return Buffer.of(0x6f, 8);
    case 'time':
      return Buffer.of(0x29, column.scale);
    case 'datetime2':
      return Buffer.of(0x2a, column.scale);
    case 'datetimeoffset':
      return Buffer.of(0x2b, column.scale);
    case 'uniqueidentifier':
      return Buffer.of(0x24, 16);
    case 'varbinary':
      return join([0xa5], u16(8000));
    case 'nvarchar':
      return join([0xe7], u16(8000), COLLATION);
    case 'nvarchar(max)':
      return join([0xe7], u16(0xffff), COLLATION);
    case 'variant':
      return join([0x62], u32(8009));
  }
}

export function encodeValue(column: TdsType, value: unknown): Buffer {
  if (value === null) return nullOf(column);
  switch (column.type) {
    case 'int': {
      const bytes = Buffer.allocUnsafe(4);
      bytes.writeInt32LE(Number(value));
      return sized(bytes);
    }
    case 'bigint':
      return sized(i64(BigInt(value as number)));
    case 'bit':
      return Buffer.of(1, value === true || value === 1 ? 1 : 0);
    case 'float': {
      const bytes = Buffer.allocUnsafe(8);
      bytes.writeDoubleLE(Number(value));
      return sized(bytes);
    }
    case 'money': {
      const units = unscaled(String(value), 4);
      const bytes = Buffer.allocUnsafe(8);
      bytes.writeInt32LE(Number(units >> 32n));
      bytes.writeUInt32LE(Number(units & 0xffffffffn), 4);
      return sized(bytes);
    }
    case 'decimal':
      return sized(decimal(String(value), column.scale));
    case 'date':
      return sized(dayNumber(String(value)));
    case 'datetime':
      return sized(dateTime(String(value)));
    case 'time':
      return sized(clock(String(value), column.scale));
    case 'datetime2': {
      const [date = '', time = ''] = String(value).split(' ');
      return sized(join(clock(time, column.scale), dayNumber(date)));
    }
    case 'datetimeoffset':
      return sized(dateTimeOffset(String(value), column.scale));
    case 'uniqueidentifier':
      return sized(guid(String(value)));
    case 'varbinary':
      return join(u16((value as Uint8Array).length), value as Uint8Array);
    case 'nvarchar': {
      const bytes = Buffer.from(String(value), 'utf16le');
      return join(u16(bytes.length), bytes);
    }
    case 'nvarchar(max)': {
      const bytes = Buffer.from(String(value), 'utf16le');
      return join(i64(bytes.length), ...(bytes.length > 0 ? [u32(bytes.length), bytes] : []), u32(0));
    }
    case 'variant': {
      // As a decimal(38,10).
      const content = join([0x6a, 2, 38, 10], decimal(String(value), 10));
      return join(u32(content.length), content);
    }
  }
}

function nullOf({ type }: TdsType): Buffer {
  if (type === 'nvarchar' || type === 'varbinary') return u16(0xffff);
  if (type === 'nvarchar(max)') return i64(-1n);
  return type === 'variant' ? u32(0) : Buffer.of(0);
}

function sized(bytes: Uint8Array): Buffer {
  return join([bytes.length], bytes);
}

function unscaled(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const magnitude = BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale));
  return text.startsWith('-') ? -magnitude : magnitude;
}

/** A sign and sixteen bytes. */
function decimal(text: string, scale: number): Buffer {
  const value = unscaled(text, scale);
  let magnitude = value < 0n ? -value : value;
  const bytes = Buffer.alloc(17);
  bytes[0] = value < 0n ? 0 : 1;
  for (let at = 1; at < 17; at++) {
    bytes[at] = Number(magnitude & 255n);
    magnitude >>= 8n;
  }
  return bytes;
}

const DAY_MILLISECONDS = 86_400_000;

function days(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse('0001-01-01T00:00:00Z')) / DAY_MILLISECONDS);
}

function dayNumber(date: string): Buffer {
  return little(days(date), 3);
}

function little(value: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes;
}

function timeUnits(time: string, scale: number): number {
  const [hours = '0', minutes = '0', seconds = '0'] = time.split(':');
  const [whole = '0', fraction = ''] = seconds.split('.');
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(whole)) * 10 ** scale + Number(fraction.padEnd(scale, '0').slice(0, scale) || '0')
  );
}

function clock(time: string, scale: number): Buffer {
  return little(timeUnits(time, scale), timeSize(scale));
}

function timeSize(scale: number): number {
  if (scale <= 2) return 3;
  return scale <= 4 ? 4 : 5;
}

/** Days since 1900, and three-hundredths of a second. */
function dateTime(text: string): Buffer {
  const [date = '', time = ''] = text.split(' ');
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeInt32LE(days(date) - days('1900-01-01'));
  bytes.writeInt32LE(Math.round((timeUnits(time, 3) * 3) / 10), 4);
  return bytes;
}

/** `2024-01-01 12:00:00.0000000 +09:00`: the time goes over the wire in UTC. */
function dateTimeOffset(text: string, scale: number): Buffer {
  const [date = '', time = '', zone = ''] = text.split(' ');
  const [hours = '0', minutes = '0'] = zone.slice(1).split(':');
  const offset = (zone.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const perDay = 86_400 * 10 ** scale;
  const units = timeUnits(time, scale) - offset * 60 * 10 ** scale;
  const carry = Math.floor(units / perDay);
  const zoneBytes = Buffer.allocUnsafe(2);
  zoneBytes.writeInt16LE(offset);
  return join(little(units - carry * perDay, timeSize(scale)), little(days(date) + carry, 3), zoneBytes);
}

/** The first three groups are little-endian. */
function guid(text: string): Buffer {
  const [a = '', b = '', c = '', ...rest] = text.split('-');
  const reversed = (hex: string) => Buffer.from(hex, 'hex').reverse();
  return join(reversed(a), reversed(b), reversed(c), Buffer.from(rest.join(''), 'hex'));
}
