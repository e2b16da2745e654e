import { words } from '../dialects/words.ts';
import type {
  Alias,
  Assignment,
  ColumnRef,
  Delete,
  Expression,
  FromItem,
  Identifier,
  Insert,
  InsertBranch,
  Merge,
  MergeBranch,
  ObjectName,
  OnConflict,
  OrderItem,
  Query,
  SelectItem,
  TableRef,
  Update,
  With,
} from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';

interface Returning {
  returning: SelectItem[];
  returningInto: ObjectName | null;
  returningIntoColumns: Identifier[];
  returningVariables: Expression[];
}

// ---- INSERT

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
  const hasInto = p.eat('INTO');
  if (!hasInto && p.dialect.features.onConflict && !p.dialect.features.equalsAlias && p.text(-1) !== 'OVERWRITE') p.unexpected('INTO');
  if (p.at('TABLE') && p.isName(1)) p.pos++;
  const target = parseTarget(p, p.dialect.features.bareInsertAlias);
  if (p.at('PARTITION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  if (p.at('IF') && p.text(1) === 'NOT') p.pos += 3;
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
    assignments.push(...parseAssignments(p));
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

/** Oracle's error logging behind a statement. */
function skipLogErrors(p: Parser): void {
  p.pos += 2;
  if (p.eat('INTO')) p.rules.objectName(p);
  if (p.at('(')) p.skipGroup();
  if (p.eat('REJECT')) {
    p.expect('LIMIT');
    p.pos++;
  }
}

/** The table written to: `t`, `t AS x`, `ONLY t`, `(SELECT …)`, `TABLE(…)`. */
function parseTarget(p: Parser, bareAlias = true): TableRef {
  if (p.at('(') && startsQuery(p, 1)) {
    const start = p.start();
    p.pos++;
    const query = p.rules.query(p);
    p.close(')');
    const from = query.body.kind === 'select' ? query.body.from[0] : undefined;
    if (from?.kind === 'table')
      return { ...from, start, end: p.end(), alias: parseSimpleAlias(p), extra: query.body.kind === 'select' ? query.body.items : [] };
    const at = p.end();
    return {
      kind: 'table',
      start,
      end: at,
      name: { kind: 'name', start: at, end: at, parts: [p.missingName()], jinja: null, link: null },
      alias: parseSimpleAlias(p),
      extra: [],
    };
  }
  if (p.at('ONLY') && (p.isName(1) || p.text(1) === '(')) p.pos++;
  if ((p.at('TABLE') || p.at('OPENQUERY') || p.at('OPENROWSET')) && p.text(1) === '(') {
    const start = p.start();
    p.pos++;
    p.skipGroup();
    const at = p.end();
    return {
      kind: 'table',
      start,
      end: at,
      name: { kind: 'name', start: at, end: at, parts: [p.missingName()], jinja: null, link: null },
      alias: parseSimpleAlias(p),
      extra: [],
    };
  }
  const start = p.start();
  if (p.dialect.features.multiTableDml && p.isName() && p.text(1) === '.' && p.text(2) === '*') {
    const part = p.takeName();
    p.pos += 2;
    return {
      kind: 'table',
      start,
      end: p.end(),
      name: { kind: 'name', start, end: part.end, parts: [part], jinja: null, link: null },
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

/** Columns of an inline view that is written to: what its SELECT lists. */
function viewColumns(target: TableRef): ColumnRef[] {
  const columns: ColumnRef[] = [];
  for (const item of target.extra) {
    if (item.kind !== 'select-item' || item.expression.kind !== 'column') return [];
    columns.push(item.expression);
  }
  return columns;
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

function parseColumns(p: Parser): ColumnRef[] {
  p.expect('(');
  const columns: ColumnRef[] = [];
  do {
    if (p.at(')') && (columns.length > 0 ? p.dialect.features.trailingCommas : p.dialect.features.assignmentExpressions)) break;
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
      p.pos++;
      while (!p.atEnd() && !p.at(']')) {
        const before = p.pos;
        p.rules.expression(p);
        p.eat(':');
        if (p.pos === before) break;
      }
      p.close(']');
    } else break;
  }
  if (p.probe !== null && p.atEnd() && p.at('.')) p.probe.expects.add('column');
  return { kind: 'column', start: parts[0]?.start ?? start, end: p.end(), parts, outerJoin: false };
}

const CLAUSES: ReadonlySet<string> = words('WHERE FROM SELECT SET VALUES ON ORDER GROUP');

function parseTop(p: Parser, limits: Expression[]): void {
  p.pos++;
  if (p.eat('(')) {
    limits.push(p.rules.expression(p));
    p.close(')');
  } else limits.push(p.rules.operand(p, 130));
  p.eat('PERCENT');
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
  const target: TableRef = first?.target ?? {
    kind: 'table',
    start,
    end: start,
    name: { kind: 'name', start, end: start, parts: [p.missingName()], jinja: null, link: null },
    alias: null,
    extra: [],
  };
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
    assignments.push(...parseAssignments(p));
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
    assignments.push(...parseAssignments(p));
    if (p.eat('WHERE')) where = p.rules.expression(p);
  }
  if (p.at('ON') && p.text(1) === 'CONFLICT') {
    const next = parseOnConflict(p, rowAlias);
    if (next !== null) assignments.push(...next.assignments);
  }
  return { kind: 'on-conflict', start, end: p.end(), targetColumns, targetWhere, assignments, where, rowAlias };
}

// ---- shared clauses

const ASSIGN: ReadonlySet<string> = words('= := += -= *= /= %= &= |= ^=');

function parseAssignments(p: Parser): Assignment[] {
  const assignments: Assignment[] = [];
  do {
    if (assignments.length > 0 && p.dialect.features.trailingCommas && (p.at('WHERE') || p.at('FROM') || p.atEnd())) break;
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
      // T-SQL: column.WRITE(…) and object methods.
      if (p.at('(')) {
        p.skipGroup();
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
function parseOutput(p: Parser, out: Returning): void {
  if (!p.dialect.features.output || !p.at('OUTPUT')) return;
  p.pos++;
  out.returning.push(...p.rules.selectItems(p));
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

function parseReturning(p: Parser, out: Returning): void {
  if (!p.dialect.features.returning || !(p.at('RETURNING') || p.at('RETURN'))) return;
  if (p.at('RETURN') && !p.dialect.features.connectBy) return;
  p.pos++;
  if (p.at('WITH') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  out.returning.push(...p.rules.selectItems(p));
  const isBulk = p.at('BULK') && p.text(1) === 'COLLECT';
  if (isBulk) p.pos += 2;
  if (p.eat('INTO')) {
    p.eat('STRICT');
    do out.returningVariables.push(p.rules.operand(p, 130));
    while (p.eat(','));
  }
}

// ---- UPDATE

export function parseUpdate(p: Parser, withClause: With | null, start: number): Update {
  p.pos++;
  const limits: Expression[] = [];
  const out: Returning = { returning: [], returningInto: null, returningIntoColumns: [], returningVariables: [] };
  if (p.at('TOP') && p.dialect.features.top) parseTop(p, limits);
  if (p.at('OR') && p.isAnyName(1) && p.dialect.name === 'sqlite') p.pos += 2;
  while (p.at('LOW_PRIORITY') || (p.at('IGNORE') && p.isName(1))) p.pos++;
  let target: FromItem = p.dialect.features.multiTableDml ? parseTables(p) : p.at('(') ? p.rules.fromItem(p) : parseTarget(p);
  if (target.kind === 'table' && p.at('FOR') && p.text(1) === 'PORTION') target = { ...target };
  const from: FromItem[] = [];
  p.expect('SET');
  const assignments = parseAssignments(p);
  parseOutput(p, out);
  if (p.at('FROM')) {
    p.pos++;
    from.push(...p.rules.fromList(p));
    if (!p.dialect.features.updateFrom) p.error('UPDATE … FROM is not part of this dialect', from[0]?.start ?? p.start(), p.end());
  }
  if (p.dialect.features.explicitDml && !p.at('WHERE')) p.unexpected('WHERE');
  const where = p.eat('WHERE') ? p.rules.expression(p) : null;
  const orderBy: OrderItem[] = [];
  if (p.at('ORDER')) orderBy.push(...p.rules.orderItems(p));
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

// ---- DELETE

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
  const from: FromItem[] = [];
  parseOutput(p, out);
  if (p.at('FROM') || p.at('USING')) {
    p.pos++;
    from.push(...p.rules.fromList(p));
  } else if (p.dialect.features.multiTableDml && targets.length === 1 && !hasFrom) {
    // DELETE t WHERE …: nothing to add.
  }
  if (p.dialect.features.explicitDml && !p.at('WHERE')) p.unexpected('WHERE');
  const where = p.eat('WHERE') ? p.rules.expression(p) : null;
  const orderBy: OrderItem[] = [];
  if (p.at('ORDER')) orderBy.push(...p.rules.orderItems(p));
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

// ---- MERGE

export function parseMerge(p: Parser, withClause: With | null, start: number): Merge {
  p.pos++;
  if (p.at('TOP') && p.dialect.features.top) parseTop(p, []);
  if (p.at('WITH') && p.text(1) === 'SCHEMA') p.pos += 3;
  if (!p.eat('INTO') && p.dialect.features.distinctOn && !p.dialect.features.fromFirst) p.unexpected('INTO');
  const target = parseTarget(p);
  p.expect('USING');
  const source = p.rules.fromItem(p);
  let on: Expression;
  if (p.at('USING') && p.dialect.features.fromFirst) {
    p.pos++;
    p.nameList('a column name');
    on = p.missing();
  } else {
    p.expect('ON');
    on = p.rules.expression(p);
  }
  const branches: MergeBranch[] = [];
  while (p.at('WHEN')) branches.push(parseBranch(p));
  if (branches.length === 0) p.unexpected('WHEN MATCHED or WHEN NOT MATCHED');
  const out: Returning = { returning: [], returningInto: null, returningIntoColumns: [], returningVariables: [] };
  parseOutput(p, out);
  parseReturning(p, out);
  if (p.at('OPTION') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
  }
  if (p.at('LOG') && p.text(1) === 'ERRORS') skipLogErrors(p);
  return {
    kind: 'merge',
    start,
    end: p.end(),
    with: withClause,
    target,
    source,
    on,
    branches,
    returning: out.returning,
    returningInto: out.returningInto,
    returningIntoColumns: out.returningIntoColumns,
  };
}

function parseBranch(p: Parser): MergeBranch {
  const start = p.start();
  p.pos++;
  const isNot = p.eat('NOT');
  p.expect('MATCHED');
  let matched: MergeBranch['matched'] = isNot ? 'not-matched' : 'matched';
  if (isNot && p.eat('BY')) {
    if (p.eat('SOURCE')) matched = 'not-matched-by-source';
    else p.expect('TARGET');
  }
  const condition = p.eat('AND') ? p.rules.expression(p) : null;
  p.expect('THEN');
  const parts = {
    assignments: [] as Assignment[],
    columns: [] as ColumnRef[],
    values: [] as Expression[],
    wholeRow: false,
    where: null as Expression | null,
    deleteWhere: null as Expression | null,
  };
  let action: MergeBranch['action'] = 'nothing';
  if (p.eat('UPDATE')) {
    action = 'update';
    if (p.eat('SET')) {
      if (p.eat('*')) parts.wholeRow = true;
      else parts.assignments = parseAssignments(p);
    } else parts.wholeRow = true;
    if (p.at('ALL') && p.text(1) === 'BY') p.pos += 3;
    if (p.eat('BY')) p.pos++;
    if (p.eat('WHERE')) parts.where = p.rules.expression(p);
    if (p.at('DELETE') && p.text(1) === 'WHERE') {
      p.pos += 2;
      parts.deleteWhere = p.rules.expression(p);
    }
  } else if (p.eat('INSERT')) {
    action = 'insert';
    parseBranchInsert(p, parts);
  } else if (p.eat('DELETE')) {
    action = 'delete';
    if (p.eat('WHERE')) parts.deleteWhere = p.rules.expression(p);
  } else if (p.eat('DO')) p.expect('NOTHING');
  else if (p.eat('ERROR')) {
    if (!p.at('WHEN') && !p.atEnd()) p.rules.expression(p);
  } else p.unexpected('UPDATE, INSERT or DELETE');
  return { kind: 'merge-branch', start, end: p.end(), matched, condition, action, ...parts };
}

function parseBranchInsert(
  p: Parser,
  parts: { columns: ColumnRef[]; values: Expression[]; wholeRow: boolean; where: Expression | null },
): void {
  if (p.eat('ROW') || p.eat('*')) {
    parts.wholeRow = true;
    return;
  }
  if (p.at('BY') && (p.text(1) === 'NAME' || p.text(1) === 'POSITION')) {
    p.pos += 2;
    parts.wholeRow = true;
    return;
  }
  if (p.at('ALL') && p.text(1) === 'BY') {
    p.pos += 3;
    parts.wholeRow = true;
    return;
  }
  if (p.at('(')) parts.columns = parseColumns(p);
  if (p.at('OVERRIDING')) p.pos += 3;
  if (p.at('DEFAULT') && p.text(1) === 'VALUES') {
    p.pos += 2;
    return;
  }
  if (p.eat('ROW')) {
    parts.wholeRow = true;
    return;
  }
  if (!p.eat('VALUES') && !p.eat('VALUE')) {
    p.unexpected('VALUES');
    return;
  }
  if (p.at('(')) {
    p.pos++;
    do parts.values.push(p.rules.expression(p));
    while (p.eat(','));
    p.close(')');
  } else parts.values.push(p.rules.expression(p));
  if (p.eat('WHERE')) parts.where = p.rules.expression(p);
}
