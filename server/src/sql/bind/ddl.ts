import { append, say } from '../../base/index.ts';
import type {
  ColumnDefinition,
  Command,
  CreateTable,
  CreateView,
  Identifier,
  ObjectName,
  Query,
  TableConstraint,
  TableRef,
} from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import { disagrees } from './column-count.ts';
import { bindText } from './dynamic.ts';
import { expressionRange, writeColumn } from './emit.ts';
import type { Access, MadeTable, Relation, RelationColumn, SchemaColumn, SchemaTable } from './model.ts';
import { foldIdentifier, keyOf, printName } from './names.ts';
import type { QueryParts } from './query-parts.ts';
import type { QueryResult } from './query-result.ts';
import { type BoundRelation, column, relation, relationOfTable } from './relation.ts';
import { SelectScope } from './scope.ts';

export function bindCreateTable(q: QueryParts, statement: CreateTable): void {
  const { b } = q;
  const result = statement.query === null ? null : q.query(statement.query, null, false);
  const table = tableOf(b, statement, result);
  const bound = define(b, statement.name, table, statement.temporary || isTemp(statement.name), statement);
  for (const definition of statement.columns) {
    // Columns of external tables are made of what the files hold.
    if (statement.external) declareColumn(b, definition.name, bound);
    else bindDefinition(q, definition, bound);
  }
  for (const constraint of statement.constraints) bindConstraint(q, constraint, bound);
  for (const like of statement.like) bindLike(b, statement, like, table);
  for (const name of statement.columnNames) declareColumn(b, name, bound);
  if (result !== null) {
    b.setTarget(table.id);
    if (statement.query !== null) writeResult(b, table, result, statement.columnNames, statement.query);
    b.outputs = { columns: result.columns, complete: result.complete };
    // The named columns were declared; the others are declared by the query's own aliases.
    if (statement.columnNames.length > 0 && result.complete && disagrees(b, statement.columnNames.length, result.columns.length))
      reportCount(b, statement.columnNames, result.columns.length);
  }
}

/** LIKE takes the shape alone; CLONE and COPY take the rows too, and a stream reads them. */
function bindLike(b: Binder, statement: CreateTable, like: ObjectName, table: SchemaTable): void {
  const source = b.table(like, 'read');
  if (!/\b(clone|copy|on\s+([a-z]+\s+)?(table|view))\s+$/i.test(b.textOf({ start: statement.name.end, end: like.start }))) return;
  b.setTarget(table.id);
  for (const own of source.columns) writeColumn(b, table.id, own.name, own, like);
}

function isTemp(name: ObjectName): boolean {
  return (name.parts[name.parts.length - 1]?.name ?? '').startsWith('#');
}

function reportCount(b: Binder, names: readonly Identifier[], found: number): void {
  const first = names[0] as Identifier;
  const last = names[names.length - 1] as Identifier;
  b.report(
    'column-count',
    { start: first.start, end: last.end },
    say('{0} {0|column is|columns are} named, but the query yields {1}', names.length, found),
  );
}

function tableOf(b: Binder, statement: CreateTable, result: QueryResult | null): SchemaTable {
  const id = printName(b.dialect, statement.name);
  const kind = statement.temporary || isTemp(statement.name) ? 'temp' : 'table';
  const columns: SchemaColumn[] = statement.columns.map((c) => ({
    name: foldIdentifier(b.dialect, c.name),
    type: c.type?.text ?? null,
    nullable: c.notNull || c.primaryKey ? false : null,
    ...(c.filled !== null && { filled: c.filled }),
    ...(c.unwritable !== null && { unwritable: c.unwritable }),
  }));
  let complete = !statement.openColumns;
  for (const like of statement.like) {
    const lookup = b.env.findTable(like);
    if (lookup.found === 'table') {
      // Who takes the columns of another table need not take how they come by their values.
      append(columns, lookup.table.columns.map(writable));
      complete &&= lookup.table.complete;
    } else complete = false;
  }
  if (result !== null) {
    append(columns, resultColumns(b, result, statement.columnNames));
    complete = result.complete || statement.columnNames.length > 0;
  }
  return { id, kind, columns, complete };
}

