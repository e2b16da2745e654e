import { say } from '../../base/index.ts';
import type { Expression } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { Value } from './value.ts';

/** Runs `bind` while the placeholders of a dynamic statement stand for what USING (or sp_executesql) gives them. */
export function withPlaceholders<T>(b: Binder, text: string, given: readonly Expression[], values: readonly Value[], bind: () => T): T {
  const { variables } = b.env;
  const names = placeholdersOf(text, given);
  if (given.length > 1 && values.some((value) => value.sources.length > 0) && text.includes('?'))
    b.uncertain(say('which value a placeholder takes is not known'));
  const before = new Map([...names].map(([name]) => [name, variables.get(name)]));
  for (const [name, at] of names) {
    const value = values[at];
    if (value !== undefined) variables.set(name, { value: { ...value, column: null }, row: null, text: null, unknown: null });
  }
  const result = bind();
  for (const [name, old] of before) {
    if (old === undefined) variables.delete(name);
    else variables.set(name, old);
  }
  return result;
}

/** Names of placeholders, and which of the values each is. */
function placeholdersOf(text: string, given: readonly Expression[]): Map<string, number> {
  const names = new Map<string, number>();
  given.forEach((expression, at) => {
    if (expression.kind === 'named-argument') names.set(expression.name.name.replace(/^(?![@:])/, '@'), at);
    else names.set(`$${at + 1}`, at);
  });
  // Question marks have no names of their own: one of them is told from no other.
  if (given.length === 1) names.set('?', 0);
  // `:name` is filled by its place in the text, whatever it is called.
  const found = [...text.matchAll(/(?<![:\w]):(\w+)/g)].map(([, name = '']) => name);
  if (found.length === given.length && new Set(found).size === found.length)
    for (const [at, name] of found.entries()) names.set(`:${name}`, at);
  return names;
}
