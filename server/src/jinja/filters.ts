import { argument, textArgument } from './arguments.ts';
import { joinTexts, stripText, titleCase } from './methods.ts';
import { formatPercent } from './operators.ts';
import {
  type Arguments,
  asNumber,
  isOpaqueText,
  isThing,
  iterate,
  keyOf,
  order,
  print,
  represent,
  Tuple,
  truth,
  Undefined,
  Unknown,
  type Value,
} from './values.ts';

/** What filters need of the evaluator. */
export interface FilterContext {
  /** Applies a filter by name, for `map('upper')`. */
  readonly filter: (name: string, value: Value, args: Arguments) => Value;
  readonly test: (name: string, value: Value, args: Arguments) => boolean | null;
  readonly member: (value: Value, name: Value) => Value;
}

type Filter = (value: Value, args: Arguments, context: FilterContext) => Value;

/** The filters of Jinja2 that make sense in SQL, and those of dbt. What is not here yields something unknown. */
export function applyFilter(name: string, value: Value, args: Arguments, context: FilterContext): Value {
  const filter = FILTERS.get(name);
  if (filter === undefined) return new Unknown(`the filter ${name}`);
  if (value instanceof Unknown && !HANDLES_UNKNOWN.has(name))
    return new Unknown(`${value.key} | ${name}`, value.scalar && !LISTS.has(name));
  if (args.positional.some((item) => item instanceof Unknown) && !HANDLES_UNKNOWN.has(name)) return new Unknown(`the filter ${name}`);
  if (typeof value === 'string' && isOpaqueText(value) && !KEEPS_MARKS.has(name)) return new Unknown(`a text | ${name}`);
  return filter(value, args, context);
}

/** Is the same whatever an unknown will be, or hands it on. */
const HANDLES_UNKNOWN = new Set([
  'default',
  'd',
  'string',
  'safe',
  'as_text',
  'as_native',
  'as_bool',
  'as_number',
  'list',
  'int',
  'float',
  'indent',
  'trim',
]);
const LISTS = new Set(['map', 'select', 'reject', 'selectattr', 'rejectattr', 'batch', 'groupby', 'list', 'sort', 'unique']);
const KEEPS_MARKS = new Set([
  'default',
  'd',
  'string',
  'safe',
  'as_text',
  'as_native',
  'trim',
  'indent',
  'replace',
  'list',
  'join',
  'tojson',
  'e',
  'escape',
]);

const list = (value: Value): Value[] => iterate(value) ?? [];
const text =
  (change: (text: string, args: Arguments) => Value): Filter =>
  (value, args) =>
    change(print(value), args);
const same: Filter = (value) => value;

function numeric(fallback: number, make: (value: number) => number): Filter {
  return (value, args) => {
    if (value instanceof Unknown) return new Unknown(value.key, true);
    const number = asNumber(value) ?? (typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN);
    return Number.isNaN(number) ? (argument(args, 0, 'default') ?? fallback) : make(number);
  };
}

function sorted(value: Value, args: Arguments, context: FilterContext): Value[] {
  const attribute = textArgument(args, 2, 'attribute');
  const reverse = argument(args, 0, 'reverse') === true;
  const sensitive = argument(args, 1, 'case_sensitive') === true;
  const key = (item: Value): Value => {
    const own = attribute === null ? item : context.member(item, attribute);
    return typeof own === 'string' && !sensitive ? own.toLowerCase() : own;
  };
  const items = list(value).toSorted((a, b) => order(key(a), key(b)) ?? 0);
  return reverse ? items.toReversed() : items;
}

