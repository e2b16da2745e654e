import { nameWords } from '../glossary/index.ts';
import { GrowingNumbers } from './growing.ts';
import type { QueryTerm } from './query-terms.ts';
import type { TextScores } from './text-scores.ts';
import { Vocabulary, type WordMatch } from './vocabulary.ts';

/** The distinct names and comments, and the words that they are made of. A comment is another text than a name that reads the same. */
export class TextTable {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #wordCounts = new GrowingNumbers();
  readonly #vocabulary = new Vocabulary();
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
    return this.#add(
      name,
      name,
      nameWords(name).map(({ text }) => text),
    );
  }

  /** −1 for no comment. Only the first words of a long one count. */
  addComment(comment: string | null): number {
    if (comment === null || comment.trim() === '') return -1;
    const known = this.#ids.get(`\0${comment}`);
    if (known !== undefined) return known;
    return this.#add(
      `\0${comment}`,
      comment,
      comment
        .slice(0, 400)
        .split(/\s+/)
        .slice(0, 40)
        .flatMap((part) => nameWords(part).map(({ text }) => text)),
    );
  }

  /** Gives each text that holds a word which the term may mean its score. A word that is all of a text counts most, one of a comment least. */
  score(term: QueryTerm, into: TextScores): void {
    into.start(this.size);
    for (const { word, score } of this.#wordsFor(term))
      for (const text of this.#textsOf[word] ?? []) {
        const count = this.#wordCounts.get(text);
        into.raise(text, count < 0 ? score * (0.35 + 0.25 / -count) : score * (0.6 + 0.4 / count));
      }
  }

  #wordsFor({ text, synonyms, initials }: QueryTerm): readonly WordMatch[] {
    if (initials) return this.#vocabulary.byInitials(text);
    const found: WordMatch[] = [...this.#vocabulary.similar(text)];
    for (const [synonym, score] of synonyms) {
      const word = this.#vocabulary.idOf(synonym);
      if (word !== undefined) found.push({ word, score });
    }
    return found;
  }

  /** Counts of words are negative for comments. */
  #add(key: string, text: string, words: readonly string[]): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#texts.push(text) - 1;
    this.#ids.set(key, id);
    const distinct = new Set(words);
    this.#wordCounts.push(key === text ? Math.max(1, distinct.size) : -Math.max(1, distinct.size));
    for (const word of distinct) {
      const wordId = this.#vocabulary.add(word);
      const texts = this.#textsOf[wordId];
      if (texts === undefined) this.#textsOf[wordId] = [id];
      else texts.push(id);
    }
    return id;
  }
}
