import { ENGLISH, type StringKey } from './en.ts';
import { KOREAN } from './ko.ts';

/** A text of the page in the reader's language, with its places filled in. */
export type Translate = (key: StringKey, ...values: readonly (string | number)[]) => string;

export function translator(language: string): Translate {
  const table: Readonly<Record<StringKey, string>> = language.toLowerCase().startsWith('ko') ? KOREAN : ENGLISH;
  return (key, ...values) => table[key].replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