export function resultColumns(b: Binder, result: QueryResult, names: readonly Identifier[]): SchemaColumn[] {
  const renamed = names.map((name, i) => ({
    name: foldIdentifier(b.dialect, name),
    type: result.columns[i]?.type ?? null,
    nullable: null,
  }));
  if (names.length > 0 && !result.complete) return renamed;
  return [...renamed, ...result.columns.slice(names.length)]
    .filter((c) => c.name !== '*')
    .map((c) => ({ name: c.name, type: c.type, nullable: null }));
}

function writeResult(b: Binder, table: SchemaTable, result: QueryResult, names: readonly Identifier[], query: Query): void {
  // Which of several tables a column comes from is not known to those who read it.
  if (result.columns.flatMap((c) => (c.name === '*' ? c.sources : [])).length > 1) b.uncertain(say('the columns of * are not known'));
  result.columns.forEach((source, i) => {
    const name = names[i] === undefined ? source.name : foldIdentifier(b.dialect, names[i]);
    writeColumn(b, table.id, name, source, expressionRange(query, source));
  });
}

/** Registers the table for what follows, and its name as a definition. */
function define(b: Binder, name: ObjectName, table: SchemaTable, temporary: boolean, range: { start: number; end: number }): BoundRelation {
  const made: MadeTable = { action: 'create', table, name, temporary, range: { start: range.start, end: range.end } };
  const bound = relationOfTable(b.env.amended(made)?.table ?? table);
  b.references.push({ kind: 'table', range: { start: name.start, end: name.end }, name, relation: bound, access: 'define' });
  b.define(made);
  return bound;
}

function declareColumn(b: Binder, name: Identifier, bound: BoundRelation): RelationColumn | null {
  const found = bound.find(name.name);
  if (found === null) return null;
  b.referToColumn(name, bound, found.column, 'define', true);
  return found.column;
}

function bindDefinition(q: QueryParts, definition: ColumnDefinition, bound: BoundRelation): void {
  // Where the table is not what the statement says, the definition is not there either.
  if (declareColumn(q.b, definition.name, bound) === null) return;
  if (definition.references !== null) bindReference(q, definition.references.table, definition.references.tableColumns);
  const scope = tableScope(bound);
  q.expressions.bindAll(scope, definition.expressions, 'values');
}

function bindConstraint(q: QueryParts, constraint: TableConstraint, bound: BoundRelation): void {
  for (const name of constraint.columns) referToOwn(q.b, name, bound);
  if (constraint.foreignKey !== null) bindReference(q, constraint.foreignKey.table, constraint.foreignKey.tableColumns);
  q.expressions.bindAll(tableScope(bound), constraint.expressions, 'values');
}

/** A column of a table that is named outside of any expression: noted, or reported where the table has none such. */
export function referToOwn(b: Binder, name: Identifier, bound: BoundRelation, access: Access = 'read'): void {
  const found = bound.find(name.name);
  if (found !== null) b.referToColumn(name, bound, found.column, access);
  else
    b.reportUnknownColumn(
      name,
      bound.name,
      bound.columns.map((c) => c.name),
    );
}

function bindReference(q: QueryParts, table: ObjectName, columns: readonly Identifier[]): void {
  const bound = q.b.table(table, 'read');
  for (const name of columns) referToOwn(q.b, name, bound);
}

function tableScope(bound: BoundRelation): SelectScope {
  const scope = new SelectScope(null, false);
  const label = bound.name.slice(bound.name.lastIndexOf('.') + 1);
  scope.entries.push({ alias: keyOf(label), label, path: [], relation: bound, range: { start: 0, end: 0 } });
  return scope;
}

export function bindCreateView(q: QueryParts, statement: CreateView): void {
  const { b } = q;
  const around = statement.recursive ? selfScope(statement) : null;
  const result = statement.query === null ? { columns: [], complete: false } : q.query(statement.query, around, false);
  const id = printName(b.dialect, statement.name);
  const columns = resultColumns(b, result, statement.columns);
  const table: SchemaTable = { id, kind: 'view', columns, complete: result.complete || statement.columns.length > 0 };
  const bound = define(b, statement.name, table, statement.temporary, statement);
  b.setTarget(id);
  for (const name of statement.columns) declareColumn(b, name, bound);
  if (statement.query !== null) writeResult(b, table, result, statement.columns, statement.query);
  if (statement.columns.length > 0 && result.complete && disagrees(b, statement.columns.length, result.columns.length))
    reportCount(b, statement.columns, result.columns.length);
  b.outputs = { columns: result.columns, complete: result.complete };
}

