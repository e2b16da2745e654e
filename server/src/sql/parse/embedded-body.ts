import type { StatementNode } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

/**
 * Parses the body of a routine that stands in a string token (`$$ … $$` or `'…'`), in place: its nodes have offsets of the statement around it.
 * A quoted body with doubled quotes or escapes reads otherwise than it is written, so it is left alone.
 */
export function parseBodyString(p: Parser, token: number): StatementNode[] {
  const start = p.tokens.starts[token] as number;
  const source = p.tokens.text.slice(start, p.tokens.ends[token]);
  const open = /^(?:\$[^$]*\$|')/.exec(source)?.[0];
  if (open === undefined || !source.endsWith(open) || source.length < 2 * open.length) return [];
  const inner = source.slice(open.length, source.length - open.length);
  if (open === "'" && (inner.includes("''") || inner.includes('\\'))) return [];
  return p.rules.embedded(p, inner, start + open.length - p.base);
}
