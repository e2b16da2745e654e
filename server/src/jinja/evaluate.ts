import { applyFilter, indexValue } from './filters.ts';
import { methodOf } from './methods.ts';
import type { Argument, Expression } from './nodes.ts';
import { compare, compute } from './operators.ts';
import type { Scope } from './scope.ts';
import { applyTest } from './tests.ts';
import {
  type Arguments,
  asNumber,
  isCallable,
  isOpaqueText,
  isThing,
  iterate,
  keyOf,
  print,
  Tuple,
  truth,
  Undefined,
  Unknown,
  type Value,
} from './values.ts';

/** What ends an evaluation early: too many steps, or too much text. Caught where rendering began. */
export class LimitReached extends Error {}

export interface Budget {
  steps: number;
}

/** Works out expressions. Nothing is ever run: calls go to what the scope holds, and the rest is unknown. */
export class Evaluator {
  readonly #source: (node: Expression) => string;
  readonly #budget: Budget;
  /** Decides whether something unknown is true in this rendering. */
  readonly #decide: (unknown: Unknown) => boolean;

  constructor(source: (node: Expression) => string, budget: Budget, decide: (unknown: Unknown) => boolean) {
    this.#source = source;
    this.#budget = budget;
    this.#decide = decide;
  }

  step(): void {
    if (--this.#budget.steps < 0) throw new LimitReached();
  }

  truth(value: Value): boolean {
    return truth(value) ?? this.#decide(value instanceof Unknown ? value : new Unknown(print(value)));
  }

  evaluate(node: Expression, scope: Scope): Value {
    this.step();
    const of = (inner: Expression) => this.evaluate(inner, scope);
    const key = () => this.#source(node);
    switch (node.kind) {
      case 'constant':
        return node.value;
      case 'name':
        return orUndefined(scope.get(node.name), node.name);
      case 'list':
        return node.items.map(of);
      case 'tuple':
        return Tuple.from<Value>(node.items.map(of));
      case 'dict': {
        const map = new Map<string | number | boolean | null, Value>();
        for (const [name, value] of node.entries) {
          const known = keyOf(of(name));
          if (known === undefined) return new Unknown(key());
          map.set(known, of(value));
        }
        return map;
      }
      case 'attribute':
        return this.member(of(node.object), node.name);
      case 'item':
        return this.#item(of(node.object), of(node.index), key);
      case 'slice':
        return slice(
          of(node.object),
          [node.from, node.to, node.step].map((part) => (part === null ? null : of(part))),
          key,
        );
      case 'call':
        return this.call(of(node.callee), this.arguments(node.args, scope), key);
      case 'filter':
        return this.filter(node.name, of(node.object), this.arguments(node.args, scope));
      case 'test': {
        const found = applyTest(node.name, of(node.object), this.arguments(node.args, scope));
        return found === null ? new Unknown(key(), true) : found !== node.negated;
      }
      case 'unary':
        return this.#unary(node.operator, of(node.operand), key);
      case 'binary': {
        if (node.operator === 'and' || node.operator === 'or') {
          const left = of(node.left);
          return this.truth(left) === (node.operator === 'or') ? settled(left, node.operator === 'or') : of(node.right);
        }
        return compute(node.operator, of(node.left), of(node.right), key);
      }
      case 'compare': {
        let left = of(node.first);
        let result: Value = true;
        for (const { operator, right: operand } of node.rest) {
          const right = of(operand);
          result = compare(operator, left, right, key);
          if (node.rest.length > 1 && !this.truth(result)) return false;
          left = right;
        }
        return result;
      }
      case 'choice':
        if (this.truth(of(node.test))) return of(node.value);
        return node.otherwise === null ? new Undefined('') : of(node.otherwise);
      case 'invalid':
        return new Unknown(key());
    }
  }

  arguments(args: readonly Argument[], scope: Scope): Arguments {
    const positional: Value[] = [];
    const named = new Map<string, Value>();
    for (const { name, spread, value: node } of args) {
      const value = this.evaluate(node, scope);
      if (spread === 1) positional.push(...(iterate(value) ?? [new Unknown('*')]));
      else if (spread === 2) {
        if (value instanceof Map) for (const [key, item] of value) named.set(String(key), item);
      } else if (name !== null) named.set(name, value);
      else positional.push(value);
    }
    return { positional, named };
  }

  call(callee: Value, args: Arguments, key: () => string): Value {
    if (isCallable(callee)) return callee.call(args);
    return new Unknown(key(), callee instanceof Unknown && callee.scalar);
  }

  filter(name: string, value: Value, args: Arguments): Value {
    this.step();
    return applyFilter(name, value, args, {
      filter: (inner, item, rest) => this.filter(inner, item, rest),
      test: (inner, item, rest) => applyTest(inner, item, rest),
      member: (item, attribute) => this.#path(item, attribute),
    });
  }

  /** `map(attribute='a.b')`. */
  #path(value: Value, attribute: Value): Value {
    if (typeof attribute !== 'string') return this.#item(value, attribute, () => 'an item');
    return attribute.split('.').reduce((object, name) => this.member(object, name), value);
  }

