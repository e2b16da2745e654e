import { GrowingNumbers } from './growing.ts';

/** Things that have a text, each in the chain of those with the same one. */
export class Chains {
  readonly #first = new GrowingNumbers();
  readonly #next = new GrowingNumbers();
  readonly #text = new GrowingNumbers();

  get length(): number {
    return this.#text.length;
  }

  /** −1 for a thing without a text. */
  push(text: number): void {
    while (this.#first.length <= text) this.#first.push(-1);
    const at = this.#text.push(text);
    this.#next.push(text < 0 ? -1 : this.#first.get(text));
    if (text >= 0) this.#first.set(text, at);
  }

  /** −1 when nothing has the text. */
  first(text: number): number {
    return text < this.#first.length ? this.#first.get(text) : -1;
  }

  next(at: number): number {
    return this.#next.get(at);
  }

  textOf(at: number): number {
    return this.#text.get(at);
  }
}
