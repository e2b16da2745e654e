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

/** Of two spellings of one family the one with the larger numbers; without numbers the first. */
function longer(a: string, b: string): string {
  const size = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0);
  return size(b) > size(a) ? b : a;
}
