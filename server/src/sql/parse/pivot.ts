import { append } from '../../base/index.ts';
import type { Expression, FromItem, Pivot, SelectItem, Unpivot } from '../syntax/nodes.ts';
import { parseAlias } from './alias.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';

export function parsePivotOf(p: Parser, source: FromItem): FromItem | null {
  if (p.at('PIVOT') && (p.text(1) === '(' || p.text(1) === 'XML')) return parsePivot(p, source);
  if (p.at('UNPIVOT') && (p.text(1) === '(' || p.text(1) === 'INCLUDE' || p.text(1) === 'EXCLUDE')) return parseUnpivot(p, source);
  if (p.at('MATCH_RECOGNIZE') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
    return { kind: 'opaque-relation', start: source.start, source, expressions: [], alias: parseAlias(p), end: p.end() };
  }
  return null;
}

function parsePivot(p: Parser, source: FromItem): Pivot {
  p.pos++;
  p.eat('XML');
  p.expect('(');
  const aggregates = p.rules.selectItems(p);
  const forColumns: Expression[] = [];
  const values: SelectItem[] = [];
  let dynamic = false;
  p.expect('FOR');
  do {
    const column = p.rules.operand(p, 61);
    if (column.kind === 'operation' && (column.op === 'ROW' || column.op === '()')) append(forColumns, column.operands);
    else forColumns.push(column);
    p.expect('IN');
    dynamic = parsePivotValues(p, values) || dynamic;
  } while (p.isName() && p.dialect.features.fromFirst);
  const groupBy: Expression[] = [];
  if (p.at('GROUP') && p.text(1) === 'BY') {
    p.pos += 2;
    do groupBy.push(p.rules.expression(p));
    while (p.eat(','));
  }
  if (p.at('DEFAULT')) {
    p.pos++;
    if (p.at('ON')) p.pos += 2;
    p.rules.expression(p);
  }
  p.close(')');
  return {
    kind: 'pivot',
    start: source.start,
    source,
    aggregates,
    forColumns,
    values,
    dynamic,
    groupBy,
    alias: parseAlias(p),
    end: p.end(),
  };
}

/** What stands behind IN; true when only the data know the values. */
export function parsePivotValues(p: Parser, values: SelectItem[]): boolean {
  if (!p.at('(')) {
    p.rules.expression(p);
    return true;
  }
  if (startsQuery(p, 1) || p.text(1) === 'ANY') {
    p.skipGroup();
    return true;
  }
  p.pos++;
  append(values, p.rules.selectItems(p));
  p.close(')');
  return false;
}

function parseUnpivot(p: Parser, source: FromItem): Unpivot {
  p.pos++;
  if (p.eat('INCLUDE') || p.eat('EXCLUDE')) p.expect('NULLS');
  p.expect('(');
  const valueColumns = p.at('(') ? p.nameList('a column name') : [p.name('a column name')];
  p.expect('FOR');
  const nameColumns = p.at('(') ? p.nameList('a column name') : [p.name('a column name')];
  p.expect('IN');
  p.expect('(');
  p.literalAliases = true;
  const columns = p.at(')') ? [] : p.rules.selectItems(p);
  p.literalAliases = false;
  p.close(')');
  p.close(')');
  return { kind: 'unpivot', start: source.start, source, valueColumns, nameColumns, columns, alias: parseAlias(p), end: p.end() };
}
