import { type Arguments, argument, callable, dictionary, Unknown, type Value } from '../../../jinja/index.ts';
import type { ObjectName } from '../../../sql/index.ts';
import type { KnownColumn, Relation, RelationName, RenderContext } from './context.ts';

export function relation(name: RelationName): Relation {
  const args = name.args.map((argument) => `'${argument}'`).join(', ');
  const printed = name.function === 'this' ? '{{ this }}' : `{{ ${name.function}(${args}) }}`;
  const self: Relation = {
    type: 'thing',
    relation: name,
    printed,
    identity: printed,
    isMapping: true,
    member: (member) => {
      // Packages ask in this way whether a value is a relation.
      if (member === 'get')
        return callable('get', ({ positional: [key] }) => (key === 'metadata' ? METADATA : new Unknown(`${printed}.get()`, true)));
      if (member === 'render') return callable('render', () => printed);
      if (MODIFIERS.has(member)) return callable(member, () => (member === 'quote' ? self : new Unknown(`${printed}.${member}()`, true)));
      return new Unknown(`${printed.slice(3, -3)}.${member}`, true);
    },
  };
  return self;
}

const METADATA = dictionary([['type', 'Relation']]);
const MODIFIERS = new Set(['include', 'quote', 'without_identifier', 'incorporate', 'replace_path', 'matches']);

/** `ref('model')`, `ref('package', 'model')`, with `v=2` for one version. */
export function ref(context: RenderContext, args: Arguments): Value {
  const names = args.positional.filter((value) => typeof value === 'string');
  const version = argument(args, 9, 'v') ?? argument(args, 9, 'version') ?? null;
  const last = names.at(-1);
  if (last === undefined || names.length !== args.positional.length || version instanceof Unknown) return new Unknown('ref');
  const wanted = version === null ? names : [...names.slice(0, -1), `${last}.v${version}`];
  return named(context, { function: 'ref', args: wanted });
}

export function source(context: RenderContext, { positional, named: keywords }: Arguments): Value {
  const [name, table] = [positional[0] ?? keywords.get('source_name'), positional[1] ?? keywords.get('table_name')];
  if (typeof name !== 'string' || typeof table !== 'string') return new Unknown('source');
  return named(context, { function: 'source', args: [name, table] });
}

function named(context: RenderContext, name: RelationName): Relation {
  context.names(name);
  return relation(name);
}

/** A column as `adapter.get_columns_in_relation` lists it. */
export function columnThing({ name, type }: KnownColumn): Value {
  const members: Readonly<Record<string, Value>> = {
    name,
    column: name,
    quoted: name,
    dtype: type ?? new Unknown('a type', true),
    data_type: type ?? new Unknown('a type', true),
  };
  return {
    type: 'thing',
    printed: name,
    identity: name,
    member: (member) => members[member] ?? (member.startsWith('is_') ? callable(member, () => isOfType(member, type)) : undefined),
  };
}

function isOfType(member: string, type: string | null): Value {
  const kinds: Readonly<Record<string, RegExp>> = {
    is_string: /char|text|string/i,
    is_number: /int|num|dec|float|double|real/i,
    is_numeric: /num|dec/i,
    is_integer: /int/i,
    is_float: /float|double|real/i,
  };
  const kind = kinds[member];
  return type === null || kind === undefined ? new Unknown(member, true) : kind.test(type);
}

/** A relation as the SQL parser would name it. */
export function objectName({ function: kind, args }: RelationName): ObjectName {
  const named = args.map((value) => ({ value, start: 0, end: 0 }));
  return { kind: 'name', start: 0, end: 0, parts: [], jinja: { function: kind, args: named }, link: null };
}
