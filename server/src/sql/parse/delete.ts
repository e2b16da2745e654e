import { append } from '../../base/index.ts';
import type { Delete, Expression, FromItem, OrderItem, TableRef, With } from '../syntax/nodes.ts';
import { parseOutput, parseReturning, parseTarget, parseTop, type Returning, skipLogErrors } from './dml-parts.ts';
import type { Parser } from './parser.ts';
import { skipHints } from './table-hints.ts';

const DELETE_MODIFIERS: ReadonlySet<string> = new Set(['LOW_PRIORITY', 'QUICK', 'IGNORE']);

export function parseDelete(p: Parser, withClause: With | null, start: number): Delete {
  p.pos++;
  const limits: Expression[] = [];
  const out: Returning = { returning: [], returningInto: null, returningIntoColumns: [], returningVariables: [] };
  if (p.at('TOP') && p.dialect.features.top) parseTop(p, limits);
  while (p.dialect.features.multiTableDml && p.atAny(DELETE_MODIFIERS)) p.pos++;
  const hasFrom = p.eat('FROM');
  if (!hasFrom && p.dialect.features.distinctOn && p.probe === null) p.unexpected('FROM');
  const targets: FromItem[] = [];
  do {
    targets.push(p.at('(') ? p.rules.fromItem(p) : parseDeleteTarget(p));
  } while (p.dialect.features.multiTableDml && p.eat(','));
  if (p.dialect.features.sqliteVerbs) skipHints(p);
  const from: FromItem[] = [];
  parseOutput(p, out);
  if (p.at('FROM') || p.at('USING')) {
    p.pos++;
    append(from, p.rules.fromList(p));
  } else if (p.dialect.features.multiTableDml && targets.length === 1 && !hasFrom) {
    // DELETE t WHERE …: nothing to add.
  }
  if (p.dialect.features.explicitDml && !p.at('WHERE')) p.unexpected('WHERE');
  const where = p.eat('WHERE') ? p.rules.expression(p) : null;
  const orderBy: OrderItem[] = [];
  if (p.at('ORDER')) append(orderBy, p.rules.orderItems(p));
  if (p.at('LIMIT') && p.dialect.features.limit) {
    p.pos++;
    limits.push(p.rules.expression(p));
  }
  parseReturning(p, out);
  if (p.at('OPTION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  if (p.at('LOG') && p.text(1) === 'ERRORS') skipLogErrors(p);
  return { kind: 'delete', start, end: p.end(), with: withClause, targets, from, where, orderBy, limits, ...out };
}

function parseDeleteTarget(p: Parser): TableRef {
  const target = parseTarget(p);
  // MySQL: DELETE t.*, u.* FROM …
  if (p.at('.') && p.text(1) === '*') p.pos += 2;
  if (p.at('PARTITION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  return target;
}
