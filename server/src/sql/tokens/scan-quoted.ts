export interface Quoted {
  /** Where the token ends. */
  readonly end: number;
  readonly terminated: boolean;
}

export interface QuoteRules {
  /** `words`: only before a quote that a letter follows. */
  readonly escapes: boolean | 'words';
  readonly doubled: boolean;
  readonly triple: boolean;
}

/**
 * Finds the end of a quoted token whose opening quote is at `at`. A string that never closes ends at its line's end when the
 * rest of the text holds no such quote at all, or else at the text's end: half-typed strings are more frequent than long ones.
 */
export function scanQuoted(text: string, at: number, rules: QuoteRules): Quoted {
  const quote = text.charCodeAt(at);
  if (rules.triple && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) return scanTriple(text, at);
  const length = text.length;
  let i = at + 1;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      if (rules.doubled && text.charCodeAt(i + 1) === quote) i += 2;
      else return { end: i + 1, terminated: true };
    } else if (code === 92 && (rules.escapes === true || (rules.escapes === 'words' && isQuoteInWord(text, i + 1, quote)))) i += 2;
    else if (code === 123 && text.charCodeAt(i + 1) === 123) i = insideJinja(text, i);
    else i++;
  }
  const newline = text.indexOf('\n', at);
  return { end: newline < 0 ? length : newline, terminated: false };
}

function isQuoteInWord(text: string, at: number, quote: number): boolean {
  return text.charCodeAt(at) === quote && /[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}

/** A `{{ … }}` inside a string may hold the same quotes; it must close on its line to count. */
function insideJinja(text: string, at: number): number {
  const next = text.charCodeAt(at + 2);
  const isJinja = next === 32 || next === 45 || (next >= 97 && next <= 122) || next === 95;
  const close = isJinja ? text.indexOf('}}', at) : -1;
  if (close < 0) return at + 2;
  const newline = text.indexOf('\n', at);
  return newline >= 0 && newline < close ? at + 2 : close + 2;
}

function scanTriple(text: string, at: number): Quoted {
  const fence = text.slice(at, at + 3);
  let i = at + 3;
  while (i < text.length) {
    if (text.charCodeAt(i) === 92) i += 2;
    else if (text.startsWith(fence, i)) return { end: i + 3, terminated: true };
    else i++;
  }
  return { end: text.length, terminated: false };
}

const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' };

/** Oracle's `q'[ … ]'`; `at` is the quote. */
export function scanOracleQuoted(text: string, at: number): Quoted {
  const open = text[at + 1] ?? '';
  const close = `${CLOSERS[open] ?? open}'`;
  const end = text.indexOf(close, at + 2);
  return end < 0 ? { end: text.length, terminated: false } : { end: end + 2, terminated: true };
}

/** The end of `$$` or `$tag$` at `at`, or 0. */
export function dollarTagEnd(text: string, at: number, tagged: boolean): number {
  let i = at + 1;
  if (text.charCodeAt(i) === 36) return i + 1;
  if (!tagged) return 0;
  const first = text.charCodeAt(i);
  if (first >= 48 && first <= 57) return 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 36) return i + 1;
    const isTag = (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95 || code > 127;
    if (!isTag) return 0;
    i++;
  }
  return 0;
}
