import type { TextRange } from '../base/index.ts';

/** A stretch of a template: text, or what stands between two marks. Comments are left out. */
export type Piece =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'output' | 'tag';
      readonly start: number;
      readonly end: number;
      readonly inner: TextRange;
      readonly terminated: boolean;
    };

/** Cuts a template at its marks. White space that `-` takes away is cut off the texts around it. Linear; never throws. */
export function cutTemplate(text: string): Piece[] {
  const pieces: Piece[] = [];
  const marks = /\{[{%#]/g;
  let at = 0;
  let trimNext = false;
  const pushText = (end: number, trimEnd: boolean) => {
    let from = at;
    let to = end;
    if (trimNext) while (from < to && isBlank(text.charCodeAt(from))) from++;
    if (trimEnd) while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (to > from) pieces.push({ kind: 'text', start: from, end: to });
  };
  for (;;) {
    marks.lastIndex = at;
    const start = marks.exec(text)?.index ?? text.length;
    const sign = text[start + 2];
    pushText(start, sign === '-');
    if (start >= text.length) return pieces;
    const mark = text[start + 1];
    const from = start + (sign === '-' || sign === '+' ? 3 : 2);
    if (mark === '#') {
      const found = text.indexOf('#}', start + 2);
      at = found < 0 ? text.length : found + 2;
      trimNext = found > start + 2 && text[found - 1] === '-';
      continue;
    }
    const close = mark === '{' ? '}}' : '%}';
    const inner = endOfInner(text, from, close);
    at = inner.next;
    trimNext = inner.terminated && inner.end > from && text[inner.end - 1] === '-';
    const end = inner.terminated && inner.end > from && /[-+]/.test(text[inner.end - 1] ?? '') ? inner.end - 1 : inner.end;
    const raw = mark === '%' && text.slice(from, end).trim() === 'raw';
    if (raw) {
      const closing = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g;
      closing.lastIndex = at;
      const match = closing.exec(text);
      pushText(match?.index ?? text.length, match?.[1] === '-');
      at = match === null ? text.length : closing.lastIndex;
      trimNext = match?.[2] === '-';
      continue;
    }
    pieces.push({ kind: mark === '{' ? 'output' : 'tag', start, end: at, inner: { start: from, end }, terminated: inner.terminated });
  }
}

function endOfInner(
  text: string,
  from: number,
  close: string,
): { readonly end: number; readonly next: number; readonly terminated: boolean } {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === "'" || char === '"') {
      const end = endOfString(text, at);
      if (end < 0) break;
      at = end - 1;
    } else if (char === '{') depth++;
    // `{{ {'a': 1}}}`: the first brace closes the dictionary.
    else if (char === '}' && depth > 0) depth--;
    else if (text.startsWith(close, at)) return { end: at, next: at + 2, terminated: true };
  }
  const found = text.indexOf(close, from);
  const line = text.indexOf('\n', from);
  // A quote that never ends: the mark on the same line ends it all the same.
  if (found >= 0 && (line < 0 || found < line)) return { end: found, next: found + 2, terminated: true };
  const end = line < 0 ? text.length : line;
  return { end, next: end, terminated: false };
}

/** Behind the closing quote; -1 when there is none. */
function endOfString(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) return at + 1;
  }
  return -1;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

export interface Token extends TextRange {
  readonly kind: 'name' | 'string' | 'number' | 'operator' | 'end';
  /** The word, the operator, the string's value, the digits. */
  readonly text: string;
}

const TOKEN =
  /\s+|([A-Za-z_]\w*)|(\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?)|('(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")|(\*\*|\/\/|==|!=|<=|>=|[-+*/%~|.,:()[\]{}=<>])|([\s\S])/gy;

/** The words of an expression. What belongs to no word is an operator of its own, which nobody expects. */
export function scanExpression(text: string, range: TextRange): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = range.start;
  const source = range.end === text.length ? text : text.slice(0, range.end);
  for (let match = TOKEN.exec(source); match !== null && match[0] !== ''; match = TOKEN.exec(source)) {
    const [whole, name, number, string, operator, other] = match;
    const start = match.index;
    const end = start + whole.length;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, start, end });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number.replaceAll('_', ''), start, end });
    else if (string !== undefined) tokens.push({ kind: 'string', text: unescapeString(string.slice(1, -1)), start, end });
    else if (operator !== undefined || other !== undefined) tokens.push({ kind: 'operator', text: operator ?? other ?? '', start, end });
    if (end >= range.end) break;
  }
  tokens.push({ kind: 'end', text: '', start: range.end, end: range.end });
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0', '\n': '' };

function unescapeString(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (whole, hex, unicode, char) => {
    const code = hex ?? unicode;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (char === '\\' || char === "'" || char === '"') return char;
    return ESCAPES[char] ?? whole;
  });
}
