import { append, say } from '../../base/index.ts';
import type {
  Assignment,
  ColumnRef,
  Delete,
  DmlStatement,
  Expression,
  Identifier,
  Insert,
  InsertBranch,
  Merge,
  MergeBranch,
  ObjectName,
  OnConflict,
  Query,
  TableRef,
  Update,
} from '../syntax/nodes.ts';
import { expressionRange, writeColumn } from './emit.ts';
import { checkGenerated, checkGeneratedAssignment, listedColumns } from './generated-columns.ts';
import type { RelationColumn } from './model.ts';
import { keyOf } from './names.ts';
import type { QueryParts } from './query-parts.ts';
import type { QueryResult } from './query-result.ts';
import { type BoundRelation, column, relation, unknownRelation } from './relation.ts';
import { type Entry, SelectScope } from './scope.ts';
import { checkAssignment } from './type-check.ts';
import { CONSTANT, combine, type Value } from './value.ts';

/** Binds INSERT, UPDATE, DELETE and MERGE; `returned` receives what RETURNING or OUTPUT yields. */
export function bindDml(q: QueryParts, statement: DmlStatement, parent: SelectScope | null, returned: (result: QueryResult) => void): void {
  const outer = new SelectScope(parent, parent !== null);
  if (statement.with !== null) {
    q.bindWith(statement.with, outer);
    q.b.addScope(outer, statement);
  }
  switch (statement.kind) {
    case 'insert':
      if (statement.branches.length > 0) bindInsertAll(q, statement, outer);
      else bindInsert(q, statement, outer, returned);
      return;
    case 'update':
      bindUpdate(q, statement, outer, returned);
      return;
    case 'delete':
      bindDelete(q, statement, outer, returned);
      return;
    case 'merge':
      bindMerge(q, statement, outer, returned);
  }
}

