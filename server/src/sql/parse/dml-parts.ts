import { append } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import { objectName, unnamedTable } from '../syntax/make.ts';
import type { Alias, Assignment, ColumnRef, Expression, Identifier, ObjectName, SelectItem, TableRef } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { parseSubscript } from './subscript.ts';

export interface Returning {
  returning: SelectItem[];
  returningInto: ObjectName | null;
  returningIntoColumns: Identifier[];
  returningVariables: Expression[];
}

/** Oracle's error logging behind a statement. */
export function skipLogErrors(p: Parser): void {
  p.pos += 2;
  if (p.eat('INTO')) p.rules.objectName(p);
  if (p.at('(')) p.skipGroup();
  if (p.eat('REJECT')) {
    p.expect('LIMIT');
    p.pos++;
  }
}

/** The table written to: `t`, `t AS x`, `ONLY t`, `(SELECT …)`, `TABLE(…)`. */
export function parseTarget(p: Parser, bareAlias = true): TableRef {
  if (p.at('(') && startsQuery(p, 1)) {
    const start = p.start();
    p.pos++;
    const query = p.rules.query(p);
    if (p.at('WITH') && (p.text(1) === 'CHECK' || p.text(1) === 'READ')) p.pos += 3;
    p.close(')');
    const from = query.body.kind === 'select' ? query.body.from[0] : undefined;
    if (from?.kind === 'table')
      return { ...from, start, end: p.end(), alias: parseSimpleAlias(p), extra: query.body.kind === 'select' ? query.body.items : [] };
    const alias = parseSimpleAlias(p);
    return unnamedTable({ start, end: p.end() }, alias);
  }
  if (p.at('ONLY') && p.text(1) === '(') {
    p.pos += 2;
    const target = parseTarget(p, bareAlias);
    p.close(')');
    const alias = target.alias ?? parseSimpleAlias(p);
    return { ...target, end: p.end(), alias };
  }
  if (p.at('ONLY') && p.isName(1)) p.pos++;
  if ((p.at('TABLE') || p.at('OPENQUERY') || p.at('OPENROWSET')) && p.text(1) === '(') {
    const start = p.start();
    p.pos++;
    p.skipGroup();
    const alias = parseSimpleAlias(p);
    return unnamedTable({ start, end: p.end() }, alias);
  }
  const start = p.start();
  if (p.dialect.features.multiTableDml && p.isName() && p.text(1) === '.' && p.text(2) === '*') {
    const part = p.takeName();
    p.pos += 2;
    return {
      kind: 'table',
      start,
      end: p.end(),
      name: objectName([part], part),
      alias: null,
      extra: [],
    };
  }
  const name = p.rules.objectName(p);
  if (p.at('*') && p.dialect.features.distinctOn) p.pos++;
  if ((p.at('PARTITION') || p.at('SUBPARTITION')) && (p.text(1) === '(' || p.text(1) === 'FOR') && p.dialect.features.connectBy) {
    p.pos++;
    p.eat('FOR');
    p.skipGroup();
  }
  if (p.at('WITH') && p.text(1) === '(' && p.dialect.features.tableHints) {
    p.pos++;
    p.skipGroup();
  }
  const alias = bareAlias || p.at('AS') ? parseSimpleAlias(p) : null;
  return { kind: 'table', start, end: p.end(), name, alias, extra: [] };
}

const NO_TARGET_ALIAS: ReadonlySet<string> = words(
  'VALUES VALUE SELECT SET DEFAULT WITH PARTITION OVERRIDING BY REPLACE OUTPUT FROM TABLE USING WHERE ON EXEC EXECUTE',
  'RETURNING WHEN IF LOG',
);

function parseSimpleAlias(p: Parser): Alias | null {
  const start = p.start();
  if (p.at('AS') && p.isAnyName(1)) {
    p.pos++;
    return p.alias(start, p.takeName());
  }
  if (p.isName() && p.type() !== TokenType.jinja && !NO_TARGET_ALIAS.has(p.text()) && !p.dialect.noTableAlias.has(p.text())) {
    const name = p.takeName();
    return p.alias(start, name);
  }
  return null;
}

export function parseColumns(p: Parser): ColumnRef[] {
  p.expect('(');
  const columns: ColumnRef[] = [];
  do {
    if (p.at(')') && (columns.length > 0 ? p.dialect.features.trailingCommasEverywhere : p.dialect.features.assignmentExpressions)) break;
    columns.push(parseColumn(p));
  } while (p.eat(','));
  p.close(')');
  return columns;
}

