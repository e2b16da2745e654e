import type { Expression } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import type { Parser } from './parser.ts';

/** `[i]`, `[low:high]`, `[:]`, DuckDB's `[low:high:step]` and `[low:-:step]`: the bounds that are there. The bracket stands here. */
export function parseSubscript(p: Parser): Expression[] {
  p.pos++;
  const bounds: Expression[] = [];
  const { connectBy, colonPaths } = p.dialect.features;
  // JSON paths: `[*]` in Oracle, Snowflake and Spark, `[0 TO 2, 5]` in Oracle.
  if ((connectBy || colonPaths) && p.at('*') && p.text(1) === ']') p.pos++;
  else if (!startsBound(p)) {
    do bounds.push(p.rules.expression(p));
    while (connectBy && (p.eat('TO') || p.eat(',')));
  }
  for (let colons = 0; startsBound(p); colons++) {
    if (colons > 0 && !p.dialect.features.fromFirst) p.unexpected('"]"');
    if (p.type() !== TokenType.parameter) {
      p.pos++;
      if (startsParameter(p) && !p.dialect.features.fromFirst) p.unexpected('a subscript');
    }
    if (p.at('-') && p.text(1) === ':') p.pos++;
    if (!p.at(']') && !p.at(':')) bounds.push(p.rules.expression(p));
  }
  p.close(']');
  return bounds;
}

/** The scanner takes `:n` for a bind variable. */
function startsBound(p: Parser): boolean {
  return p.at(':') || (startsParameter(p) && p.text(-1) !== ':');
}

function startsParameter(p: Parser): boolean {
  return p.type() === TokenType.parameter && p.source().startsWith(':');
}
