import { append } from '../../base/index.ts';
import type { Expression, FromItem, Identifier, QueryBody, SelectItem } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';
import { parsePivotValues } from './pivot.ts';

/** DuckDB: PIVOT t ON x IN (…) USING sum(y) GROUP BY z; UNPIVOT t ON a, b INTO NAME n VALUE v: queries that are like their forms in FROM. */
export function parsePivotStatement(p: Parser, start: number): QueryBody {
  const isUnpivot = p.at('UNPIVOT') || p.at('PIVOT_LONGER');
  p.pos++;
  if (isUnpivot && (p.eat('INCLUDE') || p.eat('EXCLUDE'))) p.expect('NULLS');
  const source = p.rules.tableOrQuery(p);
  const from = isUnpivot ? parseUnpivot(p, start, source) : parsePivot(p, start, source);
  return { kind: 'table-command', start, end: p.end(), from };
}

function parsePivot(p: Parser, start: number, source: FromItem): FromItem {
  const forColumns: Expression[] = [];
  const values: SelectItem[] = [];
  let dynamic = false;
  if (p.eat('ON')) {
    do {
      const column = p.rules.operand(p, 61);
      if (column.kind === 'operation' && column.op === 'ROW') append(forColumns, column.operands);
      else forColumns.push(column);
      // Without IN, the data say which columns there are.
      dynamic = !p.eat('IN') || parsePivotValues(p, values) || dynamic;
    } while (p.eat(','));
  }
  const aggregates = p.eat('USING') ? p.rules.selectItems(p) : [];
  const groupBy: Expression[] = [];
  if (p.at('GROUP') && p.text(1) === 'BY') {
    p.pos += 2;
    if (!p.eat('ALL')) {
      do groupBy.push(p.rules.expression(p));
      while (p.eat(','));
    }
  }
  return { kind: 'pivot', start, end: p.end(), source, aggregates, forColumns, values, dynamic, groupBy, alias: null };
}

function parseUnpivot(p: Parser, start: number, source: FromItem): FromItem {
  p.expect('ON');
  const columns = p.rules.selectItems(p);
  let nameColumns: readonly Identifier[] = [];
  const valueColumns: Identifier[] = [];
  if (p.eat('INTO')) {
    p.expect('NAME');
    nameColumns = [p.name('a column name')];
    p.expect('VALUE');
    do valueColumns.push(p.name('a column name'));
    while (p.eat(','));
  }
  const end = p.end();
  const unnamed = (name: string): Identifier => ({ kind: 'identifier', start: end, end, name, quoted: false, dynamic: false });
  if (valueColumns.length === 0) {
    nameColumns = [unnamed('name')];
    valueColumns.push(unnamed('value'));
  }
  return { kind: 'unpivot', start, end, source, valueColumns, nameColumns, columns, alias: null };
}
