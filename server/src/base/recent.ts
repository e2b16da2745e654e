/** Keeps the values that were used last, as long as their sizes add up to no more than a budget. */
export class Recent<Value> {
  readonly #values = new Map<string, { readonly value: Value; readonly size: number }>();
  readonly #budget: number;
  #size = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get(key: string): Value | undefined {
    const entry = this.#values.get(key);
    if (entry === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, size: number): void {
    this.delete(key);
    this.#values.set(key, { value, size });
    this.#size += size;
    for (const [oldest] of this.#values) {
      if (this.#size <= this.#budget || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#values.get(key);
    if (entry === undefined) return;
    this.#size -= entry.size;
    this.#values.delete(key);
  }
}
