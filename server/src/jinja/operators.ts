import type { BinaryOperator, Comparison } from './nodes.ts';
import { asNumber, equal, isOpaqueText, isThing, keyOf, order, print, Tuple, Undefined, Unknown, type Value } from './values.ts';

/** Longer texts and lists than this are not computed. */
const LARGEST = 1_000_000;

/** The arithmetic of Python; `key` says what is computed, should it be unknown. */
export function compute(operator: Exclude<BinaryOperator, 'and' | 'or'>, left: Value, right: Value, key: () => string): Value {
  if (operator === '~') return concatenate(left, right);
  if (left instanceof Unknown || right instanceof Unknown) return new Unknown(key(), scalar(left) && scalar(right));
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== null && b !== null) return arithmetic(operator, a, b) ?? new Unknown(key(), true);
  switch (operator) {
    case '+':
      if (typeof left === 'string' && typeof right === 'string') return limited(left + right, key);
      if (Array.isArray(left) && Array.isArray(right) && left.length + right.length < LARGEST)
        return left instanceof Tuple ? Tuple.from([...left, ...right]) : [...left, ...right];
      break;
    case '*': {
      const [repeated, count] = typeof left === 'number' ? [right, left] : [left, right];
      if (typeof count !== 'number') break;
      if (typeof repeated === 'string' && repeated.length * count < LARGEST) return repeated.repeat(Math.max(0, count));
      if (Array.isArray(repeated) && repeated.length * count < LARGEST)
        return Array.from({ length: Math.max(0, count) }, () => repeated).flat(1);
      break;
    }
    case '%':
      if (typeof left === 'string') return formatPercent(left, Array.isArray(right) ? right : [right]) ?? new Unknown(key(), true);
  }
  return new Unknown(key());
}

function scalar(value: Value): boolean {
  return value instanceof Unknown ? value.scalar : typeof value === 'string' || typeof value === 'number';
}

/** `~` joins what is printed; marks of what is unknown stay where they are. */
function concatenate(left: Value, right: Value): Value {
  const text = print(left) + print(right);
  return text.length > LARGEST ? new Unknown('a very long text') : text;
}

function limited(text: string, key: () => string): Value {
  return text.length > LARGEST ? new Unknown(key()) : text;
}

function arithmetic(operator: Exclude<BinaryOperator, 'and' | 'or' | '~'>, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '//':
      return b === 0 ? null : Math.floor(a / b);
    case '%':
      return b === 0 ? null : a - b * Math.floor(a / b);
    case '**':
      return finite(a ** b);
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** `'%s' % x`; null for formats that are not known here. */
export function formatPercent(format: string, values: readonly Value[]): string | null {
  let at = 0;
  let failed = false;
  const text = format.replace(/%(?:%|(0?)(\d*)(?:\.(\d+))?([sdifr]))|%/g, (whole, zero, width, digits, kind) => {
    if (whole === '%%') return '%';
    if (kind === undefined || at >= values.length) {
      failed = true;
      return whole;
    }
    const value = values[at++] ?? null;
    const number = asNumber(value);
    let shown = print(value);
    if (kind !== 's' && kind !== 'r' && number !== null)
      shown = kind === 'f' ? number.toFixed(Number(digits || 6)) : String(Math.trunc(number));
    return shown.padStart(Math.min(Number(width || 0), 1000), zero === '0' ? '0' : ' ');
  });
  return failed ? null : text;
}

export function compare(operator: Comparison['operator'], left: Value, right: Value, key: () => string): Value {
  const known = known3(operator, left, right);
  return known ?? new Unknown(key(), true);
}

function known3(operator: Comparison['operator'], left: Value, right: Value): boolean | null {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return negate(equal(left, right));
    case 'in':
      return contains(right, left);
    case 'not in':
      return negate(contains(right, left));
  }
  const compared = order(left, right);
  if (compared === null) return null;
  switch (operator) {
    case '<':
      return compared < 0;
    case '>':
      return compared > 0;
    case '<=':
      return compared <= 0;
    case '>=':
      return compared >= 0;
  }
}

function negate(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

export function contains(container: Value, item: Value): boolean | null {
  if (container instanceof Unknown) return null;
  if (container === null || container instanceof Undefined) return false;
  if (typeof container === 'string') {
    if (item instanceof Unknown || isOpaqueText(container)) return null;
    return typeof item === 'string' && container.includes(item);
  }
  if (container instanceof Map) {
    if (item instanceof Unknown) return null;
    const key = keyOf(item);
    return key !== undefined && container.has(key);
  }
  if (!Array.isArray(container)) return isThing(container) ? null : false;
  let sure = true;
  for (const candidate of container) {
    const same = equal(candidate, item);
    if (same) return true;
    if (same === null) sure = false;
  }
  return sure ? false : null;
}
