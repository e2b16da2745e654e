import type { Insert, StatementNode, With } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseInsert } from './insert.ts';
import type { Parser } from './parser.ts';
import { emptyParts, make } from './procedural-parts.ts';

/** Hive and Spark: whether FROM here feeds INSERTs rather than a SELECT. */
export function leadsToInserts(p: Parser): boolean {
  if (!p.at('FROM') || !p.dialect.features.lateralView) return false;
  for (let ahead = 1, depth = 0; p.type(ahead) !== TokenType.end; ahead++) {
    const text = p.text(ahead);
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (depth === 0 && text === 'INSERT') return true;
    else if (depth === 0 && (text === 'SELECT' || text === ';')) return false;
  }
  return false;
}

/** `FROM t INSERT INTO u SELECT a WHERE … INSERT OVERWRITE TABLE v SELECT b`: each INSERT becomes one over a SELECT with this FROM. */
export function parseFromInserts(p: Parser, withClause: With | null, start: number): StatementNode {
  const from = p.pos;
  p.pos++;
  p.rules.fromList(p);
  const parts = emptyParts();
  while (p.at('INSERT')) parts.body.push(overFrom(p, parseInsert(p, withClause, start), from));
  const [only] = parts.body;
  return only !== undefined && parts.body.length === 1 ? only : make(p, 'from', start, parts);
}

function overFrom(p: Parser, insert: Insert, from: number): Insert {
  const source = insert.source;
  if (source === null || source.body.kind !== 'select') return insert;
  const { pos } = p;
  const errors = p.errors.length;
  p.pos = from;
  const start = p.start();
  p.pos++;
  const items = p.rules.fromList(p);
  p.pos = pos;
  p.errors.length = errors;
  return { ...insert, source: { ...source, start, body: { ...source.body, start, from: [...items, ...source.body.from] } } };
}
