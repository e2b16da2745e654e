import { distance } from 'fastest-levenshtein';
import { nameWords, WORD_BY_SPELLING } from '../glossary/index.ts';
import { hasHangul, initials, isInitials, letters } from './korean.ts';
import type { SearchedTerm } from './model.ts';

/** A word that somebody looks for, and other words for it with how well they serve. */
export interface QueryTerm {
  readonly text: string;
  readonly synonyms: readonly (readonly [word: string, score: number])[];
  /** Initial consonants alone. */
  readonly initials: boolean;
}

const DICTIONARY = 0.9;
const GLOSSARY = 0.85;
/** Of words of the dictionary that somebody has probably meant. */
const MEANT = 0.6;
const MOST_TERMS = 8;

/** The words of a question; those of the dictionary bring their spellings along, those of the glossary the synonyms of their term. */
export function queryTerms(query: string, glossary: readonly Pick<SearchedTerm, 'name' | 'synonyms'>[]): readonly QueryTerm[] {
  const parts = query
    .trim()
    .split(/[\s.]+/)
    .filter((part) => part !== '')
    .slice(0, MOST_TERMS);
  const terms = parts.flatMap((part): QueryTerm[] => {
    if (isInitials(part)) return [{ text: part, synonyms: meantWords((spelling) => initials(spelling) === part), initials: true }];
    return nameWords(part.slice(0, LONGEST)).map(({ text, word }) => ({
      text,
      synonyms: [
        ...(word?.spellings ?? []).map((spelling): [string, number] => [spelling, DICTIONARY]),
        ...(word === null ? misspelt(text) : []),
        ...glossaryWords(text, glossary),
      ],
      initials: false,
    }));
  });
  return terms.slice(0, MOST_TERMS);
}

/** Characters of a word of the question that count. */
const LONGEST = 100;

/** A slip of the fingers in a word of the dictionary: 매줄 for 매출, which sales are as well. */
function misspelt(text: string): readonly [string, number][] {
  const spelt = letters(text);
  if (spelt.length < 5 || spelt.length > 20) return [];
  return meantWords((spelling) => {
    const other = letters(spelling);
    return Math.abs(other.length - spelt.length) <= 1 && other[0] === spelt[0] && distance(spelt, other) <= (swapped(spelt, other) ? 2 : 1);
  });
}

/** Two neighbours have changed places. */
function swapped(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function meantWords(means: (spelling: string) => boolean): readonly [string, number][] {
  const found: [string, number][] = [];
  for (const [spelling, { spellings }] of WORD_BY_SPELLING)
    if ((hasHangul(spelling) || spelling.length > 4) && means(spelling))
      for (const other of spellings) found.push([other, other === spelling ? MEANT : MEANT * DICTIONARY]);
  return found;
}

function glossaryWords(text: string, glossary: readonly Pick<SearchedTerm, 'name' | 'synonyms'>[]): readonly [string, number][] {
  const found: [string, number][] = [];
  for (const { name, synonyms } of glossary) {
    const names = [name, ...synonyms].map((word) => word.toLowerCase());
    if (!names.includes(text)) continue;
    for (const other of names) {
      const words = nameWords(other);
      const [only] = words;
      // A synonym of several words would match by each of them alone, which is not what it means.
      if (words.length !== 1 || only === undefined || only.text === text) continue;
      found.push([only.text, GLOSSARY]);
      for (const spelling of WORD_BY_SPELLING.get(only.text)?.spellings ?? []) found.push([spelling, GLOSSARY * DICTIONARY]);
    }
  }
  return found;
}