/** A recursive view is visible to its own query under its columns' names. */
function selfScope(statement: CreateView): SelectScope {
  const scope = new SelectScope(null, false);
  const name = statement.name.parts[statement.name.parts.length - 1]?.name ?? '';
  const columns = statement.columns.map((c) => column(c.name, [], 'transform', { start: c.start, end: c.end }));
  scope.ctes.set(
    keyOf(name),
    relation({
      kind: 'cte',
      name,
      columns,
      complete: columns.length > 0,
      declaration: { start: statement.name.start, end: statement.name.end },
    }),
  );
  return scope;
}

/** Commands: what they read, change and drop. */
export function bindCommand(q: QueryParts, command: Command): void {
  const { b } = q;
  const scope = new SelectScope(null, false);
  for (const table of command.tables) bindCommandTable(b, table, command, scope);
  // Expressions of index definitions and the like name columns of the one table.
  if (command.tables.length === 1) q.expressions.bindAll(scope, command.expressions, 'values');
  const [text] = command.expressions;
  if (/^prepare\b/.test(command.command) && text !== undefined && bindText(q, text) === null)
    b.uncertain(say('the text of this statement is made at run time'));
  const [result] = command.queries.map((query) => q.query(query, null, false));
  const [query] = command.queries;
  const into = scope.entries[0]?.relation;
  if (command.access === 'write' && scope.entries.length === 1 && into !== undefined && result !== undefined && query !== undefined)
    writeInto(b, command, into, result, query);
  for (const change of command.changes) {
    const bound = scope.entries[0]?.relation;
    if (bound === undefined) continue;
    switch (change.change) {
      case 'drop-column':
      case 'rename-column':
      case 'change-type':
      case 'comment-column':
      case 'name-column':
        if (mayBeMissing(b, command, change.column, scope)) noteOwn(b, change.column, bound);
        else referToOwn(b, change.column, bound, 'define');
        break;
      case 'add-constraint':
        bindAddedConstraint(q, change.constraint, command, bound, scope);
    }
  }
  for (const change of command.changes) if (change.change === 'make-relation') makeRelation(b, change.name, command, result ?? null);
  renameForScript(b, command);
  alterForScript(b, command, scope.entries[0]?.relation ?? null);
}

/** A synonym, a sequence: nothing is known of its columns. Spark's CACHE TABLE has those of its query. */
function makeRelation(b: Binder, name: ObjectName, { start, end, queries: [query] }: Command, result: QueryResult | null): void {
  const id = printName(b.dialect, name);
  const columns = result === null ? [] : resultColumns(b, result, []);
  const table: SchemaTable = { id, kind: 'table', columns, complete: result?.complete ?? false };
  b.define({ action: 'create', table, name, temporary: false, range: { start, end } });
  if (result === null || query === undefined) return;
  b.setTarget(id);
  writeResult(b, table, result, [], query);
}

/** COPY INTO t FROM (SELECT …) writes like INSERT. */
function writeInto(b: Binder, command: Command, into: Relation, result: QueryResult, query: Query): void {
  const named = command.changes.flatMap((change) => (change.change === 'name-column' ? [change.column.name] : []));
  // Spark and Databricks copy by name.
  const byPlace = into.complete && !b.dialect.features.lateralView ? into.columns.map((c) => c.name) : [];
  const names = named.length > 0 ? named : byPlace;
  b.setTarget(into.name);
  result.columns.forEach((source, i) => {
    writeColumn(b, into.name, names[i] ?? source.name, source, expressionRange(query, source));
  });
  if (!result.complete) b.uncertain(say('the columns of * are not known'));
  if (result.columns.some((c) => c.sources.length === 0)) b.uncertain(say('the columns of files are not known'));
}

/** Behind IF EXISTS, in a list of tables, and where the same statement adds it, a column that the table lacks is no mistake. */
function mayBeMissing(b: Binder, command: Command, { name, start }: Identifier, scope: SelectScope): boolean {
  if (scope.entries.length > 1 || /\bif\s+exists\b/i.test(b.textOf({ start: command.start, end: start }))) return true;
  return command.changes.some(
    (change) =>
      (change.change === 'add-column' && keyOf(change.column.name.name) === keyOf(name)) ||
      (change.change === 'rename-column' && keyOf(change.to.name) === keyOf(name)),
  );
}