/** Notes a column that is written and reports it if the table has none of that name. */
function targetColumn(
  q: QueryParts,
  target: BoundRelation,
  ref: ColumnRef,
  alias: string | null,
  hidden: string | null = null,
): { name: string; column: RelationColumn | null } {
  let { parts } = ref;
  // `t.column` on the left of an assignment; BigQuery's `column.field` writes a part of the column.
  if (parts.length > 1) {
    const first = parts[0] as Identifier;
    const isQualifier =
      alias === keyOf(first.name) || keyOf(lastName(target.name)) === keyOf(first.name) || target.find(first.name)?.made !== false;
    if (isQualifier) {
      const qualifier = parts[parts.length - 2] as Identifier;
      if (parts.length === 2) q.b.referToRelation(qualifier, target, false);
      const isOwnName = parts.length === 2 && keyOf(lastName(target.name)) === keyOf(qualifier.name);
      if (isOwnName && hidden !== null && keyOf(hidden) !== keyOf(qualifier.name))
        q.b.report('unknown-alias', qualifier, say('{0} has the alias {1} here and must be named by it', qualifier.name, hidden), [hidden]);
      parts = parts.slice(-1);
    } else parts = parts.slice(0, 1);
  }
  const name = parts[0] as Identifier;
  if (name.dynamic || name.name === '') return { name: name.name, column: null };
  const found = target.find(name.name);
  if (found !== null) {
    q.b.referToColumn(name, target, found.column, 'write');
    return { name: found.column.name, column: found.column };
  }
  if (!q.b.dialect.pseudoColumns.has(name.name.toUpperCase())) {
    q.b.reportUnknownColumn(
      name,
      target.name,
      target.columns.map((c) => c.name),
    );
  }
  return { name: name.name, column: null };
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

// ---- INSERT

function bindInsert(q: QueryParts, insert: Insert, outer: SelectScope, returned: (result: QueryResult) => void): void {
  const { b } = q;
  const target = q.b.table(insert.target.name, 'write');
  b.setTarget(target.name);
  const alias = insert.target.alias?.name ?? null;
  if (alias !== null) b.referToRelation(alias, target, true);
  const named = insert.columns.map((ref) => targetColumn(q, target, ref, null));
  let proposed: QueryResult = { columns: [], complete: false };
  let selected: SelectScope | null = null;
  if (insert.source !== null) {
    const result = q.query(insert.source, outer, true);
    if (insert.source.body.kind === 'select' && b.dialect.features.multiTableDml) selected = q.lastSelect;
    proposed = proposedRow(q, target, insert, result);
    checkCount(q, insert, target, result);
    checkGenerated(
      b,
      insert,
      target,
      named.map(({ name }) => name),
    );
    const names = insert.columns.length > 0 ? named.map((n) => n.name) : null;
    writeRows(q, target, names, result, insert.source, insert.byName);
  } else if (/\sexec(ute)?\s/i.test(b.textOf(insert))) b.uncertain(say('the rows come from a procedure'));
  const scope = new SelectScope(outer, true);
  addTarget(scope, insert.target, target, alias);
  for (const assignment of insert.assignments) assign(q, scope, target, assignment, alias === null ? null : keyOf(alias.name));
  if (insert.onConflict !== null) bindConflict(q, insert.onConflict, scope, target, insert, proposed, selected);
  bindReturning(q, insert, scope, target, returned);
}

function addTarget(scope: SelectScope, ref: TableRef, target: BoundRelation, alias: Identifier | null): Entry {
  const label = alias?.name ?? ref.name.parts[ref.name.parts.length - 1]?.name ?? '';
  const path = alias === null ? ref.name.parts.slice(0, -1).map((p) => keyOf(p.name)) : [];
  const entry: Entry = {
    alias: label === '' ? null : keyOf(label),
    label,
    path,
    relation: target,
    range: { start: ref.start, end: ref.end },
  };
  scope.entries.push(entry);
  return entry;
}

/** Sources by position onto the named columns, or onto the table's own when it is known; else by the source's names. */
function writeRows(
  q: QueryParts,
  target: BoundRelation,
  names: readonly string[] | null,
  result: QueryResult,
  query: Query,
  byName: boolean,
): void {
  const own = target.complete ? listedColumns(q.b, target).map((c) => c.name) : null;
  const positional = !result.columns.some((c) => c.name === '*');
  if (!positional) {
    if (names === null) q.b.uncertain(say('the columns of * are not known'));
    else q.b.uncertain(say('* is spread over named columns, but its columns are not known'));
  }
  result.columns.forEach((source, i) => {
    let name: string | undefined;
    if (source.name === '*') name = '*';
    else if (byName) name = source.name;
    else if (names !== null) name = positional ? names[i] : source.name;
    else if (own !== null && positional) name = own[i] ?? source.name;
    else name = source.name;
    if (name === undefined) return;
    if (name !== '*') checkAssignment(q.b, target.find(name)?.column ?? null, source, source.declaration ?? expressionRange(query, source));
    const written = name === '*' ? { table: target.name, column: name } : behind(q, target, name);
    writeColumn(q.b, written.table, written.column, source, expressionRange(query, source));
  });
}

function checkCount(q: QueryParts, insert: Insert, target: BoundRelation, result: QueryResult): void {
  if (!result.complete || insert.byName) return;
  const wanted =
    insert.columns.length > 0 ? insert.columns.length : target.complete && target.table !== null ? listedColumns(q.b, target).length : null;
  if (wanted === null) return;
  const found = result.columns.length;
  const isTooMany = found > wanted;
  // Without a column list, columns with defaults may be left out in PostgreSQL, and identity columns in SQL Server.
  if (!isTooMany && insert.columns.length === 0 && !q.b.dialect.binding.insertNeedsAll) return;
  if (found === wanted || found === 0) return;
  const first = insert.columns[0];
  const last = insert.columns[insert.columns.length - 1];
  const range =
    first !== undefined && last !== undefined
      ? { start: first.start, end: last.end }
      : { start: insert.target.name.start, end: insert.target.name.end };
  const message =
    insert.columns.length > 0
      ? say('{0} {0|column is|columns are} named, but {1} {1|value is|values are} given', wanted, found)
      : say('{0} has {1} {1|column|columns}, but {2} {2|value is|values are} given', target.name, wanted, found);
  q.b.report('column-count', range, message);
}

function bindConflict(
  q: QueryParts,
  conflict: OnConflict,
  scope: SelectScope,
  target: BoundRelation,
  insert: Insert,
  proposed: QueryResult,
  selected: SelectScope | null,
): void {
  q.expressions.bindAll(scope, conflict.targetColumns, 'where');
  if (conflict.targetWhere !== null) q.expressions.bind(scope, conflict.targetWhere, 'where');
  // `excluded` (and MySQL's row alias) is the row that was to be inserted: the target's shape, with the source's values.
  const name = conflict.rowAlias?.name?.name ?? 'excluded';
  const range = { start: conflict.start, end: conflict.end };
  const row: BoundRelation = relation({
    kind: 'row',
    name,
    columns: renamed(proposed.columns, conflict.rowAlias?.columns ?? []),
    complete: proposed.complete,
    declaration: null,
    openTable: null,
  });
  // Unqualified names mean the target's own columns: the proposed row is only reached by its name.
  // MySQL's assignments see the tables of the SELECT that gives the rows.
  const around = new SelectScope(selected ?? scope, true);
  around.entries.push({ alias: keyOf(name), label: name, path: [], relation: row, range });
  const own = new SelectScope(around, true);
  append(own.entries, scope.entries);
  if (conflict.rowAlias?.name != null) q.b.referToRelation(conflict.rowAlias.name, row, true);
  const alias = insert.target.alias?.name == null ? null : keyOf(insert.target.alias.name.name);
  for (const assignment of conflict.assignments) assign(q, own, target, assignment, alias);
  if (conflict.where !== null) q.b.influence('filter', q.expressions.bind(own, conflict.where, 'where').sources);
}

function renamed(columns: readonly RelationColumn[], names: readonly Identifier[]): readonly RelationColumn[] {
  return columns.map((c, i) => {
    const name = names[i];
    return name === undefined ? c : column(name.name, c.sources, c.kind, { start: name.start, end: name.end }, c.type, c);
  });
}

/** The columns of the target with the values that the source gives them. */
function proposedRow(q: QueryParts, target: BoundRelation, insert: Insert, result: QueryResult): QueryResult {
  const named = insert.columns.length > 0 ? insert.columns.map((ref) => keyOf((ref.parts[ref.parts.length - 1] as Identifier).name)) : null;
  const listed = listedColumns(q.b, target).filter((c) => c.name !== '*');
  const columns = target.columns
    .filter((c) => c.name !== '*')
    .map((c) => {
      const at = named === null ? listed.indexOf(c) : named.indexOf(keyOf(c.name));
      const source = at < 0 ? undefined : result.columns[at];
      return column(c.name, source?.sources ?? [], source?.kind ?? 'constant', null, c.type);
    });
  if (target.complete || named === null) return { columns, complete: target.complete };
  return {
    columns: named.map((name, i) => column(name, result.columns[i]?.sources ?? [], result.columns[i]?.kind ?? 'constant', null)),
    complete: false,
  };
}

function bindReturning(
  q: QueryParts,
  statement: DmlStatement,
  scope: SelectScope,
  target: BoundRelation,
  returned: (result: QueryResult) => void,
): void {
  const items = statement.returning;
  if (items.length === 0) return;
  // T-SQL's inserted and deleted, PostgreSQL's old and new.
  const around = new SelectScope(scope.parent, true);
  for (const label of ['inserted', 'deleted', 'old', 'new'])
    around.entries.push({ alias: label, label, path: [], relation: { ...target, kind: 'row', name: label }, range: { start: 0, end: 0 } });
  const rows = new SelectScope(around, true);
  append(rows.entries, scope.entries);
  const result = q.items(items, rows, 'select');
  returned(result);
  if (statement.kind !== 'merge' && statement.returningVariables.length > 0) q.b.assignRow(statement.returningVariables, result);
  if (statement.returningInto !== null) writeReturned(q, statement, statement.returningInto, result);
}

/** T-SQL's OUTPUT … INTO: a second writer, with a target of its own. */
function writeReturned(q: QueryParts, statement: DmlStatement, into: ObjectName, result: QueryResult): void {
  q.b.frame(() => {
    const target = q.b.table(into, 'write');
    q.b.setTarget(target.name);
    const own = target.complete ? target.columns.map((c) => c.name) : [];
    result.columns.forEach((source, i) => {
      const name = statement.returningIntoColumns[i]?.name ?? own[i] ?? source.name;
      writeColumn(q.b, target.name, name, source, source.declaration ?? statement);
    });
  });
}

/** Oracle's INSERT ALL: every branch writes from the same query. */
function bindInsertAll(q: QueryParts, insert: Insert, outer: SelectScope): void {
  const { b } = q;
  if (insert.source === null) return;
  const result = q.query(insert.source, outer, true);
  const scope = new SelectScope(outer, true);
  const source: BoundRelation = relationOf(result);
  scope.entries.push({ alias: null, label: '', path: [], relation: source, range: { start: insert.source.start, end: insert.source.end } });
  insert.branches.forEach((branch, i) => {
    const write = (): void => bindBranch(q, branch, scope, result, insert.source as Query);
    if (i === 0) write();
    else b.frame(write);
  });
}

function relationOf(result: QueryResult): BoundRelation {
  const base = unknownRelation('', null);
  const byKey = new Map(result.columns.map((c) => [keyOf(c.name), c]));
  return {
    ...base,
    kind: 'subquery',
    columns: result.columns,
    complete: result.complete,
    isTwice: () => false,
    find: (name) => {
      const found = byKey.get(keyOf(name));
      return found !== undefined ? { column: found, made: false } : result.complete ? null : base.find(name);
    },
  };
}

function bindBranch(q: QueryParts, branch: InsertBranch, scope: SelectScope, result: QueryResult, query: Query): void {
  const { b } = q;
  if (branch.condition !== null) b.influence('filter', q.expressions.bind(scope, branch.condition, 'where').sources);
  const target = b.table(branch.target.name, 'write');
  b.setTarget(target.name);
  const names = branch.columns.length > 0 ? branch.columns.map((ref) => targetColumn(q, target, ref, null).name) : null;
  if (branch.values === null) {
    writeRows(q, target, names, result, query, false);
    return;
  }
  const own = target.complete ? target.columns.map((c) => c.name) : [];
  branch.values.forEach((value, i) => {
    const bound = q.expressions.bind(scope, value, 'values');
    writeValue(q, target, names?.[i] ?? own[i] ?? q.b.textOf(value), bound, value);
  });
}

/** Writing to a CTE or an inline view writes to the table behind it, where that is one and the column is its own. */
function behind(q: QueryParts, target: BoundRelation, name: string): { readonly table: string; readonly column: string } {
  if (target.kind === 'table') return { table: target.name, column: name };
  const found = target.find(name)?.column;
  const source = found?.kind === 'copy' && found.sources.length === 1 ? found.sources[0] : undefined;
  if (source === undefined || source.table === null) {
    if (target.kind === 'cte' || target.kind === 'subquery')
      q.b.uncertain(say('what {0} of {1} is in the table behind it is not known', name, target.name));
    return { table: target.name, column: name };
  }
  q.b.setTarget(source.table);
  return { table: source.table, column: source.column };
}

function writeValue(q: QueryParts, target: BoundRelation, name: string, value: Value, expression: Expression): void {
  const { table, column: own } = behind(q, target, name);
  writeColumn(q.b, table, own, { sources: value.sources, kind: value.kind }, expression);
}

// ---- UPDATE

/** `hidden`: the target's alias as written, behind which its own name must not be used. */
function assign(
  q: QueryParts,
  scope: SelectScope,
  target: BoundRelation,
  assignment: Assignment,
  alias: string | null,
  hidden: string | null = null,
): void {
  const { targets, value } = assignment;
  if (targets.length === 1) {
    const written = targetColumn(q, target, targets[0] as ColumnRef, alias, hidden);
    const bound = q.expressions.bind(scope, value, 'where');
    checkAssignment(q.b, written.column, bound, value);
    checkGeneratedAssignment(q.b, assignment, target, written.name);
    if (written.name !== '') writeValue(q, target, written.name, bound, value);
    return;
  }
  // (a, b) = (SELECT x, y …) or (x, y)
  const names = targets.map((ref) => targetColumn(q, target, ref, alias).name);
  if (value.kind === 'subquery') {
    const result = q.query(value.query, scope, true);
    names.forEach((name, i) => {
      const source = result.columns[i];
      if (source !== undefined) writeColumn(q.b, target.name, name, source, value);
    });
    return;
  }
  const operands = value.kind === 'operation' && value.op === 'ROW' ? value.operands : [value];
  names.forEach((name, i) => {
    const operand = operands[i];
    if (operand !== undefined) writeValue(q, target, name, q.expressions.bind(scope, operand, 'where'), operand);
  });
}

function bindUpdate(q: QueryParts, update: Update, outer: SelectScope, returned: (result: QueryResult) => void): void {
  const { b } = q;
  const scope = new SelectScope(outer, true);
  const target = updateTarget(q, update, scope);
  b.setTarget(target.relation.name);
  const hidden = update.from.length === 0 && update.target.kind === 'table' ? (update.target.alias?.name?.name ?? null) : null;
  for (const assignment of update.assignments) {
    // MySQL: `UPDATE a JOIN b SET b.x = …` writes to whichever table the column is qualified with.
    const qualified = assignment.targets[0];
    const owner =
      qualified !== undefined && qualified.parts.length > 1 && update.target.kind === 'join'
        ? scope.entries.find((e) => e.alias === keyOf((qualified.parts[0] as Identifier).name))
        : undefined;
    const entry =
      owner ??
      (update.target.kind === 'join' && qualified !== undefined
        ? (scope.entries.find((e) => e.relation.find(qualified.parts[0]?.name ?? '')?.made === false) ?? target)
        : target);
    if (owner !== undefined) b.setTarget(owner.relation.name);
    assign(q, scope, entry.relation, assignment, entry.alias, hidden);
  }
  if (update.where !== null) b.influence('filter', q.expressions.bind(scope, update.where, 'where').sources);
  for (const item of update.orderBy) b.influence('order', q.expressions.bind(scope, item.expression, 'where').sources);
  b.addScope(scope, update);
  bindReturning(q, update, scope, target.relation, returned);
}

function updateTarget(q: QueryParts, update: Update, scope: SelectScope): Entry {
  const { target } = update;
  if (target.kind === 'table') {
    const simple = target.name.parts.length === 1 ? (target.name.parts[0] as Identifier) : null;
    if (update.from.length > 0 && simple !== null) {
      // T-SQL: the target may be an alias of FROM.
      q.from.list(update.from, scope);
      const named = scope.entries.find((e) => e.alias === keyOf(simple.name) || keyOf(lastName(e.relation.name)) === keyOf(simple.name));
      if (named !== undefined && q.b.dialect.features.equalsAlias) {
        q.b.referToRelation(simple, named.relation, false);
        return named;
      }
      return writtenTable(q, target, scope);
    }
    const entry = writtenTable(q, target, scope);
    if (update.from.length > 0) q.from.list(update.from, scope);
    return entry;
  }
  q.from.item(target, scope);
  if (update.from.length > 0) q.from.list(update.from, scope);
  const entry = scope.entries[0] ?? {
    alias: null,
    label: '',
    path: [],
    relation: unknownRelation('', null),
    range: { start: target.start, end: target.end },
  };
  return entry;
}

function writtenTable(q: QueryParts, ref: TableRef, scope: SelectScope): Entry {
  const simple = ref.name.parts.length === 1 ? (ref.name.parts[0] as Identifier) : null;
  const cte = simple === null ? null : scope.findCte(simple.name);
  const target = cte ?? q.b.table(ref.name, 'write');
  if (cte !== null && simple !== null) q.b.referToRelation(simple, cte, false);
  const alias = ref.alias?.name ?? null;
  if (alias !== null) q.b.referToRelation(alias, target, true);
  return addTarget(scope, ref, target, alias);
}

// ---- DELETE

function bindDelete(q: QueryParts, statement: Delete, outer: SelectScope, returned: (result: QueryResult) => void): void {
  const { b } = q;
  const scope = new SelectScope(outer, true);
  let first: BoundRelation | null = null;
  if (statement.from.length > 0) q.from.list(statement.from, scope);
  for (const target of statement.targets) {
    if (target.kind !== 'table') {
      q.from.item(target, scope);
      continue;
    }
    const simple = target.name.parts.length === 1 ? (target.name.parts[0] as Identifier) : null;
    const named =
      simple === null
        ? undefined
        : scope.entries.find((e) => e.alias === keyOf(simple.name) || keyOf(lastName(e.relation.name)) === keyOf(simple.name));
    const isAliasTarget =
      named !== undefined &&
      simple !== null &&
      statement.from.length > 0 &&
      (b.dialect.features.equalsAlias || b.dialect.features.multiTableDml);
    if (isAliasTarget) b.referToRelation(simple, named.relation, false);
    const relation = isAliasTarget ? named.relation : writtenTable(q, target, scope).relation;
    first ??= relation;
  }
  const target = first ?? scope.entries[0]?.relation ?? null;
  b.setTarget(target?.name ?? null);
  if (statement.where !== null) b.influence('filter', q.expressions.bind(scope, statement.where, 'where').sources);
  for (const item of statement.orderBy) b.influence('order', q.expressions.bind(scope, item.expression, 'where').sources);
  b.addScope(scope, statement);
  if (target !== null) bindReturning(q, statement, scope, target as BoundRelation, returned);
}

// ---- MERGE

function bindMerge(q: QueryParts, merge: Merge, outer: SelectScope, returned: (result: QueryResult) => void): void {
  const { b } = q;
  const scope = new SelectScope(outer, true);
  const target = writtenTable(q, merge.target, scope);
  b.setTarget(target.relation.name);
  const before = scope.entries.length;
  q.from.item(merge.source, scope);
  const source = scope.entries[before];
  b.influence('join', q.expressions.bind(scope, merge.on, 'on').sources);
  // INSERT's values see the source; its unqualified names are the source's even where the target has them too.
  const sourceScope = new SelectScope(scope, true);
  append(sourceScope.entries, scope.entries.slice(before));
  for (const branch of merge.branches) bindMergeBranch(q, branch, scope, sourceScope, target, source);
  b.addScope(scope, merge);
  bindReturning(q, merge, scope, target.relation, returned);
}

function bindMergeBranch(
  q: QueryParts,
  branch: MergeBranch,
  scope: SelectScope,
  sourceScope: SelectScope,
  target: Entry,
  source: Entry | undefined,
): void {
  const { b } = q;
  for (const condition of [branch.condition, branch.where, branch.deleteWhere]) {
    if (condition !== null)
      b.influence('filter', q.expressions.bind(branch.action === 'insert' ? sourceScope : scope, condition, 'where').sources);
  }
  for (const assignment of branch.assignments) assign(q, scope, target.relation, assignment, target.alias);
  if (branch.wholeRow && source !== undefined) {
    for (const column of source.relation.columns) writeColumn(b, target.relation.name, column.name, column, branch);
    return;
  }
  const names =
    branch.columns.length > 0
      ? branch.columns.map((ref) => targetColumn(q, target.relation, ref, target.alias).name)
      : target.relation.columns.map((c) => c.name);
  if (branch.columns.length > 0 && branch.values.length > 0 && branch.columns.length !== branch.values.length) {
    const first = branch.columns[0] as ColumnRef;
    const last = branch.columns[branch.columns.length - 1] as ColumnRef;
    b.report(
      'column-count',
      { start: first.start, end: last.end },
      say('{0} {0|column is|columns are} named, but {1} {1|value is|values are} given', branch.columns.length, branch.values.length),
    );
  }
  branch.values.forEach((value, i) => {
    const bound = value.kind === 'missing' ? CONSTANT : q.expressions.bind(sourceScope, value, 'values');
    const own = names[i] === '*' ? undefined : names[i];
    // Of a table that is not known, the values give the names.
    const name = own ?? (target.relation.complete ? undefined : value.kind === 'column' ? value.parts.at(-1)?.name : b.textOf(value));
    if (name !== undefined && name !== '')
      writeValue(q, target.relation, name, bound.sources.length === 0 ? combine([bound], 'transform') : bound, value);
  });
}
