import { argument } from './arguments.ts';
import {
  type Arguments,
  type Callable,
  callable,
  type Dictionary,
  equal,
  isOpaqueText,
  keyOf,
  order,
  print,
  Tuple,
  Undefined,
  Unknown,
  type Value,
} from './values.ts';

/** The methods of Python's texts, lists and dictionaries that templates use; undefined for others. */
export function methodOf(object: Value, name: string): Callable | undefined {
  if (typeof object === 'string') return textMethod(object, name);
  if (Array.isArray(object)) return listMethod(object, name);
  return object instanceof Map ? dictionaryMethod(object, name) : undefined;
}

const unknown = (what: string) => new Unknown(what);

function textMethod(text: string, name: string): Callable | undefined {
  const run = TEXT_METHODS[name];
  if (run === undefined) return undefined;
  return callable(name, (args) => {
    if (name === 'join') return joinTexts(text, args.positional[0] ?? null);
    if (name === 'format') return formatBraces(text, args);
    if (args.positional.some((value) => value instanceof Unknown)) return new Unknown(`${name} of a text`, true);
    // What a mark stands for has other letters than the mark.
    if (isOpaqueText(text) && !KEEPS_MARKS.has(name)) return unknown(`${name} of a text`);
    return run(text, args);
  });
}

const KEEPS_MARKS = new Set(['strip', 'lstrip', 'rstrip', 'replace', 'splitlines']);

const first = (args: Arguments): string | null => (typeof args.positional[0] === 'string' ? args.positional[0] : null);

const TEXT_METHODS: Readonly<Record<string, (text: string, args: Arguments) => Value>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  strip: (text, args) => stripText(text, first(args), true, true),
  lstrip: (text, args) => stripText(text, first(args), true, false),
  rstrip: (text, args) => stripText(text, first(args), false, true),
  title: titleCase,
  capitalize: (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  replace: (text, { positional: [from, to] }) =>
    typeof from === 'string' && typeof to === 'string' && from !== '' ? text.replaceAll(from, to) : text,
  split: (text, args) => splitText(text, first(args), args.positional[1]),
  splitlines: (text) => text.split(/\r?\n/),
  startswith: (text, args) => prefixes(args).some((prefix) => text.startsWith(prefix)),
  endswith: (text, args) => prefixes(args).some((suffix) => text.endsWith(suffix)),
  find: (text, args) => text.indexOf(first(args) ?? ''),
  index: (text, args) => text.indexOf(first(args) ?? ''),
  count: (text, args) => text.split(first(args) || '\0').length - 1,
  isdigit: (text) => /^\d+$/.test(text),
  isnumeric: (text) => /^\d+$/.test(text),
  isalpha: (text) => /^\p{L}+$/u.test(text),
  isalnum: (text) => /^[\p{L}\d]+$/u.test(text),
  isupper: (text) => text !== text.toLowerCase() && text === text.toUpperCase(),
  islower: (text) => text !== text.toUpperCase() && text === text.toLowerCase(),
  zfill: (text, { positional: [width] }) => text.padStart(Math.min(Number(width) || 0, 1000), '0'),
  removeprefix: (text, args) => (text.startsWith(first(args) ?? '') ? text.slice((first(args) ?? '').length) : text),
  removesuffix: (text, args) => (first(args) && text.endsWith(first(args) ?? '') ? text.slice(0, -(first(args) ?? '').length) : text),
  join: () => '',
  format: () => '',
};

export function titleCase(text: string): string {
  return text.toLowerCase().replace(/\p{L}+/gu, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
}

export function stripText(text: string, characters: string | null, left: boolean, right: boolean): string {
  const drops = (char: string | undefined) => char !== undefined && (characters === null ? /\s/.test(char) : characters.includes(char));
  let start = 0;
  let end = text.length;
  if (left) while (start < end && drops(text[start])) start++;
  if (right) while (end > start && drops(text[end - 1])) end--;
  return text.slice(start, end);
}

function splitText(text: string, separator: string | null, most: Value | undefined): Value[] {
  if (separator === null || separator === '') return text.trim() === '' ? [] : text.trim().split(/\s+/);
  const parts = text.split(separator);
  if (typeof most !== 'number' || most < 0 || parts.length <= most + 1) return parts;
  return [...parts.slice(0, most), parts.slice(most).join(separator)];
}

function prefixes({ positional: [value] }: Arguments): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item): item is string => typeof item === 'string');
}

export function joinTexts(separator: string, list: Value): Value {
  if (!Array.isArray(list)) return list instanceof Map ? [...list.keys()].map(print).join(separator) : unknown('join');
  return list.map(print).join(separator);
}

