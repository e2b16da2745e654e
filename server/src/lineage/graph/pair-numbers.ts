import { GrowingNumbers } from './growing-numbers.ts';

/** Numbers pairs of numbers in the order in which they are first asked about: an open hash table, since a million entries of a `Map` take ten times as much. */
export class PairNumbers {
  readonly #first = new GrowingNumbers();
  readonly #second = new GrowingNumbers();
  /** Number of a pair plus one; nought is free. */
  #slots = new Int32Array(256);

  get length(): number {
    return this.#first.length;
  }

  first(number: number): number {
    return this.#first.at(number);
  }

  second(number: number): number {
    return this.#second.at(number);
  }

  /** -1 for a pair that has no number. */
  find(first: number, second: number): number {
    return (this.#slots[this.#slotOf(first, second)] ?? 0) - 1;
  }

  add(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0) return known;
    const number = this.#first.push(first);
    this.#second.push(second);
    this.#slots[slot] = number + 1;
    if (this.length * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    // Both numbers are small and dense: without mixing, their products would fall into the same few slots.
    let hash = Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0 || (this.#first.at(number) === first && this.#second.at(number) === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.length; number++) this.#slots[this.#slotOf(this.first(number), this.second(number))] = number + 1;
  }
}
