import type { Value } from './values.ts';

/** Names and their values. Assignments stay in the innermost scope, as in Jinja: a loop's are gone with its turn. */
export class Scope {
  readonly #parent: Scope | null;
  readonly #values = new Map<string, Value>();
  readonly #fallback: ((name: string) => Value | undefined) | null;

  constructor(parent: Scope | null, fallback: ((name: string) => Value | undefined) | null = null) {
    this.#parent = parent;
    this.#fallback = fallback;
  }

  get(name: string): Value | undefined {
    for (let scope: Scope | null = this; scope !== null; scope = scope.#parent) {
      if (scope.#values.has(name)) return scope.#values.get(name);
      const found = scope.#fallback?.(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }
}
