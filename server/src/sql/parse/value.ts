import type { Expression } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

/** A value in a routine. PL/pgSQL reads it as the list of a SELECT, so that a FROM may follow: `n := count(*) FROM t`. */
export function parseValue(p: Parser): Expression {
  const value = p.rules.expression(p);
  if (!p.at('FROM') || p.dialect.features.procedural !== 'plpgsql' || p.routineDepth === 0) return value;
  const query = p.rules.query(p);
  const rows: Expression = { kind: 'subquery', start: query.start, end: query.end, query };
  return { kind: 'operation', start: value.start, end: p.end(), op: 'ROW', operands: [value, rows] };
}
