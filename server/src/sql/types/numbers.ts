import type { DialectName } from '../../protocol/index.ts';
import { type NumberKind, type NumberRule, numberRule } from '../dialects/number-types.ts';

const KINDS: Readonly<Record<NumberKind, string>> = {
  int: 'tinyint smallint int2 mediumint int integer int4 smallserial serial serial4 int64 byteint short byte pls_integer binary_integer simple_integer utinyint usmallint uinteger',
  big: 'bigint int8 bigserial long hugeint ubigint uhugeint int128',
  decimal: 'numeric decimal dec fixed number bignumeric bigdecimal',
  real: 'real float4 float32 binary_float halffloat',
  double: 'double float8 float64 binary_double',
  money: 'money smallmoney',
};
const BY_NAME = new Map(
  (Object.entries(KINDS) as [NumberKind, string][]).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

/** Where `float` is the smaller of two. */
const SINGLE_FLOAT: ReadonlySet<DialectName> = new Set(['mysql', 'mariadb', 'spark', 'duckdb']);

/** Null for what is no number, or one that nobody knows. */
export function numberKind(dialect: DialectName, type: string | null): NumberKind | null {
  const text = type?.trim().toLowerCase() ?? '';
  const word = /^[a-z_][a-z0-9_]*/.exec(text)?.[0] ?? '';
  if (/[[<]|\barray$/.test(text)) return null;
  if (word === 'float') {
    const digits = Number(/\((\d+)/.exec(text)?.[1] ?? (SINGLE_FLOAT.has(dialect) ? 1 : 53));
    return digits <= 24 ? 'real' : 'double';
  }
  // SQLite's real is its only number with a point, and its integers are all alike.
  if (word === 'integer' && dialect === 'sqlite') return 'int';
  if (dialect === 'snowflake' && /^(tiny|small|big|byte)?int/.test(word)) return 'int';
  return BY_NAME.get(word) ?? null;
}

/** What a rule makes of a type. Undefined where the dialect has no such rule, or it is no number. */
export function ruledType(dialect: DialectName, rule: NumberRule, type: string | null): string | null | undefined {
  const kind = numberKind(dialect, type);
  if (kind === null || type === null) return undefined;
  const found = numberRule(dialect, rule, kind);
  if (found === null || found === undefined) return found;
  if (found === '=') return type.replace(/\s*\(.*$/s, '');
  if (!found.startsWith('38')) return found;
  const [, name = '', scale = '0'] = /^(\w+)\s*\(\s*\d+\s*(?:,\s*(-?\d+)\s*)?\)/.exec(type) ?? [];
  if (name === '') return type;
  return `${name.toLowerCase()}(38, ${found === '38,6' ? Math.max(6, Number(scale)) : Number(scale)})`;
}
