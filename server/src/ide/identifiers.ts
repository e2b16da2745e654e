import type { DialectName } from '../protocol/index.ts';
import { dialectInfo, foldIdentifier } from '../sql/index.ts';

/** Whether two names, as the catalog or the code spells them without quotes, mean the same in the dialect. */
export function sameName(dialect: DialectName, a: string, b: string): boolean {
  return a === b || fold(dialect, a) === fold(dialect, b);
}

/** The name as an unquoted identifier is compared. */
export function fold(dialect: DialectName, name: string): string {
  return foldIdentifier(dialect, { name, quoted: false });
}

/** The name as it must be written in the dialect: quoted if it is reserved or no plain word. */
export function writeIdentifier(dialect: DialectName, name: string): string {
  return needsQuotes(dialect, name) ? quote(dialect, name) : name;
}

/** Whether a name of the catalog means something else, or nothing, without quotes. */
export function needsQuotes(dialect: DialectName, name: string): boolean {
  if (!canStandAlone(dialect, name)) return true;
  // A spelling of mixed case survives only in quotes where names are folded; one of a single case is taken as folded.
  const mixed = name !== name.toLowerCase() && name !== name.toUpperCase();
  return mixed && fold(dialect, name) !== foldIdentifier(dialect, { name, quoted: true });
}

/** Whether the text is a name without quotes: a word that is not reserved. */
export function canStandAlone(dialect: DialectName, name: string): boolean {
  return isPlainWord(dialect, name) && !dialectInfo(dialect).reserved.has(name.toUpperCase());
}

export function quote(dialect: DialectName, name: string): string {
  const [open, close] = dialectInfo(dialect).identifierQuotes;
  return `${open}${name.replaceAll(close, close + close)}${close}`;
}

/** The name inside the quotes of `text`, or the text itself. */
export function unquote(text: string): { readonly name: string; readonly quoted: boolean } {
  for (const [open, close] of [
    ['"', '"'],
    ['`', '`'],
    ['[', ']'],
  ] as const) {
    if (text.length >= 2 && text.startsWith(open) && text.endsWith(close))
      return { name: text.slice(1, -1).replaceAll(close + close, close), quoted: true };
  }
  return { name: text, quoted: false };
}

function isPlainWord(dialect: DialectName, name: string): boolean {
  const extra = EXTRA_LETTERS[dialect] ?? '$';
  return (
    /^[\p{L}_]/u.test(name.replace(/^[#@]+/, dialect === 'tsql' ? '' : '!')) &&
    [...name].every((sign) => /[\p{L}\p{N}_]/u.test(sign) || extra.includes(sign))
  );
}

const EXTRA_LETTERS: Partial<Record<DialectName, string>> = { oracle: '$#', tsql: '$#@', bigquery: '', spark: '', ansi: '' };
