import { GrowingNumbers } from './growing.ts';
import type { TextTable } from './text-table.ts';
import type { WordScores } from './word-scores.ts';

/** A word of the question with the words of the index that it may mean, the best first. */
export interface MatchedTerm {
  readonly scores: WordScores;
  readonly words: readonly number[];
  /** How many times these words stand in texts. */
  readonly postings: number;
}

/** What tables and terms count more than columns, at most. */
export const MOST_BOOST = 1.1;
const LEVELS = 256;
const SCALE = (LEVELS - 1) / MOST_BOOST;
/** Texts that are ranked for one question: one that is answered by more of them is too wide to rank all. */
const MOST_TEXTS = 20_000;

/**
 * Texts that may hold an answer, the likeliest first. The rare words of a question are looked up first; as soon as so many texts are found that no
 * text of the words that are left could be among the best, those words are not looked up at all: what they add to a text is seen in its words.
 */
export class Candidates {
  #sums = new Float32Array(0);
  /** The last term that a text has answered, counted on from question to question; how many of this question it has answered. */
  #seen = new Int32Array(0);
  #answered = new Uint8Array(0);
  /** Texts by how many terms they had answered at some time: most of them are left in the first list. */
  readonly #lists: GrowingNumbers[] = [];
  readonly #found = new GrowingNumbers();
  #levels = new Uint8Array(0);
  #ordered = new Int32Array(0);
  readonly #counts = new Int32Array(LEVELS);
  #left = 0;
  #serial = 0;

  /** `terms` in the order of their postings. `wanted`: how many answers are asked for. The array is valid until the next question. */
  find(texts: TextTable, terms: readonly MatchedTerm[], wanted: number): Int32Array {
    this.#start(texts.size, terms.length);
    const first = this.#serial + 1;
    for (const [looked, term] of terms.entries()) {
      this.#lookUp(texts, term, first);
      const left = terms.length - looked - 1;
      const others = MOST_BOOST * share(left, left, terms.length);
      if (left > 0 && share(looked + 1, looked + 1, terms.length) > others && this.#least(texts, terms.length, wanted) > others) {
        this.#left = left;
        break;
      }
    }
    return this.#inOrder(texts, terms.length);
  }

  /** What a text may reach when it answers all the words that were not looked up. */
  reachOf(text: number, terms: number): number {
    return share((this.#sums[text] ?? 0) + this.#left, (this.#answered[text] ?? 0) + this.#left, terms);
  }

  #start(texts: number, terms: number): void {
    this.#left = 0;
    while (this.#lists.length <= terms) this.#lists.push(new GrowingNumbers());
    for (const list of this.#lists) list.clear();
    if (this.#sums.length >= texts) return;
    const size = Math.ceil(texts * 1.25);
    this.#sums = new Float32Array(size);
    this.#seen = new Int32Array(size);
    this.#answered = new Uint8Array(size);
    this.#serial = 0;
  }

  #lookUp(texts: TextTable, { scores, words }: MatchedTerm, first: number): void {
    this.#serial++;
    const [serial, seen, sums, answered] = [this.#serial, this.#seen, this.#sums, this.#answered];
    for (const word of words) {
      const score = scores.of(word);
      for (const text of texts.holding(word)) {
        const last = seen[text] ?? 0;
        // The best word of a text comes first.
        if (last === serial) continue;
        seen[text] = serial;
        const fresh = last < first;
        const count = fresh ? 1 : (answered[text] ?? 0) + 1;
        sums[text] = (fresh ? 0 : (sums[text] ?? 0)) + score * texts.weightOf(text);
        answered[text] = count;
        this.#lists[count]?.push(text);
      }
    }
  }

  /** What the last of the best texts has reached so far, rounded down. */
  #least(texts: TextTable, terms: number, wanted: number): number {
    this.#gather(texts, terms, wanted);
    let count = 0;
    for (let level = LEVELS - 1; level > 0; level--) {
      count += this.#counts[level] ?? 0;
      if (count >= wanted) return level / SCALE;
    }
    return 0;
  }

  /** Takes the texts that answer most, until there are enough, and sees to which level each may reach. */
  #gather(texts: TextTable, terms: number, enough: number): void {
    this.#found.clear();
    for (let answers = terms; answers > 0 && this.#found.length < enough; answers--) {
      const list = this.#lists[answers];
      for (let at = 0; list !== undefined && at < list.length; at++)
        if (this.#answered[list.get(at)] === answers) this.#found.push(list.get(at));
    }
    const { length } = this.#found;
    if (this.#levels.length < length) this.#levels = new Uint8Array(Math.ceil(length * 1.25));
    this.#counts.fill(0);
    for (let at = 0; at < length; at++) {
      const text = this.#found.get(at);
      const level = Math.min(LEVELS - 1, Math.floor(this.reachOf(text, terms) * texts.boostOf(text) * SCALE));
      this.#levels[at] = level;
      this.#counts[level] = (this.#counts[level] ?? 0) + 1;
    }
  }

  #inOrder(texts: TextTable, terms: number): Int32Array {
    this.#gather(texts, terms, MOST_TEXTS / 4);
    const starts = new Int32Array(LEVELS);
    let [total, least] = [0, LEVELS];
    while (least > 0 && total < MOST_TEXTS) {
      least--;
      starts[least] = total;
      total += this.#counts[least] ?? 0;
    }
    if (this.#ordered.length < total) this.#ordered = new Int32Array(Math.ceil(total * 1.25));
    for (let at = 0; at < this.#found.length; at++) {
      const level = this.#levels[at] ?? 0;
      if (level < least) continue;
      const place = starts[level] ?? 0;
      this.#ordered[place] = this.#found.get(at);
      starts[level] = place + 1;
    }
    return this.#ordered.subarray(0, Math.min(total, MOST_TEXTS));
  }
}

/** The mean score of the terms, times the share of them that is answered: half of the question answered is less than half of an answer. */
export function share(sum: number, answered: number, terms: number): number {
  return (sum * answered) / (terms * terms);
}
