import { nameWords } from '../glossary/index.ts';
import { GrowingNumbers } from './growing.ts';
import type { QueryTerm } from './query-terms.ts';
import { Vocabulary } from './vocabulary.ts';
import type { WordScores } from './word-scores.ts';

/** The distinct names and comments, and the words that they are made of. A comment is another text than a name that reads the same. */
export class TextTable {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #vocabulary = new Vocabulary();
  /** The words of all texts, one text after the other, and where those of each begin. */
  readonly #words = new GrowingNumbers();
  readonly #firstWord = new GrowingNumbers();
  /** What a word is worth in each text: most in a name that is nothing else, least in a comment. */
  #weights = new Float32Array(1024);
  #boosts = new Float32Array(1024).fill(1);
  /** Texts by word. */
  readonly #textsOf: number[][] = [];

  get size(): number {
    return this.#texts.length;
  }

  get words(): number {
    return this.#vocabulary.size;
  }

  textOf(text: number): string {
    return this.#texts[text] ?? '';
  }

  add(name: string): number {
    return this.#ids.get(name) ?? this.#add(name, name, new Set(nameWords(name).map(({ text }) => text)));
  }

  /** −1 for no comment. Only the first words of a long one count. */
  addComment(comment: string | null): number {
    if (comment === null || comment.trim() === '') return -1;
    const key = `\0${comment}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const parts = comment.slice(0, 400).split(/\s+/).slice(0, 40);
    return this.#add(key, comment, new Set(parts.flatMap((part) => nameWords(part).map(({ text }) => text))));
  }

  /** Finds the words that a term may mean. */
  match({ text, synonyms, initials }: QueryTerm, into: WordScores): void {
    into.start(this.words);
    for (const { word, score } of initials ? this.#vocabulary.byInitials(text) : this.#vocabulary.similar(text)) into.raise(word, score);
    for (const [synonym, score] of synonyms) {
      const word = this.#vocabulary.idOf(synonym);
      if (word !== undefined) into.raise(word, score);
    }
  }

  /** The texts that hold a word. */
  holding(word: number): readonly number[] {
    return this.#textsOf[word] ?? NONE;
  }

  weightOf(text: number): number {
    return this.#weights[text] ?? 0;
  }

  /** Something counts more than others that has this text. */
  boost(text: number, factor: number): void {
    if (text >= 0 && this.boostOf(text) < factor) this.#boosts[text] = factor;
  }

  boostOf(text: number): number {
    return this.#boosts[text] ?? 1;
  }

  /** How well a text serves a term: as its best word does. */
  scoreOf(text: number, scores: WordScores): number {
    if (text < 0) return 0;
    let best = 0;
    const end = text + 1 < this.size ? this.#firstWord.get(text + 1) : this.#words.length;
    for (let at = this.#firstWord.get(text); at < end; at++) {
      const score = scores.of(this.#words.get(at));
      if (score > best) best = score;
    }
    return best * this.weightOf(text);
  }

  #add(key: string, text: string, words: ReadonlySet<string>): number {
    const id = this.#texts.push(text) - 1;
    this.#ids.set(key, id);
    this.#weigh(id, key === text ? 0.6 + 0.4 / Math.max(1, words.size) : 0.35 + 0.25 / Math.max(1, words.size));
    this.#firstWord.push(this.#words.length);
    for (const word of words) {
      const wordId = this.#vocabulary.add(word);
      this.#words.push(wordId);
      const texts = this.#textsOf[wordId];
      if (texts === undefined) this.#textsOf[wordId] = [id];
      else texts.push(id);
    }
    return id;
  }

  #weigh(text: number, weight: number): void {
    if (text === this.#weights.length) {
      const [weights, boosts] = [new Float32Array(text * 2), new Float32Array(text * 2).fill(1)];
      weights.set(this.#weights);
      boosts.set(this.#boosts);
      [this.#weights, this.#boosts] = [weights, boosts];
    }
    this.#weights[text] = weight;
  }
}

const NONE: readonly number[] = [];
