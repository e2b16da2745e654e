/** How well each word of the index serves one word of the question, kept between questions so that nothing is allocated for one. */
export class WordScores {
  #scores = new Float32Array(0);
  readonly #words: number[] = [];

  /** Forgets the last question. */
  start(words: number): void {
    for (const word of this.#words) this.#scores[word] = 0;
    this.#words.length = 0;
    if (this.#scores.length < words) this.#scores = new Float32Array(Math.ceil(words * 1.5));
  }

  raise(word: number, score: number): void {
    const known = this.#scores[word] ?? 0;
    if (known === 0) this.#words.push(word);
    if (known < score) this.#scores[word] = score;
  }

  of(word: number): number {
    return this.#scores[word] ?? 0;
  }

  /** The words that serve, the best first, at most `limit`; the others are forgotten. */
  best(limit: number): readonly number[] {
    this.#words.sort((a, b) => this.of(b) - this.of(a));
    for (const word of this.#words.splice(limit)) this.#scores[word] = 0;
    return this.#words;
  }
}
