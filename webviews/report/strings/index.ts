import { ENGLISH, type StringKey } from './en.ts';
import { KOREAN } from './ko.ts';

/** The page is written in one language, and says in which. */
const { lang } = document.documentElement;
const table: Readonly<Record<StringKey, string>> = lang === 'ko' ? KOREAN : ENGLISH;
const locale = lang === 'ko' ? 'ko-KR' : 'en-GB';

/** A text of the page with its places filled in. */
export function t(key: StringKey, ...values: readonly (string | number)[]): string {
  return table[key].replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** The word for the kind of a table or of an edge; one that the page does not know stands for itself. */
export function kindWord(of: 'kind' | 'edge', kind: string): string {
  const key = `${of}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return key in table ? table[key as StringKey] : kind;
}

export function numberText(value: number): string {
  return value.toLocaleString(locale);
}

export function dayText(time: string | number): string {
  return new Date(time).toLocaleDateString(locale);
}

export function timeText(time: string | number): string {
  return new Date(time).toLocaleString(locale);
}
