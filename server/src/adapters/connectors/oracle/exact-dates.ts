/// <reference path="./oracledb-internals.d.ts" />
import * as buffers from 'oracledb/lib/impl/datahandlers/buffer.js';

/**
 * The driver makes a Date of every date and timestamp: it forgets what is below a millisecond, and the time zone. Its reader is therefore called as
 * it is, for its errors, and the same bytes are read once more. Values then arrive as text. A test with the unmodified driver fails when a later
 * version of it no longer lets this happen.
 */
export function readExactDates(): void {
  if (installed) return;
  installed = true;
  const { prototype } = (buffers as unknown as { readonly default: { readonly BaseBuffer: { readonly prototype: DateReader } } }).default
    .BaseBuffer;
  const original = prototype.parseOracleDate;
  prototype.parseOracleDate = function (bytes, useLocalTime, useDatabaseZone) {
    original.call(this, bytes, useLocalTime, useDatabaseZone);
    return dateText(bytes, useDatabaseZone === true ? (this.caps?.dbTzOffset ?? 0) : null);
  };
}

let installed = false;

interface DateReader {
  readonly caps?: { readonly dbTzOffset?: number | null };
  parseOracleDate(this: DateReader, bytes: Buffer, useLocalTime?: boolean, useDatabaseZone?: boolean): unknown;
}

/**
 * 7 bytes: century and year, both with 100 added, month, day, and hour, minute, second, each with 1 added. Then may come nanoseconds in 4 bytes, and
 * a zone in 2, in which case the time is in UTC; a zone that is a region is shown in UTC. `databaseZone` is in minutes, for times that are in it.
 */
function dateText(bytes: Buffer, databaseZone: number | null): string {
  const [century = 0, year = 0, month = 0, day = 0, hour = 1, minute = 1, second = 1] = bytes;
  const nanoseconds = bytes.length >= 11 ? bytes.readUInt32BE(7) : 0;
  const fraction = nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0').replace(/0+$/, '')}`;
  const parts = [(century - 100) * 100 + year - 100, month, day, hour - 1, minute - 1, second - 1] as const;
  if (bytes.length < 13) return `${stamp(parts)}${fraction}${databaseZone === null ? '' : ` ${zoneText(databaseZone)}`}`;
  const [zoneHour = 0, zoneMinute = 0] = bytes.subarray(11);
  const zone = (zoneHour & REGION) === 0 ? (zoneHour - 20) * 60 + zoneMinute - 60 : 0;
  return `${stamp(moved(parts, zone))}${fraction} ${zoneText(zone)}`;
}

const REGION = 0x80;

type Parts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

function moved([year, month, day, hour, minute, second]: Parts, minutes: number): Parts {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute + minutes, second);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
}

function stamp([year, month, day, hour, minute, second]: Parts): string {
  const date = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date} ${two(hour)}:${two(minute)}:${two(second)}`;
}

function zoneText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
