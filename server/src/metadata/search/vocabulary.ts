import { distance } from 'fastest-levenshtein';
import { hasHangul, initials, letters } from './korean.ts';

/** A word of the index that a word of the question may mean. */
export interface WordMatch {
  readonly word: number;
  /** 1 for the word itself. */
  readonly score: number;
}

/** The distinct words of everything that is indexed, found by their beginning, a part, with a slip, or by initial consonants. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #spelt: string[] = [];
  readonly #byGram = new Map<string, number[]>();
  readonly #byInitials = new Map<string, number[]>();
  #counts = new Uint16Array(0);

  get size(): number {
    return this.#spelt.length;
  }

  idOf(word: string): number | undefined {
    return this.#ids.get(word);
  }

  /** The word's number, a new one for a new word. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#spelt.length;
    const spelt = letters(word);
    this.#ids.set(word, id);
    this.#spelt.push(spelt);
    for (const gram of gramsOf(spelt)) append(this.#byGram, gram, id);
    append(this.#byGram, `^${spelt[0] ?? ''}`, id);
    if (hasHangul(word)) append(this.#byInitials, initials(word), id);
    return id;
  }

  /** Words whose syllables begin with these consonants. */
  byInitials(consonants: string): readonly WordMatch[] {
    const found: WordMatch[] = [];
    for (const [key, ids] of this.#byInitials) {
      if (!key.startsWith(consonants)) continue;
      const score = key === consonants ? 0.8 : 0.55;
      for (const word of ids) found.push({ word, score });
    }
    return found;
  }

  /** Words that begin with the text, hold it, or differ from it by a slip. */
  similar(text: string): readonly WordMatch[] {
    const spelt = letters(text).slice(0, LONGEST);
    if (spelt.length === 1) return this.#beginningWith(spelt);
    const shared = this.#shared(spelt);
    const grams = gramsOf(spelt);
    const most = slipsAllowed(spelt);
    const found: WordMatch[] = [];
    for (const word of shared) {
      const count = this.#counts[word] ?? 0;
      this.#counts[word] = 0;
      const other = this.#spelt[word] ?? '';
      // The last gram of the text marks its end, which a longer word does not have there.
      if (spelt.length >= 2 && count >= grams.length - 2 && other.includes(spelt)) {
        found.push({ word, score: other === spelt ? 1 : other.startsWith(spelt) ? 0.75 : 0.5 });
        continue;
      }
      // A slip spoils at most three grams, a swap of neighbours four.
      if (most === 0 || Math.abs(other.length - spelt.length) > most || count < grams.length - 4 * most) continue;
      const slips = slipsBetween(spelt, other);
      if (slips <= most) found.push({ word, score: 0.65 - 0.1 * slips });
    }
    return found;
  }

  /** One letter is the beginning of a word that somebody types. */
  #beginningWith(letter: string): readonly WordMatch[] {
    return (this.#byGram.get(`^${letter}`) ?? []).map((word) => ({ word, score: this.#spelt[word] === letter ? 1 : 0.6 }));
  }

  /** Words that share grams with a text; how many stands in the counts, which are to be set back. */
  #shared(spelt: string): readonly number[] {
    if (this.#counts.length < this.size) this.#counts = new Uint16Array(Math.ceil(this.size * 1.5));
    const counts = this.#counts;
    const shared: number[] = [];
    for (const gram of gramsOf(spelt))
      for (const word of this.#byGram.get(gram) ?? []) {
        if (counts[word] === 0) shared.push(word);
        counts[word] = (counts[word] ?? 0) + 1;
      }
    return shared;
  }
}

/** Letters of a word of the question that count: more is nobody's word. */
const LONGEST = 60;

/** Three letters each, with the word's beginning and end as letters. */
function gramsOf(spelt: string): readonly string[] {
  const padded = `^${spelt}$`;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3));
  return [...grams];
}

function append(map: Map<string, number[]>, key: string, id: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [id]);
  else known.push(id);
}

const slipsAllowed = (spelt: string): number => (spelt.length < 4 ? 0 : spelt.length < 7 ? 1 : 2);

/** Two neighbours that have changed places are one slip. */
function slipsBetween(a: string, b: string): number {
  if (a.length === b.length) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    if (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)) return 1;
  }
  return distance(a, b);
}
