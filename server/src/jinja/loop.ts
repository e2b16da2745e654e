import { type Arguments, callable, equal, Undefined, Unknown, type Value } from './values.ts';

/** The variable `loop` of one turn. `again` renders the loop's body for another list, in recursive loops. */
export function loopValue(items: readonly Value[], index: number, depth: number, again: ((items: Value) => Value) | null): Value {
  const { length } = items;
  const members: Readonly<Record<string, Value>> = {
    index: index + 1,
    index0: index,
    revindex: length - index,
    revindex0: length - index - 1,
    first: index === 0,
    last: index === length - 1,
    length,
    depth: depth + 1,
    depth0: depth,
    previtem: items[index - 1] ?? new Undefined('previtem'),
    nextitem: items[index + 1] ?? new Undefined('nextitem'),
    cycle: callable('cycle', ({ positional }) => positional[index % Math.max(1, positional.length)] ?? null),
    changed: callable('changed', (args) => (index === 0 ? true : hasChanged(args, items[index], items[index - 1]))),
  };
  return {
    type: 'callable',
    name: 'loop',
    call: ({ positional: [nested = null] }) => (again === null ? new Unknown('loop') : again(nested)),
    member: (name) => members[name],
  };
}

/** Only of the item itself can be told what it was in the turn before. */
function hasChanged({ positional: [value] }: Arguments, item: Value | undefined, before: Value | undefined): Value {
  if (value === undefined || item === undefined || before === undefined || equal(value, item) !== true)
    return new Unknown('loop.changed', true);
  const same = equal(item, before);
  return same === null ? new Unknown('loop.changed', true) : !same;
}
