import type { DialectName } from '../../protocol/index.ts';
import { isMoment, isNumber, type TypeFamily } from '../types/index.ts';

type Typed = readonly [type: string | null, family: TypeFamily];

/** What comes of dates, times and intervals that are added and subtracted: by the vendors' tables of operators, or as most engines do. Null where that is not known. */
export function momentType(dialect: DialectName, op: string, left: Typed, right: Typed): string | null {
  if (op === '+' && isMoment(right[1]) && !isMoment(left[1])) return momentType(dialect, op, right, left);
  const [type, a] = left;
  const [, z] = right;
  if (a === 'interval')
    return isNumber(z) ? (op === '*' || op === '/' ? type : null) : z === 'interval' && (op === '+' || op === '-') ? type : null;
  if (op === '*' && z === 'interval' && isNumber(a)) return right[0];
  if (!isMoment(a) || (op !== '+' && op !== '-')) return null;
  if (z === 'interval') return a === 'date' ? (DATE_AND_INTERVAL[dialect] ?? type) : type;
  if (isNumber(z)) return a === 'date' && WITH_DAYS.has(dialect) ? type : null;
  if (op === '-' && isMoment(z)) return difference(dialect, a, z);
  return op === '+' && dialect === 'postgres' && a === 'date' && z === 'time' ? 'timestamp' : null;
}

const DATE_AND_INTERVAL: Readonly<Partial<Record<DialectName, string>>> = {
  postgres: 'timestamp',
  duckdb: 'timestamp',
  bigquery: 'DATETIME',
};

/** Where a number of days is added to a date. */
const WITH_DAYS: ReadonlySet<DialectName> = new Set(['postgres', 'oracle', 'bigquery', 'duckdb']);

const DAYS_BETWEEN: Readonly<Partial<Record<DialectName, string>>> = {
  postgres: 'integer',
  oracle: 'number',
  bigquery: 'INTERVAL',
  duckdb: 'bigint',
};
const TIME_BETWEEN: Readonly<Partial<Record<DialectName, string>>> = { postgres: 'interval', bigquery: 'INTERVAL', duckdb: 'interval' };

function difference(dialect: DialectName, a: TypeFamily, z: TypeFamily): string | null {
  if (a === 'date' && z === 'date') return DAYS_BETWEEN[dialect] ?? null;
  return (a === 'time') === (z === 'time') ? (TIME_BETWEEN[dialect] ?? null) : null;
}
