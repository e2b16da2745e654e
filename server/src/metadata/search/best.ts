/** The things with the greatest scores that were offered; of equal ones those that came first. Each is offered once or more, and counts once. */
export class Best {
  readonly #limit: number;
  readonly #scores = new Map<number, number>();
  #least = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether another one with this score would change nothing. */
  isBeyond(score: number): boolean {
    return this.#least > 0 && score <= this.#least;
  }

  offer(thing: number, score: number): void {
    if (score <= this.#least || (this.#scores.get(thing) ?? 0) >= score) return;
    this.#scores.set(thing, score);
    if (this.#scores.size < this.#limit * 4) return;
    const kept = this.sorted();
    this.#scores.clear();
    for (const [entry, value] of kept) this.#scores.set(entry, value);
    this.#least = kept.length < this.#limit ? 0 : (kept.at(-1)?.[1] ?? 0);
  }

  sorted(): readonly (readonly [thing: number, score: number])[] {
    return [...this.#scores].sort((a, b) => b[1] - a[1]).slice(0, this.#limit);
  }
}