  member(object: Value, name: string): Value {
    if (object instanceof Unknown) return new Unknown(`${object.key}.${name}`, object.scalar);
    if (object instanceof Undefined) return new Unknown(`${object.name}.${name}`);
    if (isThing(object) || isCallable(object)) return object.member?.(name) ?? new Unknown(`a ${name}`, true);
    const method = methodOf(object, name);
    if (method !== undefined) return method;
    return orUndefined(object instanceof Map ? object.get(name) : undefined, name);
  }

  #item(object: Value, index: Value, key: () => string): Value {
    if (object instanceof Unknown || index instanceof Unknown) return new Unknown(key(), object instanceof Unknown && object.scalar);
    if (typeof object === 'string' && isOpaqueText(object)) return new Unknown(key());
    const found = indexValue(object, index);
    if (found !== undefined) return found;
    return typeof index === 'string' ? this.member(object, index) : new Undefined(key());
  }

  #unary(operator: 'not' | '-' | '+', value: Value, key: () => string): Value {
    if (operator === 'not') return !this.truth(value);
    const number = asNumber(value);
    if (number === null) return new Unknown(key(), true);
    return operator === '-' ? -number : number;
  }
}

function orUndefined(value: Value | undefined, name: string): Value {
  return value === undefined ? new Undefined(name) : value;
}

/** What was decided to be true or false is so from here on. */
function settled(value: Value, decided: boolean): Value {
  return value instanceof Unknown ? decided : value;
}

function slice(object: Value, bounds: readonly Value[], key: () => string): Value {
  if (object instanceof Unknown || bounds.some((bound) => bound instanceof Unknown)) return new Unknown(key());
  if (typeof object === 'string' && isOpaqueText(object)) return new Unknown(key());
  const items: Value[] | null = typeof object === 'string' ? [...object] : Array.isArray(object) ? object : null;
  if (items === null) return new Unknown(key());
  const [from = null, to = null, by = null] = bounds.map((bound) => (bound === null ? null : asNumber(bound)));
  const step = by ?? 1;
  let picked: Value[] = [];
  if (step === 1) picked = items.slice(from ?? 0, to ?? undefined);
  else if (step !== 0) {
    const at = (bound: number | null, fallback: number) =>
      bound === null
        ? fallback
        : bound < 0
          ? Math.max(bound + items.length, step < 0 ? -1 : 0)
          : Math.min(bound, step < 0 ? items.length - 1 : items.length);
    const start = at(from, step < 0 ? items.length - 1 : 0);
    const end = at(to, step < 0 ? -1 : items.length);
    for (let index = start; step < 0 ? index > end : index < end; index += step) picked.push(items[index] ?? null);
  }
  if (typeof object === 'string') return picked.join('');
  return object instanceof Tuple ? Tuple.from(picked) : picked;
}
