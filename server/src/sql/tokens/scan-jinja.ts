import type { Quoted } from './scan-quoted.ts';

/** Finds the end of `{{ … }}`, `{% … %}` or `{# … #}` at `at`; strings inside may hold the closing mark. */
export function scanJinja(text: string, at: number, close: string): Quoted {
  if (close === '#}') {
    const end = text.indexOf(close, at + 2);
    return end < 0 ? { end: text.length, terminated: false } : { end: end + 2, terminated: true };
  }
  let i = at + 2;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 39 || code === 34) {
      const end = text.indexOf(text[i] as string, i + 1);
      if (end < 0) break;
      i = end + 1;
    } else if (text.startsWith(close, i)) return { end: i + 2, terminated: true };
    else i++;
  }
  const newline = text.indexOf('\n', at);
  return { end: newline < 0 ? text.length : newline, terminated: false };
}

/** The word of `{% word … %}`. */
function blockWord(block: string): string {
  return /^\{%[-+]?\s*(\w+)/.exec(block)?.[1] ?? '';
}

const SKIPPED = new Set(['macro', 'test', 'materialization', 'raw', 'docs']);

/** The block word whose body is no SQL of this file (`macro`, `{% set x %}…`), or null. */
export function skipsBody(block: string): string | null {
  const word = blockWord(block);
  if (SKIPPED.has(word)) return word;
  if (word === 'set' && !block.includes('=')) return 'set';
  if (word === 'call') return 'call';
  return null;
}

/** Where `{% endmacro %}` (or the like) ends; the text's end when it is missing. */
export function skipToJinjaEnd(text: string, from: number, word: string): number {
  const closer = new RegExp(`\\{%[-+]?\\s*end${word}\\b[^%]*%\\}`, 'g');
  closer.lastIndex = from;
  const match = closer.exec(text);
  return match === null ? text.length : match.index + match[0].length;
}

export function isElseOfJinja(block: string): boolean {
  const word = blockWord(block);
  return word === 'else' || word === 'elif';
}

/** From behind an `{% else %}` to before its `{% endif %}`: one branch is parsed, the others are kept aside. */
export function skipJinjaElse(text: string, from: number): number {
  const marks = /\{%[-+]?\s*(if|endif|for|endfor)\b/g;
  marks.lastIndex = from;
  let depth = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[1] === 'if' || match[1] === 'for') depth++;
    else if (depth === 0) return match.index;
    else depth--;
  }
  return from;
}
