import { append } from '../../base/index.ts';
import { unnamedTable } from '../syntax/make.ts';
import type { Alias, Assignment, ColumnRef, Expression, Insert, InsertBranch, OnConflict, Query, TableRef, With } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import {
  parseAssignments,
  parseColumns,
  parseOutput,
  parseReturning,
  parseTarget,
  parseTop,
  type Returning,
  skipLogErrors,
} from './dml-parts.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';

const INSERT_MODIFIERS: ReadonlySet<string> = new Set(['LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY', 'IGNORE', 'OVERWRITE']);

export function parseInsert(p: Parser, withClause: With | null, start: number): Insert {
  const verb = p.at('REPLACE') ? 'replace' : p.at('UPSERT') ? 'upsert' : 'insert';
  p.pos++;
  if (
    p.dialect.features.insertAll &&
    (p.at('ALL') || (p.at('FIRST') && !p.at('INTO')) || p.at('OVERWRITE')) &&
    (p.text(1) === 'INTO' || p.text(1) === 'WHEN' || p.text(1) === 'ALL' || p.text(1) === 'FIRST')
  )
    return parseInsertAll(p, withClause, start);
  const limits: Expression[] = [];
  if (p.at('TOP') && p.dialect.features.top) parseTop(p, limits);
  if (p.at('OR') && p.isAnyName(1)) p.pos += 2;
  while (p.atAny(INSERT_MODIFIERS)) p.pos++;
  if (p.dialect.features.lateralView && p.at('WITH') && p.text(1) === 'SCHEMA') p.pos += 3;
  if (p.dialect.features.lateralView && (p.at('DIRECTORY') || (p.at('LOCAL') && p.text(1) === 'DIRECTORY')))
    return parseInsertDirectory(p, withClause, start);
  const hasInto = p.eat('INTO');
  if (!hasInto && p.dialect.features.onConflict && !p.dialect.features.equalsAlias && p.text(-1) !== 'OVERWRITE') p.unexpected('INTO');
  if (p.at('TABLE') && p.isName(1)) p.pos++;
  const target = parseTarget(p, p.dialect.features.bareInsertAlias);
  if (p.at('PARTITION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  if (p.at('IF') && p.text(1) === 'NOT') p.pos += 3;
  if (p.at('REPLACE') && p.text(1) === 'USING') {
    p.pos += 2;
    p.skipGroup();
  }
  if (p.at('REPLACE') && p.text(1) === 'WHERE') {
    p.pos += 2;
    p.rules.expression(p);
  }
  const columns = p.at('(') && !startsQuery(p, 1) ? parseColumns(p) : viewColumns(target);
  const out: Returning = { returning: [], returningInto: null, returningIntoColumns: [], returningVariables: [] };
  parseOutput(p, out);
  const byName = p.at('BY') && p.text(1) === 'NAME';
  if (byName) p.pos += 2;
  else if (p.at('BY') && p.text(1) === 'POSITION') p.pos += 2;
  if (p.at('OVERRIDING')) p.pos += 3;
  const assignments: Assignment[] = [];
  let source: Query | null = null;
  let rowAlias: Alias | null = null;
  if (p.at('DEFAULT') && p.text(1) === 'VALUES') p.pos += 2;
  else if (p.at('SET') && !p.dialect.features.distinctOn) {
    p.pos++;
    append(assignments, parseAssignments(p));
  } else if (p.at('EXEC') || p.at('EXECUTE')) {
    p.rules.statement(p);
  } else if (
    p.at('VALUES') ||
    (p.at('VALUE') && p.dialect.features.assignmentExpressions) ||
    startsQuery(p) ||
    p.at('SELECT') ||
    p.at('FROM') ||
    p.type() === TokenType.jinja
  )
    source = p.rules.query(p);
  else if (p.dialect.features.connectBy && p.isName()) p.rules.expression(p);
  else p.unexpected('VALUES or a query');
  if (p.at('AS') && p.isName(1) && p.dialect.features.assignmentExpressions) {
    const aliasStart = p.start();
    p.pos++;
    const name = p.takeName();
    rowAlias = p.alias(aliasStart, name, p.at('(') ? p.nameList('a column name') : []);
  }
  const onConflict = p.at('ON') ? parseOnConflict(p, rowAlias) : null;
  parseReturning(p, out);
  if (p.at('LOG') && p.text(1) === 'ERRORS') skipLogErrors(p);
  return {
    kind: 'insert',
    start,
    end: p.end(),
    verb,
    with: withClause,
    target,
    columns,
    source,
    assignments,
    onConflict,
    ...out,
    byName,
    branches: [],
  };
}

/** Hive and Spark: INSERT OVERWRITE DIRECTORY '…' [format] SELECT …: files and no table. */
function parseInsertDirectory(p: Parser, withClause: With | null, start: number): Insert {
  p.eat('LOCAL');
  p.pos++;
  while (!p.atEnd() && !p.at(';') && !startsQuery(p) && !p.at('FROM')) {
    if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  const source = p.rules.query(p);
  return {
    kind: 'insert',
    start,
    end: p.end(),
    verb: 'insert',
    with: withClause,
    target: unnamedTable({ start, end: start }),
    columns: [],
    source,
    assignments: [],
    onConflict: null,
    returning: [],
    returningInto: null,
    returningIntoColumns: [],
    returningVariables: [],
    byName: false,
    branches: [],
  };
}

/** Columns of an inline view that is written to: what its SELECT lists. */
function viewColumns(target: TableRef): ColumnRef[] {
  const columns: ColumnRef[] = [];
  for (const item of target.extra) {
    if (item.kind !== 'select-item' || item.expression.kind !== 'column') return [];
    columns.push(item.expression);
  }
  return columns;
}

/** Oracle and Snowflake: INSERT ALL WHEN … THEN INTO … ELSE INTO … SELECT …. */
function parseInsertAll(p: Parser, withClause: With | null, start: number): Insert {
  while (p.at('OVERWRITE') || p.at('ALL') || p.at('FIRST')) p.pos++;
  const branches: InsertBranch[] = [];
  let condition: Expression | null = null;
  for (;;) {
    if (p.eat('WHEN')) {
      condition = p.rules.expression(p);
      p.expect('THEN');
    } else if (p.eat('ELSE')) condition = null;
    else if (p.at('INTO')) {
      const branchStart = condition?.start ?? p.start();
      p.pos++;
      const target = parseTarget(p);
      const columns = p.at('(') && !startsQuery(p, 1) ? parseColumns(p) : [];
      let values: Expression[] | null = null;
      if (p.eat('VALUES')) {
        values = [];
        p.expect('(');
        do values.push(p.rules.expression(p));
        while (p.eat(','));
        p.close(')');
      }
      branches.push({ kind: 'insert-branch', start: branchStart, end: p.end(), condition, target, columns, values });
    } else break;
  }
  const source = p.rules.query(p);
  const first = branches[0];
  const target: TableRef = first?.target ?? unnamedTable({ start, end: start });
  return {
    kind: 'insert',
    start,
    end: p.end(),
    verb: 'insert',
    with: withClause,
    target,
    columns: [],
    source,
    assignments: [],
    onConflict: null,
    returning: [],
    returningInto: null,
    returningIntoColumns: [],
    returningVariables: [],
    byName: false,
    branches,
  };
}

function parseOnConflict(p: Parser, rowAlias: Alias | null): OnConflict | null {
  const start = rowAlias?.start ?? p.start();
  const targetColumns: Expression[] = [];
  let targetWhere: Expression | null = null;
  const assignments: Assignment[] = [];
  let where: Expression | null = null;
  if (p.text(1) === 'DUPLICATE') {
    p.pos += 2;
    p.expect('KEY');
    p.expect('UPDATE');
    append(assignments, parseAssignments(p));
    return { kind: 'on-conflict', start, end: p.end(), targetColumns, targetWhere, assignments, where, rowAlias };
  }
  if (p.text(1) !== 'CONFLICT') return null;
  p.pos += 2;
  if (p.eat('(')) {
    do {
      targetColumns.push(p.rules.expression(p));
      // An operator class may stand behind the column.
      if (p.isName() && !p.at('WHERE')) p.takeName();
    } while (p.eat(','));
    p.close(')');
    if (p.eat('WHERE')) targetWhere = p.rules.expression(p);
  } else if (p.eatWords('ON', 'CONSTRAINT')) p.name('a constraint name');
  p.expect('DO');
  if (!p.eat('NOTHING')) {
    p.expect('UPDATE');
    p.expect('SET');
    append(assignments, parseAssignments(p));
    if (p.eat('WHERE')) where = p.rules.expression(p);
  }
  if (p.at('ON') && p.text(1) === 'CONFLICT') {
    const next = parseOnConflict(p, rowAlias);
    if (next !== null) append(assignments, next.assignments);
  }
  return { kind: 'on-conflict', start, end: p.end(), targetColumns, targetWhere, assignments, where, rowAlias };
}
