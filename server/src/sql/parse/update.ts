import { append, say } from '../../base/index.ts';
import type { Expression, FromItem, OrderItem, Update, With } from '../syntax/nodes.ts';
import { parseAssignments, parseOutput, parseReturning, parseTarget, parseTop, type Returning, skipLogErrors } from './dml-parts.ts';
import type { Parser } from './parser.ts';
import { skipHints } from './table-hints.ts';

export function parseUpdate(p: Parser, withClause: With | null, start: number): Update {
  p.pos++;
  const limits: Expression[] = [];
  const out: Returning = { returning: [], returningInto: null, returningIntoColumns: [], returningVariables: [] };
  if (p.at('TOP') && p.dialect.features.top) parseTop(p, limits);
  if (p.at('OR') && p.isAnyName(1) && p.dialect.features.sqliteVerbs) p.pos += 2;
  while (p.at('LOW_PRIORITY') || (p.at('IGNORE') && p.isName(1))) p.pos++;
  let target: FromItem = p.dialect.features.multiTableDml ? parseTables(p) : p.at('(') ? p.rules.fromItem(p) : parseTarget(p);
  if (target.kind === 'table' && p.at('FOR') && p.text(1) === 'PORTION') target = { ...target };
  const from: FromItem[] = [];
  if (p.dialect.features.sqliteVerbs) skipHints(p);
  p.expect('SET');
  const assignments = parseAssignments(p);
  parseOutput(p, out);
  if (p.at('FROM')) {
    p.pos++;
    append(from, p.rules.fromList(p));
    if (!p.dialect.features.updateFrom) p.error(say('UPDATE … FROM is not part of this dialect'), from[0]?.start ?? p.start(), p.end());
  }
  if (p.dialect.features.explicitDml && !p.at('WHERE')) p.unexpected('WHERE');
  const where = p.eat('WHERE') ? p.rules.expression(p) : null;
  const orderBy: OrderItem[] = [];
  if (p.at('ORDER')) append(orderBy, p.rules.orderItems(p));
  if (p.at('LIMIT') && p.dialect.features.limit) {
    p.pos++;
    limits.push(p.rules.expression(p));
    if (p.eat('OFFSET') || p.eat(',')) limits.push(p.rules.expression(p));
  }
  parseReturning(p, out);
  if (p.at('OPTION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  if (p.at('LOG') && p.text(1) === 'ERRORS') skipLogErrors(p);
  return { kind: 'update', start, end: p.end(), with: withClause, target, assignments, from, where, orderBy, limits, ...out };
}

/** MySQL: `UPDATE a JOIN b …`, `UPDATE a, b`. */
function parseTables(p: Parser): FromItem {
  const items = p.rules.fromList(p);
  return items.slice(1).reduce<FromItem>(
    (left, right) => ({
      kind: 'join',
      start: left.start,
      end: right.end,
      join: 'comma',
      natural: false,
      left,
      right,
      on: null,
      using: [],
      usingAlias: null,
    }),
    items[0] as FromItem,
  );
}
