/** A list of whole numbers in a typed array that doubles as it grows. */
export class GrowingNumbers {
  #values: Int32Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#values = new Int32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): number {
    if (this.#length === this.#values.length) {
      const grown = new Int32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length] = value;
    return this.#length++;
  }

  clear(): void {
    this.#length = 0;
  }

  get(index: number): number {
    return this.#values[index] ?? -1;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }
}
