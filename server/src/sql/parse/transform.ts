import type { Expression, Identifier, SelectItem } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import type { Parser } from './parser.ts';

/** Hive and Spark: SELECT TRANSFORM (a, b) USING 'script' AS (c, d), MAP a USING …, REDUCE a USING …. Null where none begins. */
export function parseTransform(p: Parser): SelectItem[] | null {
  if (!p.dialect.features.lateralView || !isTransform(p)) return null;
  const start = p.start();
  const hasParens = p.text(1) === '(';
  p.pos += hasParens ? 2 : 1;
  p.eat('DISTINCT') || p.eat('ALL');
  const operands: Expression[] = [];
  do operands.push(p.rules.expression(p));
  while (p.eat(','));
  if (hasParens) p.close(')');
  skipFormat(p);
  p.expect('USING');
  if (p.type() === TokenType.string) p.pos++;
  else p.unexpected('a string with the script');
  const names = p.eat('AS') ? outputs(p) : [];
  const end = p.end();
  skipFormat(p);
  // A script makes each column of what it makes of all that it is given.
  const expression: Expression = { kind: 'operation', start, end, op: 'TRANSFORM', operands };
  const columns: readonly (Identifier | null)[] = names.length > 0 ? names : [null];
  return columns.map((alias) => ({ kind: 'select-item', start, end, expression, alias, assigns: null }));
}

function isTransform(p: Parser): boolean {
  if ((p.at('MAP') || p.at('REDUCE')) && p.isName(1)) return true;
  if (!p.at('TRANSFORM') || p.text(1) !== '(') return false;
  let depth = 0;
  for (let ahead = 1; p.type(ahead) !== TokenType.end; ahead++) {
    if (p.text(ahead) === '(') depth++;
    else if (p.text(ahead) === ')' && --depth === 0) return AFTER.has(p.text(ahead + 1));
  }
  return false;
}

const AFTER: ReadonlySet<string> = new Set(['USING', 'ROW', 'RECORDWRITER']);

function outputs(p: Parser): Identifier[] {
  const names: Identifier[] = [];
  const hasParens = p.eat('(');
  do {
    names.push(p.name('a column name'));
    if (!p.at(',') && !p.at(')') && !p.at('FROM') && !p.at('ROW') && p.isName()) p.rules.dataType(p);
  } while (p.eat(','));
  if (hasParens) p.close(')');
  return names;
}

/** ROW FORMAT …, RECORDWRITER '…', RECORDREADER '…'. */
function skipFormat(p: Parser): void {
  if (!p.at('ROW') && !p.at('RECORDWRITER') && !p.at('RECORDREADER')) return;
  while (!p.atEnd() && (!STOPS.has(p.text()) || p.text(-1) === 'DEFINED')) {
    if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
}

const STOPS: ReadonlySet<string> = new Set(['USING', 'FROM', 'AS', ';', ')', 'WHERE', 'LATERAL']);