function formatBraces(text: string, args: Arguments): Value {
  let next = 0;
  let sure = true;
  const shown = text.replace(/\{\{|\}\}|\{(\w*)\}|\{[^{}]*\}/g, (whole, name) => {
    if (whole === '{{' || whole === '}}') return whole.slice(1);
    const value =
      name === undefined
        ? undefined
        : name === ''
          ? args.positional[next++]
          : /^\d+$/.test(name)
            ? args.positional[Number(name)]
            : args.named.get(name);
    if (value === undefined) sure = false;
    return value === undefined ? whole : print(value);
  });
  return sure ? shown : unknown('format');
}

function listMethod(list: Value[], name: string): Callable | undefined {
  const run = LIST_METHODS[name];
  return run === undefined ? undefined : callable(name, (args) => run(list, args));
}

/** Templates cannot make lists longer than this. */
const LONGEST = 100_000;

const LIST_METHODS: Readonly<Record<string, (list: Value[], args: Arguments) => Value>> = {
  append(list, { positional: [item] }) {
    if (list.length < LONGEST) list.push(item ?? null);
    return null;
  },
  extend(list, { positional: [items] }) {
    if (Array.isArray(items) && list.length + items.length < LONGEST) list.push(...items);
    return null;
  },
  insert(list, { positional: [at, item] }) {
    if (typeof at === 'number' && list.length < LONGEST) list.splice(at, 0, item ?? null);
    return null;
  },
  pop(list, { positional: [at] }) {
    return list.splice(typeof at === 'number' ? at : -1, 1)[0] ?? new Undefined('pop');
  },
  remove(list, { positional: [item] }) {
    const at = list.findIndex((candidate) => equal(candidate, item ?? null) === true);
    if (at >= 0) list.splice(at, 1);
    return null;
  },
  clear(list) {
    list.length = 0;
    return null;
  },
  reverse(list) {
    list.reverse();
    return null;
  },
  sort(list) {
    list.sort((a, b) => order(a, b) ?? 0);
    return null;
  },
  copy: (list) => [...list],
  index: (list, { positional: [item] }) => list.findIndex((candidate) => equal(candidate, item ?? null) === true),
  count: (list, { positional: [item] }) => list.filter((candidate) => equal(candidate, item ?? null) === true).length,
  /** Not of Python's lists, but of the sets that dbt's `set()` makes. */
  add(list, { positional: [item] }) {
    if (list.length < LONGEST && !list.some((candidate) => equal(candidate, item ?? null) === true)) list.push(item ?? null);
    return null;
  },
  union: (list, { positional: [items] }) => {
    const all = Array.isArray(items) ? items : [];
    return [...list, ...all.filter((item) => !list.some((candidate) => equal(candidate, item) === true))];
  },
  difference: (list, { positional: [items] }) =>
    list.filter((item) => !(Array.isArray(items) && items.some((candidate) => equal(candidate, item) === true))),
  intersection: (list, { positional: [items] }) =>
    list.filter((item) => Array.isArray(items) && items.some((candidate) => equal(candidate, item) === true)),
};

function dictionaryMethod(map: Dictionary, name: string): Callable | undefined {
  const run = DICTIONARY_METHODS[name];
  return run === undefined ? undefined : callable(name, (args) => run(map, args));
}

const DICTIONARY_METHODS: Readonly<Record<string, (map: Dictionary, args: Arguments) => Value>> = {
  items: (map) => [...map].map(([key, value]) => Tuple.from<Value>([key, value])),
  keys: (map) => [...map.keys()],
  values: (map) => [...map.values()],
  copy: (map) => new Map(map),
  get(map, args) {
    const wanted = args.positional[0] ?? null;
    const key = keyOf(wanted);
    if (key === undefined || wanted instanceof Unknown) return unknown('an entry of a dictionary');
    return map.has(key) ? (map.get(key) ?? null) : (argument(args, 1, 'default') ?? null);
  },
  update(map, { positional: [other], named }) {
    if (other instanceof Map) for (const [key, value] of other) map.set(key, value);
    for (const [key, value] of named) map.set(key, value);
    return null;
  },
  pop(map, { positional: [wanted, fallback] }) {
    const key = keyOf(wanted ?? null);
    if (key === undefined) return unknown('an entry of a dictionary');
    const value = map.get(key);
    map.delete(key);
    return value ?? fallback ?? null;
  },
  setdefault(map, { positional: [wanted, fallback] }) {
    const key = keyOf(wanted ?? null);
    if (key === undefined) return unknown('an entry of a dictionary');
    if (!map.has(key)) map.set(key, fallback ?? null);
    return map.get(key) ?? null;
  },
};
