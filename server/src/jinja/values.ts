/**
 * Values of Jinja, which are Python's: strings, numbers, lists, dictionaries … Two more stand for what is not known.
 * Whatever is made of something unknown is unknown, too; it ends up in the SQL as a mark that no diagnostic sees through.
 */
export type Value = null | boolean | number | string | Value[] | Dictionary | Thing | Unknown | Undefined | Callable;

export type Dictionary = Map<string | number | boolean | null, Value>;

/** A list that prints with parentheses. */
export class Tuple extends Array<Value> {}

export class Undefined {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A value that only a run of dbt can tell. */
export class Unknown {
  /** What people would write to get it; equal unknowns have equal keys, and are true or false together. */
  readonly key: string;
  /** It stands for one value or name, so that it cannot change what a statement is. */
  readonly scalar: boolean;

  constructor(key: string, scalar = false) {
    this.key = key.length > 200 ? key.slice(0, 200) : key;
    this.scalar = scalar;
  }
}

/** An object with members: a relation, a namespace, a module of macros. */
export interface Thing {
  readonly type: 'thing';
  /** What it is printed as. */
  readonly printed: string;
  member(name: string): Value | undefined;
  /** `{% set thing.name = value %}`; things that are not changed leave it out. */
  readonly assign?: (name: string, value: Value) => void;
  /** Passes for a dictionary in `is mapping`. */
  readonly isMapping?: boolean;
  /** Equal things have equal identities. */
  readonly identity: string;
}

export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export interface Callable {
  readonly type: 'callable';
  readonly name: string;
  readonly call: (args: Arguments) => Value;
  readonly member?: (name: string) => Value | undefined;
}

export function callable(name: string, call: (args: Arguments) => Value): Callable {
  return { type: 'callable', name, call };
}

export function isCallable(value: Value | undefined): value is Callable {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'callable';
}

export function isThing(value: Value | undefined): value is Thing {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'thing';
}

/** Marks in a text: Jinja that is left for the SQL parser, which knows what a `ref` is and that the rest is opaque. */
export const isOpaqueText = (text: string): boolean => text.includes('{{');

/** The mark of an unknown in the SQL that comes out. */
function markOf({ scalar, key }: Unknown): string {
  const name = key.replace(/[^\w.]+/g, '_').slice(0, 60);
  return scalar ? `{{ var('${name}') }}` : `{{ unknown('${name}') }}`;
}

export function print(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Undefined) return '';
  return represent(value);
}

/** As Python prints it inside of a list. A list may hold itself. */
export function represent(value: Value, depth = 0): string {
  const inner = (item: Value) => (depth > 20 ? '…' : represent(item, depth + 1));
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quote(value);
  if (value instanceof Unknown) return markOf(value);
  if (value instanceof Undefined) return 'Undefined';
  if (value instanceof Tuple) return value.length === 1 ? `(${inner(value[0] ?? null)},)` : `(${value.map(inner).join(', ')})`;
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${inner(key)}: ${inner(item)}`).join(', ')}}`;
  return isThing(value) ? value.printed : '';
}

function quote(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

/** Truth as Python sees it; null when it is not known. */
export function truth(value: Value): boolean | null {
  if (value === null || value instanceof Undefined) return false;
  if (value instanceof Unknown) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'string') return isOpaqueText(value) && value.trim().startsWith('{{') ? null : value !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  return true;
}

/** Whether two values are equal; null when that is not known. */
export function equal(a: Value, b: Value, depth = 0): boolean | null {
  if (a instanceof Unknown || b instanceof Unknown) return a instanceof Unknown && b instanceof Unknown && a.key === b.key ? true : null;
  if (typeof a === 'string' && typeof b === 'string') return a === b ? true : isOpaqueText(a) || isOpaqueText(b) ? null : false;
  if (a instanceof Undefined) return b instanceof Undefined;
  if (typeof a === 'boolean' || typeof b === 'boolean') {
    const [x, y] = [asNumber(a), asNumber(b)];
    return x !== null && y !== null && x === y;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length || depth > 20) return depth > 20 ? null : false;
    return every(a.map((item, index) => equal(item, b[index] ?? null, depth + 1)));
  }
  if (a instanceof Map && b instanceof Map) {
    if (a.size !== b.size || depth > 20) return depth > 20 ? null : false;
    return every([...a].map(([key, item]) => (b.has(key) ? equal(item, b.get(key) ?? null, depth + 1) : false)));
  }
  if (isThing(a) && isThing(b)) return a.identity === b.identity;
  return a === b;
}

function every(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

export function asNumber(value: Value): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : null;
}

/** Less than zero, zero, more than zero; null for what has no order or is not known. */
export function order(a: Value, b: Value): number | null {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== null && y !== null) return x - y;
  if (typeof a === 'string' && typeof b === 'string' && !isOpaqueText(a) && !isOpaqueText(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let index = 0; index < Math.min(a.length, b.length); index++) {
      const compared = order(a[index] ?? null, b[index] ?? null);
      if (compared !== 0) return compared;
    }
    return a.length - b.length;
  }
  return null;
}

/** What `for` goes through; null when that is not known. */
export function iterate(value: Value): Value[] | null {
  if (value instanceof Unknown || isCallable(value) || isThing(value)) return null;
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys()];
  if (typeof value === 'string') return isOpaqueText(value) ? null : [...value];
  return [];
}

export function dictionary(entries: Iterable<readonly [string, Value]>): Dictionary {
  return new Map(entries);
}

/** The key of a dictionary that a value is; undefined for what cannot be one. */
export function keyOf(value: Value): string | number | boolean | null | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return isThing(value) ? value.identity : Array.isArray(value) ? represent(value) : undefined;
}
