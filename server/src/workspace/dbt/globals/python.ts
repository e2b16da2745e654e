import { parse as parseYaml } from 'yaml';
import {
  type Callable,
  callable,
  dictionary,
  equal,
  isOpaqueText,
  iterate,
  MacroReturn,
  print,
  Refusal,
  Tuple,
  toJson,
  Undefined,
  Unknown,
  type Value,
} from '../../../jinja/index.ts';

/** What templates have at hand in dbt, whatever the project: Python's helpers, JSON, errors. */
export function pythonGlobal(name: string): Callable | Value | undefined {
  const run = CALLS[name];
  return run === undefined ? VALUES.get(name) : callable(name, run);
}

const LONGEST = 10_000;

type Run = Callable['call'];

const CALLS: Readonly<Record<string, Run>> = {
  range({ positional }) {
    const numbers = positional.map((value) => (typeof value === 'number' ? value : null));
    if (numbers.includes(null)) return new Unknown('range');
    const [first = 0, second, step = 1] = numbers as number[];
    const [from, to] = second === undefined ? [0, first] : [first, second];
    const items: number[] = [];
    if (step === 0) return new Unknown('range');
    for (let at = from; (step > 0 ? at < to : at > to) && items.length < LONGEST; at += step) items.push(at);
    return items;
  },
  dict: ({ named, positional: [base] }) => new Map([...(base instanceof Map ? base : []), ...named]),
  namespace({ named }) {
    const members = new Map(named);
    const assign = (name: string, value: Value) => void members.set(name, value);
    return {
      type: 'thing',
      printed: '<namespace>',
      identity: 'namespace',
      member: (name) => members.get(name) ?? new Undefined(name),
      assign,
    };
  },
  set: ({ positional: [list = []] }) => unique(list),
  set_strict: ({ positional: [list = []] }) => unique(list),
  zip: ({ positional }) => zip(positional),
  zip_strict: ({ positional }) => zip(positional),
  tojson: ({ positional: [value = null] }) => (value instanceof Unknown ? value : toJson(value)),
  toyaml: () => new Unknown('toyaml', true),
  fromjson: ({ positional: [text] }) => fromJson(text),
  fromyaml: ({ positional: [text] }) => fromYaml(text),
  log: () => '',
  print: () => '',
  local_md5: () => new Unknown('local_md5', true),
  diff_of_two_dicts: () => new Unknown('diff_of_two_dicts'),
  debug: () => '',
  return: ({ positional: [value = null] }) => {
    throw new MacroReturn(value);
  },
};

const VALUES: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['modules', new Unknown('modules', true)],
  ['run_started_at', new Unknown('run_started_at', true)],
  ['invocation_id', new Unknown('invocation_id', true)],
  ['invocation_args_dict', new Unknown('invocation_args_dict', true)],
  ['thread_id', new Unknown('thread_id', true)],
  ['dbt_version', new Unknown('dbt_version', true)],
  ['flags', new Unknown('flags', true)],
  ['selected_resources', new Unknown('selected_resources')],
  // Of parsing and running, the running is what people mean.
  ['execute', true],
]);

function unique(value: Value): Value {
  const items = iterate(value);
  if (items === null) return new Unknown('set');
  return items.filter((item, index) => items.findIndex((other) => equal(other, item) === true) === index);
}

function zip(lists: readonly Value[]): Value {
  const all = lists.map(iterate);
  if (all.some((list) => list === null)) return new Unknown('zip');
  const length = Math.min(...all.map((list) => list?.length ?? 0));
  return Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, index) =>
    Tuple.from<Value>(all.map((list) => list?.[index] ?? null)),
  );
}

function fromJson(text: Value | undefined): Value {
  if (typeof text !== 'string') return new Unknown('fromjson');
  try {
    return fromPlain(JSON.parse(text));
  } catch {
    return new Unknown('fromjson');
  }
}

function fromYaml(text: Value | undefined): Value {
  if (typeof text !== 'string' || isOpaqueText(text)) return new Unknown('fromyaml');
  try {
    return fromPlain(parseYaml(text, { maxAliasCount: 100, logLevel: 'silent' }));
  } catch {
    return new Unknown('fromyaml');
  }
}

/** A value of JSON or YAML as one of Jinja's. */
export function fromPlain(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') return dictionary(Object.entries(value).map(([key, item]) => [key, fromPlain(item)] as const));
  return null;
}

/** `exceptions.raise_compiler_error('…')` ends a rendering; the others say something and go on. */
export const EXCEPTIONS: Value = {
  type: 'thing',
  printed: '',
  identity: 'exceptions',
  member: (name) =>
    callable(name, ({ positional: [message] }) => {
      if (name.startsWith('raise')) throw new Refusal(print(message ?? ''));
      return '';
    }),
};
