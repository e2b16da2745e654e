import { familyOf, isNumber, type TypeFamily } from './family.ts';

/** The type that holds values of all these: of CASE branches, COALESCE, set operations. Null where it is not known for sure. */
export function unifyTypes(types: readonly (string | null)[]): string | null {
  let result: string | null = null;
  for (const type of types) {
    if (type === null) continue;
    if (result === null || result === type) {
      result = type;
      continue;
    }
    const merged = wider(result, type);
    if (merged === null) return null;
    result = merged;
  }
  return result;
}

const RANK: Readonly<Partial<Record<TypeFamily, number>>> = { integer: 1, decimal: 2, float: 3, date: 1, timestamp: 2 };

function wider(a: string, b: string): string | null {
  const [left, right] = [familyOf(a), familyOf(b)];
  if (left === 'unknown' || right === 'unknown') return null;
  if (left === right) return left === 'struct' || left === 'array' || left === 'map' ? null : longer(a, b);
  const comparable =
    (isNumber(left) && isNumber(right)) ||
    (left !== 'time' && right !== 'time' && RANK[left] !== undefined && RANK[right] !== undefined && !isNumber(left) && !isNumber(right));
  if (!comparable) return null;
  return (RANK[left] ?? 0) >= (RANK[right] ?? 0) ? a : b;
}

/** How much the types of a family hold, where their names say it. */
const WIDTHS: Readonly<Record<string, number>> = {
  ...{ tinyint: 1, smallint: 2, int2: 2, mediumint: 3, int: 4, integer: 4, int4: 4, bigint: 8, int8: 8, hugeint: 16 },
  ...{ real: 1, float4: 1, double: 2, float8: 2, numeric: 32, decimal: 32, bignumeric: 64, bigdecimal: 64 },
};

/** Of two spellings of one family the wider one: by their names, then by their numbers; else the first. */
function longer(a: string, b: string): string {
  const width = (text: string): number => WIDTHS[/^\w+/.exec(text.toLowerCase())?.[0] ?? ''] ?? 0;
  if (width(a) > 0 && width(b) > 0 && width(a) !== width(b)) return width(b) > width(a) ? b : a;
  const size = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0);
  return size(b) > size(a) ? b : a;
}
