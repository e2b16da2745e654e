/** Numbers that come one after another, four bytes each. */
export class GrowingNumbers {
  #data = new Int32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): number {
    if (this.#length === this.#data.length) this.#grow();
    this.#data[this.#length] = value;
    return this.#length++;
  }

  /** -1 behind the last one. */
  at(index: number): number {
    return index < this.#length ? (this.#data[index] ?? -1) : -1;
  }

  set(index: number, value: number): void {
    this.#data[index] = value;
  }

  /** By half, not to twice the size: the largest of these arrays are a good part of what the graph takes. */
  #grow(): void {
    const larger = new Int32Array(this.#data.length + (this.#data.length >> 1));
    larger.set(this.#data);
    this.#data = larger;
  }
}
