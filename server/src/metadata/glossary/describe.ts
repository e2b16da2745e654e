import type { ClassifiedColumn } from './classify-column.ts';
import { classifyColumn } from './classify-column.ts';
import type { Domain } from './domains.ts';
import { type NameWord, nameWords } from './name-words.ts';

/** A description that a person may take over. */
export interface ProposedDescription {
  readonly language: 'en' | 'ko';
  readonly text: string;
  /** Between 0 and 1: the share of the name that could be read. */
  readonly confidence: number;
}

/** Proposals for a column in both languages; empty when its name says nothing that the dictionary knows. */
export function describeColumn(column: ClassifiedColumn): readonly ProposedDescription[] {
  const words = nameWords(column.name);
  const confidence = readShare(words);
  if (confidence === 0) return [];
  const [domain] = classifyColumn(column);
  const [english, korean] = domain === undefined || domain.confidence < 0.5 ? ['', ''] : (NOTES[domain.domain] ?? ['', '']);
  return [
    { language: 'en', text: sentence(englishOf(words), english), confidence },
    { language: 'ko', text: sentence(koreanOf(words), korean), confidence },
  ];
}

/** The same for a table, by its name and the number of its columns. */
export function describeTable(name: string): readonly ProposedDescription[] {
  const words = nameWords(name.replace(/^(tb[lm]?|t|v|vw|fn|dw|dm|ods|stg)_/i, ''));
  const confidence = readShare(words);
  if (confidence === 0) return [];
  return [
    { language: 'en', text: englishOf(words), confidence },
    { language: 'ko', text: koreanOf(words), confidence },
  ];
}

const sentence = (text: string, note: string): string => (note === '' ? text : `${text} (${note})`);

/** What a domain adds to the words of the name. */
const NOTES: Readonly<Partial<Record<Domain, readonly [english: string, korean: string]>>> = {
  flag: ['yes or no', '예/아니오'],
  'resident-number': ['personal data', '개인정보'],
  'person-name': ['personal data', '개인정보'],
  phone: ['personal data', '개인정보'],
  'e-mail': ['personal data', '개인정보'],
  address: ['personal data', '개인정보'],
  'birth-date': ['personal data', '개인정보'],
  'card-number': ['personal data', '개인정보'],
  'bank-account': ['personal data', '개인정보'],
};

function readShare(words: readonly NameWord[]): number {
  const counted = words.filter(({ text }) => !/^\d+$/.test(text));
  return counted.length === 0 ? 0 : Math.round((counted.filter(({ word }) => word !== null).length / counted.length) * 100) / 100;
}

function englishOf(words: readonly NameWord[]): string {
  const texts = words.map(({ text, word }) => word?.english ?? text);
  const spoken = (asksFirst(words) ? ['whether', ...texts.slice(1)] : texts).join(' ');
  return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

function koreanOf(words: readonly NameWord[]): string {
  const texts = words.map(({ text, word }) => word?.korean ?? text);
  return (asksFirst(words) ? [...texts.slice(1), ...texts.slice(0, 1)] : texts).join(' ');
}

/** `is_active`, `has_coupon`: the question stands first. */
const asksFirst = (words: readonly NameWord[]): boolean => words.length > 1 && words[0]?.word?.concept === 'flag';
