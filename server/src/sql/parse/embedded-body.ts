import type { StatementNode } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

/**
 * Parses the body of a routine that stands in a string token (`$$ … $$` or `'…'`), in place: its nodes have offsets of the statement around it.
 * Quotes that are doubled because the body is quoted are read as what they stand for, each in the place of two; a body with other escapes is left alone.
 */
export function parseBodyString(p: Parser, token: number): StatementNode[] {
  const start = p.tokens.starts[token] as number;
  const source = p.tokens.text.slice(start, p.tokens.ends[token]);
  const open = /^(?:\$[^$]*\$|e?')/i.exec(source)?.[0];
  const close = open?.endsWith("'") === true ? "'" : open;
  if (open === undefined || close === undefined || !source.endsWith(close) || source.length < open.length + close.length) return [];
  const written = source.slice(open.length, source.length - close.length);
  const inner = close === "'" ? unquotedInPlace(written, open !== "'" || p.dialect.lexical.backslashEscapes) : written;
  return inner === null ? [] : p.rules.embedded(p, inner, start + open.length - p.base);
}

/** The body as it is read, as long as it is written: of each doubled quote one is a space. Null where other escapes stand in it. */
function unquotedInPlace(written: string, escapes: boolean): string | null {
  if (escapes ? /\\[^']/.test(written) : false) return null;
  const quote = escapes ? /\\'|''/y : /''/y;
  let [text, at, inString] = ['', 0, false];
  while (at < written.length) {
    const comment = inString ? null : match(/--[^\n]*|\/\*[\s\S]*?\*\/|"[^"]*"/y, written, at);
    const pair = comment === null ? match(quote, written, at) : null;
    if (pair === null) text += comment ?? written[at];
    else if (inString && match(quote, written, at + pair.length) !== null) {
      // Two quotes in the body's own string, which are one quote of its value.
      text += "''  ";
      at += pair.length;
    } else {
      text += inString ? "' " : " '";
      inString = !inString;
    }
    at += comment?.length ?? pair?.length ?? 1;
  }
  return inString ? null : text;
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
