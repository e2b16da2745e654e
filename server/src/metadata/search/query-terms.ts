import { nameWords, WORD_BY_SPELLING } from '../glossary/index.ts';
import { isInitials } from './korean.ts';
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

/** The words of a question; those of the dictionary bring their spellings along, those of the glossary the synonyms of their term. */
export function queryTerms(query: string, glossary: readonly Pick<SearchedTerm, 'name' | 'synonyms'>[]): readonly QueryTerm[] {
  const parts = query
    .trim()
    .split(/[\s.]+/)
    .filter((part) => part !== '')
    .slice(0, 8);
  const terms = parts.flatMap((part): QueryTerm[] => {
    if (isInitials(part)) return [{ text: part, synonyms: [], initials: true }];
    return nameWords(part).map(({ text, word }) => ({
      text,
      synonyms: [...(word?.spellings ?? []).map((spelling): [string, number] => [spelling, DICTIONARY]), ...glossaryWords(text, glossary)],
      initials: false,
    }));
  });
  return terms.slice(0, 8);
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