function parseColumn(p: Parser): ColumnRef {
  const start = p.start();
  if (p.atEnd()) p.probe?.expects.add('column');
  // A reserved word is a column only where what follows shows it: drivers quote, people do not.
  const isColumn = p.isName() || (p.isAnyName() && ['=', '.', ',', ')'].includes(p.text(1)) && !CLAUSES.has(p.text()));
  const parts: Identifier[] = [isColumn ? p.takeName() : p.name('a column name')];
  for (;;) {
    if (p.at('.') && p.isAnyName(1)) {
      p.pos++;
      parts.push(p.takeName());
    } else if (p.at('[') && p.dialect.features.subscripts) {
      parseSubscript(p);
    } else break;
  }
  if (p.probe !== null && p.atEnd() && p.at('.')) p.probe.expects.add('column');
  return { kind: 'column', start: parts[0]?.start ?? start, end: p.end(), parts, outerJoin: false };
}

const CLAUSES: ReadonlySet<string> = words('WHERE FROM SELECT SET VALUES ON ORDER GROUP');

export function parseTop(p: Parser, limits: Expression[]): void {
  p.pos++;
  if (p.eat('(')) {
    limits.push(p.rules.expression(p));
    p.close(')');
  } else limits.push(p.rules.operand(p, 130));
  p.eat('PERCENT');
}

const ASSIGN: ReadonlySet<string> = words('= := += -= *= /= %= &= |= ^=');

export function parseAssignments(p: Parser): Assignment[] {
  const assignments: Assignment[] = [];
  do {
    if (assignments.length > 0 && p.dialect.features.trailingCommasEverywhere && (p.at('WHERE') || p.at('FROM') || p.atEnd())) break;
    const start = p.start();
    const targets: ColumnRef[] = [];
    if (p.eat('(')) {
      do targets.push(parseColumn(p));
      while (p.eat(','));
      p.close(')');
    } else if (p.type() === TokenType.parameter) {
      // T-SQL: SET @v = column = expression; MySQL: SET @v = ….
      const name = p.takeName();
      if (ASSIGN.has(p.text()) && p.isAnyName(1) && p.text(2) === '=') {
        p.pos++;
        targets.push(parseColumn(p));
      } else targets.push({ ...p.columnOf({ ...name, dynamic: true }) });
    } else {
      targets.push(parseColumn(p));
      // T-SQL: column.WRITE(…) and object methods; Oracle's SET VALUE(t) = ….
      if (p.at('(')) {
        p.skipGroup();
        if (p.at('=') && p.dialect.features.connectBy) {
          p.pos++;
          p.rules.expression(p);
        }
        assignments.push({ kind: 'assignment', start, end: p.end(), targets, value: p.missing() });
        continue;
      }
    }
    if (!(ASSIGN.has(p.text()) && p.type() === TokenType.operator)) {
      p.unexpected('"="');
      assignments.push({ kind: 'assignment', start, end: p.end(), targets, value: p.missing() });
      continue;
    }
    p.pos++;
    const value = p.rules.expression(p);
    assignments.push({ kind: 'assignment', start, end: p.end(), targets, value });
  } while (p.eat(','));
  return assignments;
}

/** T-SQL's OUTPUT … [INTO table [(columns)]]. */
export function parseOutput(p: Parser, out: Returning): void {
  if (!p.dialect.features.output || !p.at('OUTPUT')) return;
  p.pos++;
  append(out.returning, p.rules.selectItems(p));
  if (p.at('INTO')) {
    p.pos++;
    out.returningInto = p.rules.objectName(p);
    if (p.at('(')) out.returningIntoColumns = p.nameList('a column name');
    if (p.at('OUTPUT')) {
      p.pos++;
      p.rules.selectItems(p);
    }
  }
}

export function parseReturning(p: Parser, out: Returning): void {
  if (!p.dialect.features.returning || !(p.at('RETURNING') || p.at('RETURN'))) return;
  if (p.at('RETURN') && !p.dialect.features.connectBy) return;
  p.pos++;
  if (p.at('WITH') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  append(out.returning, p.rules.selectItems(p));
  const isBulk = p.at('BULK') && p.text(1) === 'COLLECT';
  if (isBulk) p.pos += 2;
  if (p.eat('INTO')) {
    p.eat('STRICT');
    do out.returningVariables.push(p.rules.operand(p, 130));
    while (p.eat(','));
  }
}
