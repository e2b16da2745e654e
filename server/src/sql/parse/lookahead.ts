import type { Parser } from './parser.ts';

const STARTS_QUERY: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', 'TABLE']);

const PIVOTS: ReadonlySet<string> = new Set(['PIVOT', 'UNPIVOT', 'PIVOT_WIDER', 'PIVOT_LONGER']);

/** Whether a query begins here: `SELECT …`, `WITH …`, `VALUES …`, or parentheses around one. */
export function startsQuery(p: Parser, ahead = 0): boolean {
  let at = ahead;
  while (p.text(at) === '(') at++;
  const text = p.text(at);
  if (text === 'FROM') return p.dialect.features.fromFirst || p.dialect.features.pipes;
  if (PIVOTS.has(text))
    return p.dialect.features.fromFirst && (p.text(at + 1) !== '(' || STARTS_QUERY.has(p.text(at + 2)) || p.text(at + 2) === 'FROM');
  if (text === 'VALUES') return p.text(at + 1) === '(' || p.text(at + 1) === 'ROW' || at > ahead || p.dialect.reserved.has('VALUES');
  if (text === 'TABLE') return (at === ahead || p.dialect.features.lateralView) && p.isName(at + 1) && p.text(at + 1) !== '(';
  if (text === 'WITH') return at === ahead || p.text(at - 1) === '(';
  return STARTS_QUERY.has(text);
}

/** Whether the string here is a part of the one before it: MySQL joins them across any blank, PostgreSQL across a line break and without a prefix. */
export function continuesString(p: Parser): boolean {
  const { features, lexical } = p.dialect;
  return features.adjacentStrings && (lexical.doubleQuotedStrings || (p.onNewLine() && p.source().startsWith("'")));
}