function noteOwn(b: Binder, name: Identifier, bound: BoundRelation): void {
  const found = bound.find(name.name);
  if (found !== null) b.referToColumn(name, bound, found.column, 'define');
}

/** What ALTER TABLE changes holds for the statements of this script that follow; the catalog learns of it from the tree. */
function alterForScript(b: Binder, command: Command, bound: BoundRelation | null): void {
  const [ref] = command.tables;
  const rewrites = altersGenerated(b.textOf(command));
  if (bound === null || bound.table === null || ref === undefined || (command.changes.length === 0 && !rewrites)) return;
  const before = rewrites ? bound.table.columns.map(writable) : bound.table.columns;
  let columns = new Map(before.map((c) => [keyOf(c.name), c]));
  let name = ref.name;
  for (const change of command.changes) {
    const at = 'column' in change && change.column.kind === 'identifier' ? keyOf(change.column.name) : '';
    if (change.change === 'add-column') {
      const added = { name: foldIdentifier(b.dialect, change.column.name), type: change.column.type?.text ?? null, nullable: null };
      if (!columns.has(keyOf(added.name))) columns.set(keyOf(added.name), added);
    } else if (change.change === 'drop-column') columns.delete(at);
    else if (change.change === 'rename-column') {
      const to = foldIdentifier(b.dialect, change.to);
      columns = new Map([...columns].map(([key, c]) => (key === at ? [keyOf(to), { ...c, name: to }] : [key, c])));
    } else if (change.change === 'rename-table') name = besides(ref.name, change.to);
    else if (change.change === 'swap-table') return;
  }
  const id = name === ref.name ? bound.table.id : printName(b.dialect, name);
  const table: SchemaTable = { ...bound.table, id, columns: [...columns.values()] };
  b.env.apply([{ action: 'create', table, name, temporary: false, range: { start: command.start, end: command.end } }]);
}

/** Whether an ALTER may make another thing of columns that the database fills: their own clauses are not followed. */
export function altersGenerated(command: string): boolean {
  return /\balter\s+table\b/i.test(command) && /\b(?:identity|generated|expression|modify|change)\b/i.test(command);
}

function writable({ unwritable: _, ...column }: SchemaColumn): SchemaColumn {
  return column;
}

/** A bare new name stays in the schema of the old one. */
function besides(old: ObjectName, name: ObjectName): ObjectName {
  return name.parts.length === 1 ? { ...name, parts: [...old.parts.slice(0, -1), ...name.parts] } : name;
}

/** ALTER TABLE a RENAME TO b, RENAME a TO b, ALTER TABLE a SWAP WITH b. */
function renameForScript(b: Binder, command: Command): void {
  const [ref] = command.tables;
  if (ref === undefined) return;
  for (const change of command.changes) {
    if (change.change !== 'rename-table' && change.change !== 'swap-table') continue;
    const to = printName(b.dialect, besides(ref.name, change.change === 'rename-table' ? change.to : change.with));
    b.define({ action: 'rename', name: ref.name, from: printName(b.dialect, ref.name), to, swaps: change.change === 'swap-table' });
  }
}

function bindAddedConstraint(q: QueryParts, constraint: TableConstraint, command: Command, bound: BoundRelation, scope: SelectScope): void {
  for (const name of constraint.columns) {
    if (mayBeMissing(q.b, command, name, scope)) noteOwn(q.b, name, bound);
    else referToOwn(q.b, name, bound);
  }
  if (constraint.foreignKey !== null) bindReference(q, constraint.foreignKey.table, constraint.foreignKey.tableColumns);
}

function bindCommandTable(b: Binder, ref: TableRef, command: Command, scope: SelectScope): void {
  const access = command.access === 'none' ? 'define' : command.access;
  const bound = b.table(ref.name, access === 'read' ? 'define' : access);
  if (access === 'read') b.readsTable(bound.name);
  const last = ref.name.parts[ref.name.parts.length - 1];
  if (last !== undefined)
    scope.entries.push({ alias: keyOf(last.name), label: last.name, path: [], relation: bound, range: { start: ref.start, end: ref.end } });
  if (command.access === 'drop') b.define({ action: 'drop', name: ref.name });
}
