/** The score of each text for one word of the question, kept between questions so that nothing is allocated for one. */
export class TextScores {
  #scores = new Float32Array(0);
  readonly #touched: number[] = [];

  /** Forgets the last question. */
  start(texts: number): void {
    for (const text of this.#touched) this.#scores[text] = 0;
    this.#touched.length = 0;
    if (this.#scores.length < texts) this.#scores = new Float32Array(Math.ceil(texts * 1.5));
  }

  raise(text: number, score: number): void {
    const known = this.#scores[text] ?? 0;
    if (known === 0) this.#touched.push(text);
    if (known < score) this.#scores[text] = score;
  }

  of(text: number): number {
    return text < 0 ? 0 : (this.#scores[text] ?? 0);
  }

  get touched(): readonly number[] {
    return this.#touched;
  }
}

const LEVELS = 128;

/** Texts in the order of their scores, to the hundredth, without comparing each with each. */
export function byScore(texts: readonly number[], scoreOf: (text: number) => number): readonly (readonly number[])[] {
  const levels: number[][] = Array.from({ length: LEVELS }, () => []);
  for (const text of texts) levels[LEVELS - 1 - Math.min(LEVELS - 1, Math.floor(scoreOf(text) * 100))]?.push(text);
  return levels.filter((level) => level.length > 0);
}