function unique(value: Value, args: Arguments, context: FilterContext): Value[] {
  const attribute = textArgument(args, 1, 'attribute');
  const seen = new Set<string>();
  return list(value).filter((item) => {
    const own = attribute === null ? item : context.member(item, attribute);
    const key = represent(typeof own === 'string' && argument(args, 0, 'case_sensitive') !== true ? own.toLowerCase() : own);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** `map(attribute='x')` or `map('filter', …)`. */
function mapped(value: Value, args: Arguments, context: FilterContext): Value {
  const items = iterate(value);
  if (items === null) return new Unknown('map');
  const attribute = args.named.get('attribute');
  if (attribute !== undefined) return items.map((item) => context.member(item, attribute));
  const [name, ...rest] = args.positional;
  if (typeof name !== 'string') return new Unknown('map');
  return items.map((item) => context.filter(name, item, { positional: rest, named: args.named }));
}

function chosen(keep: boolean, byAttribute: boolean): Filter {
  return (value, args, context) => {
    const [attribute, ...others] = byAttribute ? args.positional : [null, ...args.positional];
    const [name, ...rest] = others;
    const found: Value[] = [];
    for (const item of list(value)) {
      const own = byAttribute ? context.member(item, attribute ?? null) : item;
      const passes = typeof name === 'string' ? context.test(name, own, { positional: rest, named: args.named }) : truth(own);
      if (passes === null) return new Unknown('a choice from a list');
      if (passes === keep) found.push(item);
    }
    return found;
  };
}

function reduceOrder(sign: number): Filter {
  return (value, args, context) => {
    const attribute = argument(args, 1, 'attribute');
    const key = (item: Value) => (attribute === undefined ? item : context.member(item, attribute));
    const items = list(value);
    const [head] = items;
    if (head === undefined) return new Undefined('nothing');
    return items.reduce((best, item) => ((order(key(item), key(best)) ?? 0) * sign > 0 ? item : best), head);
  };
}

function sum(value: Value, args: Arguments, context: FilterContext): Value {
  const attribute = argument(args, 0, 'attribute');
  let total = asNumber(argument(args, 1, 'start') ?? 0) ?? 0;
  for (const item of list(value)) {
    const number = asNumber(attribute === undefined ? item : context.member(item, attribute));
    if (number === null) return new Unknown('sum', true);
    total += number;
  }
  return total;
}

function batched(value: Value, args: Arguments): Value {
  const size = asNumber(argument(args, 0, 'linecount') ?? 1) ?? 1;
  const filling = argument(args, 1, 'fill_with');
  const rows: Value[] = [];
  const items = list(value);
  for (let at = 0; size >= 1 && at < items.length; at += size) {
    const row = items.slice(at, at + size);
    if (filling !== undefined) while (row.length < size && size < 10_000) row.push(filling);
    rows.push(row);
  }
  return rows;
}

function grouped(value: Value, args: Arguments, context: FilterContext): Value {
  const attribute = argument(args, 0, 'attribute') ?? null;
  const groups = new Map<string, { key: Value; items: Value[] }>();
  for (const item of list(value)) {
    const key = context.member(item, attribute);
    const group = groups.get(represent(key)) ?? { key, items: [] };
    group.items.push(item);
    groups.set(represent(key), group);
  }
  return [...groups.values()].toSorted((a, b) => order(a.key, b.key) ?? 0).map(({ key, items }) => Tuple.from<Value>([key, items]));
}

function dictSorted(value: Value, args: Arguments): Value {
  if (!(value instanceof Map)) return new Unknown('dictsort');
  const byValue = argument(args, 1, 'by') === 'value';
  const items = [...value].map(([key, item]) => Tuple.from<Value>([key, item]));
  const lower = (item: Value | undefined) => (typeof item === 'string' ? item.toLowerCase() : (item ?? null));
  items.sort((a, b) => order(lower(a[byValue ? 1 : 0]), lower(b[byValue ? 1 : 0])) ?? 0);
  return argument(args, 2, 'reverse') === true ? items.toReversed() : items;
}

function indented(value: string, args: Arguments): Value {
  const width = argument(args, 0, 'width') ?? 4;
  const pad = typeof width === 'string' ? width : ' '.repeat(Math.min(asNumber(width) ?? 4, 1000));
  const lines = value.split('\n');
  const shown = lines.map((line, index) => ((index === 0 && argument(args, 1, 'first') !== true) || line === '' ? line : pad + line));
  return shown.join('\n');
}

function truncated(value: string, args: Arguments): Value {
  const length = asNumber(argument(args, 0, 'length') ?? 255) ?? 255;
  const end = textArgument(args, 2, 'end') ?? '...';
  if (value.length <= length + 5) return value;
  const cut = value.slice(0, Math.max(0, length - end.length));
  return (argument(args, 1, 'killwords') === true ? cut : cut.slice(0, cut.lastIndexOf(' ') < 0 ? undefined : cut.lastIndexOf(' '))) + end;
}

/** Python's JSON: blanks behind commas and colons. */
export function toJson(value: Value): string {
  if (value === null || value instanceof Undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(toJson).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${JSON.stringify(String(key))}: ${toJson(item)}`).join(', ')}}`;
  return print(value);
}

function length(value: Value): Value {
  if (typeof value === 'string') return [...value].length;
  const items = iterate(value);
  return items === null ? new Unknown('a length', true) : items.length;
}

const defaulted: Filter = (value, args) => {
  const fallback = argument(args, 0, 'default_value') ?? '';
  const falsy = argument(args, 1, 'boolean') === true && truth(value) === false;
  return value instanceof Undefined || falsy ? fallback : value;
};

const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['abs', (value) => Math.abs(asNumber(value) ?? 0)],
  ['attr', (value, { positional: [name] }, context) => context.member(value, name ?? null)],
  ['batch', batched],
  ['capitalize', text((value) => value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase())],
  ['center', text((value, args) => value.padStart((Math.min(asNumber(argument(args, 0, 'width') ?? 80) ?? 80, 1000) + value.length) / 2))],
  ['count', length],
  ['length', length],
  ['default', defaulted],
  ['d', defaulted],
  ['dictsort', dictSorted],
  ['first', (value) => list(value)[0] ?? new Undefined('first')],
  ['last', (value) => list(value).at(-1) ?? new Undefined('last')],
  ['float', numeric(0, (value) => value)],
  ['int', numeric(0, Math.trunc)],
  ['format', (value, args) => formatPercent(print(value), args.positional) ?? new Unknown('format')],
  ['groupby', grouped],
  ['indent', text(indented)],
  ['items', (value) => (value instanceof Map ? [...value].map(([key, item]) => Tuple.from<Value>([key, item])) : [])],
  [
    'join',
    (value, args, context) => {
      const attribute = argument(args, 1, 'attribute');
      const items = list(value).map((item) => (attribute === undefined ? item : context.member(item, attribute)));
      return joinTexts(textArgument(args, 0, 'd') ?? '', items);
    },
  ],
  ['list', (value) => (value instanceof Unknown ? value : [...(iterate(value) ?? [])])],
  ['lower', text((value) => value.toLowerCase())],
  ['upper', text((value) => value.toUpperCase())],
  ['map', mapped],
  ['max', reduceOrder(1)],
  ['min', reduceOrder(-1)],
  ['reject', chosen(false, false)],
  ['rejectattr', chosen(false, true)],
  ['select', chosen(true, false)],
  ['selectattr', chosen(true, true)],
  [
    'replace',
    text((value, args) => {
      const from = textArgument(args, 0, 'old');
      const to = argument(args, 1, 'new');
      return from === null || from === '' || to === undefined ? value : value.replaceAll(from, print(to));
    }),
  ],
  ['reverse', (value) => (typeof value === 'string' ? [...value].reverse().join('') : list(value).toReversed())],
  [
    'round',
    (value, args) => {
      const factor = 10 ** (asNumber(argument(args, 0, 'precision') ?? 0) ?? 0);
      const method = argument(args, 1, 'method');
      const run = method === 'ceil' ? Math.ceil : method === 'floor' ? Math.floor : Math.round;
      return run((asNumber(value) ?? 0) * factor) / factor;
    },
  ],
  ['sort', sorted],
  ['string', (value) => print(value)],
  ['sum', sum],
  ['title', text(titleCase)],
  ['tojson', (value) => toJson(value)],
  ['trim', text((value, args) => stripText(value, textArgument(args, 0, 'chars'), true, true))],
  ['truncate', text(truncated)],
  ['unique', unique],
  ['urlencode', text((value) => encodeURIComponent(value))],
  ['wordcount', text((value) => value.split(/\s+/).filter(Boolean).length)],
  ['e', same],
  ['escape', same],
  ['safe', same],
  ['as_text', same],
  ['as_native', same],
  ['as_bool', same],
  ['as_number', same],
]);

export function indexValue(value: Value, index: Value): Value | undefined {
  if (value instanceof Map) {
    const key = keyOf(index);
    return key === undefined ? undefined : value.get(key);
  }
  const items: Value[] | string | null = Array.isArray(value) ? value : typeof value === 'string' && !isOpaqueText(value) ? value : null;
  if (items !== null && typeof index === 'number') return items.at(Math.trunc(index));
  if (isThing(value) && typeof index === 'string') return value.member(index);
  return undefined;
}
