import * as valueParser from 'tedious/lib/value-parser.js';

/**
 * tedious makes doubles of decimals and money, and instants of dates, which forget their offset: a decimal(38) would be wrong in silence.
 * Its reader of values is therefore called as it is, and the same bytes are read once more for the types in question. Values then
 * arrive as text. A test with the unmodified driver fails when a later version of it no longer lets this happen.
 */
export function readExactValues(): void {
  if (installed) return;
  installed = true;
  const library = (valueParser as unknown as { readonly default: { readValue: ReadValue } }).default;
  const original = library.readValue;
  library.readValue = (buffer, offset, metadata, options) => {
    const result = original(buffer, offset, metadata, options);
    if (result.value === null) return result;
    const text = exactText(metadata.type.name, buffer.subarray(offset, result.offset), metadata.scale ?? 0);
    return text === null ? result : { ...result, value: text };
  };
}

let installed = false;

interface Read {
  readonly value: unknown;
  readonly offset: number;
}
type ReadValue = (
  buffer: Buffer,
  offset: number,
  metadata: { readonly type: { readonly name: string }; readonly scale?: number | undefined },
  options: unknown,
) => Read;

/** The text of a value of one of these types; null for all others. Layouts after [MS-TDS] 2.2.5.5; `bytes` begins with the length where the type has one. */
function exactText(type: string, bytes: Buffer, scale: number): string | null {
  switch (type) {
    case 'DecimalN':
    case 'NumericN':
      return decimal(bytes.subarray(1), scale);
    case 'MoneyN':
      return money(bytes.subarray(1));
    case 'Money':
    case 'SmallMoney':
      return money(bytes);
    case 'DateTimeN':
      return dateTime(bytes.subarray(1));
    case 'DateTime':
    case 'SmallDateTime':
      return dateTime(bytes);
    case 'Date':
      return day(bytes.readUIntLE(1, 3));
    case 'Time':
      return clock(bytes.subarray(1), scale);
    case 'DateTime2':
      return dateTime2(bytes.subarray(1), scale);
    case 'DateTimeOffset':
      return dateTimeOffset(bytes.subarray(1), scale);
    case 'Variant':
      return variant(bytes.subarray(4));
    default:
      return null;
  }
}

function decimal(bytes: Buffer, scale: number): string {
  let magnitude = 0n;
  for (let at = bytes.length - 1; at > 0; at--) magnitude = magnitude * 256n + BigInt(bytes[at] ?? 0);
  return withPoint(bytes[0] === 1 ? magnitude : -magnitude, scale);
}

function money(bytes: Buffer): string {
  const value = bytes.length === 4 ? BigInt(bytes.readInt32LE()) : (BigInt(bytes.readInt32LE()) << 32n) + BigInt(bytes.readUInt32LE(4));
  return withPoint(value, 4);
}

function withPoint(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${unscaled < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

const DAY_MILLISECONDS = 86_400_000;
const YEAR_1900 = Date.UTC(1900, 0, 1);
/** 2000-01-01 in days since 0001-01-01. */
const DAYS_TO_2000 = 730_119;
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** Days since 1900 and minutes, or days and three-hundredths of a second, which are shown as SQL Server rounds them: .000, .003, .007. */
function dateTime(bytes: Buffer): string {
  if (bytes.length === 4) return stamp(YEAR_1900 + bytes.readUInt16LE() * DAY_MILLISECONDS + bytes.readUInt16LE(2) * 60_000).slice(0, 19);
  return stamp(YEAR_1900 + bytes.readInt32LE() * DAY_MILLISECONDS + Math.round((bytes.readInt32LE(4) * 10) / 3));
}

function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}

function day(days: number): string {
  return new Date(YEAR_2000 + (days - DAYS_TO_2000) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** Units of 10^-scale seconds since midnight. */
function clock(bytes: Buffer, scale: number): string {
  return clockText(bytes.readUIntLE(0, bytes.length), scale);
}

function clockText(units: number, scale: number): string {
  const unit = 10 ** scale;
  const seconds = Math.floor(units / unit);
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  return scale === 0 ? time : `${time}.${String(units % unit).padStart(scale, '0')}`;
}

function dateTime2(bytes: Buffer, scale: number): string {
  const length = bytes.length - 3;
  return `${day(bytes.readUIntLE(length, 3))} ${clock(bytes.subarray(0, length), scale)}`;
}

/** The bytes hold the time in UTC; people see the time at the offset. */
function dateTimeOffset(bytes: Buffer, scale: number): string {
  const length = bytes.length - 5;
  const offset = bytes.readInt16LE(length + 3);
  const unit = 10 ** scale;
  const perDay = 86_400 * unit;
  let units = bytes.readUIntLE(0, length) + offset * 60 * unit;
  let days = bytes.readUIntLE(length, 3);
  if (units < 0) {
    units += perDay;
    days--;
  } else if (units >= perDay) {
    units -= perDay;
    days++;
  }
  const minutes = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${day(days)} ${clockText(units, scale)} ${zone}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Base type, number of bytes of properties, properties, value without length. */
function variant(bytes: Buffer): string | null {
  const properties = bytes.subarray(2, 2 + (bytes[1] ?? 0));
  const value = bytes.subarray(2 + properties.length);
  switch (bytes[0]) {
    case 0x6a:
    case 0x6c:
      return decimal(value, properties[1] ?? 0);
    case 0x3c:
    case 0x7a:
      return money(value);
    case 0x3d:
    case 0x3a:
      return dateTime(value);
    case 0x28:
      return day(value.readUIntLE(0, 3));
    case 0x29:
      return clock(value, properties[0] ?? 0);
    case 0x2a:
      return dateTime2(value, properties[0] ?? 0);
    case 0x2b:
      return dateTimeOffset(value, properties[0] ?? 0);
    default:
      return null;
  }
}
