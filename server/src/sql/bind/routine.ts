import { say } from '../../base/index.ts';
import type {
  Block,
  CreateRoutine,
  Expression,
  Identifier,
  ObjectName,
  Procedural,
  RoutineParameter,
  StatementNode,
  VariableDeclaration,
} from '../syntax/nodes.ts';
import { bindArguments, declareParameters, writeOutputs } from './arguments.ts';
import { referToOwn } from './ddl.ts';
import { bindDynamic } from './dynamic.ts';
import type { SchemaTable } from './model.ts';
import { keyOf } from './names.ts';
import type { QueryParts } from './query-parts.ts';
import type { QueryResult } from './query-result.ts';
import { SelectScope } from './scope.ts';
import { textConstant } from './text-constant.ts';
import { rowValue } from './variables.ts';

/** PL/SQL and its kin have records, packages and loop rows whose fields this file alone does not explain; other dialects declare every variable. */
function hidesNames(b: QueryParts['b']): number {
  if (b.namesAreKnown) return 0;
  const { procedural } = b.dialect.features;
  return procedural === 'plsql' || procedural === 'plpgsql' || procedural === 'snowflake' ? 1 : 0;
}

export type BindStatement = (q: QueryParts, statement: StatementNode) => void;

/** Routines, blocks and control flow: declares their variables, then binds the SQL inside, each statement with a lineage of its own. */
export function bindRoutine(q: QueryParts, routine: CreateRoutine, statement: BindStatement): void {
  const { b } = q;
  const added = declareAll(q, [...parameterNames(routine.parameters), ...routine.returnsTable.map((c) => c.name)]);
  const known = declareParameters(b, routine);
  if (isPlainSql(b, routine)) {
    b.namesAreKnown = true;
    // A parameter may be written with the name of its function before it.
    added.push(...declareAll(q, routine.name.parts.slice(-1)));
  }
  // Package state, records and rows of triggers are names that this file alone does not explain.
  const hidden = routine.routine === 'macro' ? 1 : hidesNames(b);
  b.silentNames += hidden;
  if (routine.onTable !== null) {
    const bound = b.table(routine.onTable.name, 'read');
    for (const name of routine.ofColumns) referToOwn(b, name, bound);
    if (b.dialect.features.equalsAlias) for (const name of ['inserted', 'deleted']) b.rowTables.set(name, { ...bound, kind: 'row' });
    const row: QueryResult = { columns: bound.columns, complete: bound.complete };
    for (const name of ['new', 'old']) b.variables.set(name, { value: rowValue(row), row, text: null, unknown: null });
  }
  for (const inner of routine.body) bindInner(q, inner, statement);
  if (known !== null) b.frame(() => writeOutputs(b, known));
  b.silentNames -= hidden;
  b.namesAreKnown = false;
  b.rowTables.clear();
  if (routine.onTable !== null) for (const name of ['new', 'old']) b.variables.delete(name);
  for (const name of added) b.variables.delete(name);
}

/** PostgreSQL checks the body of such a routine when it is made, by the search path of then, as long as the routine has none of its own. */
function isPlainSql(b: QueryParts['b'], { routine, language, start, end }: CreateRoutine): boolean {
  if (b.dialect.features.procedural !== 'plpgsql' || language !== 'sql' || (routine !== 'function' && routine !== 'procedure'))
    return false;
  return !/\bset\s+"?search_path\b/i.test(b.textOf({ start, end }));
}

function parameterNames(parameters: readonly RoutineParameter[]): Identifier[] {
  return parameters.map((parameter) => parameter.name).filter((name) => name !== null);
}

function declareAll(q: QueryParts, names: readonly Identifier[]): string[] {
  const added: string[] = [];
  for (const { name } of names) {
    const key = keyOf(name);
    if (q.b.variables.has(key)) continue;
    q.b.variables.add(key);
    added.push(key);
  }
  return added;
}

/** A statement inside another: what it writes is lineage of its own. */
function bindInner(q: QueryParts, inner: StatementNode, statement: BindStatement): void {
  if (inner.kind === 'variable') {
    bindVariable(q, inner);
    return;
  }
  q.b.frame(() => statement(q, inner));
}

export function bindVariable(q: QueryParts, declaration: VariableDeclaration): void {
  const { b } = q;
  declareAll(q, declaration.names);
  const [first] = declaration.names;
  if (declaration.variable === 'table' && first !== undefined) defineTableVariable(q, first, declaration);
  const inner = new SelectScope(null, false);
  const added = declareAll(q, parameterNames(declaration.parameters));
  if (declaration.value !== null) {
    const value = q.expressions.bind(inner, declaration.value, 'values');
    const text = textConstant(b, declaration.value);
    for (const { name } of declaration.names) b.variables.set(name, { value, row: null, text, unknown: null });
  }
  if (declaration.query !== null) {
    const { query } = declaration;
    let row: QueryResult = { columns: [], complete: false };
    b.frame(() => {
      row = q.query(query, null, false);
    });
    if (first !== undefined) b.variables.set(first.name, { value: rowValue(row), row, text: null, unknown: null });
  }
  for (const name of added) b.variables.delete(name);
}

/** T-SQL: DECLARE @t TABLE (…). */
function defineTableVariable(q: QueryParts, name: Identifier, declaration: VariableDeclaration): void {
  const objectName: ObjectName = { kind: 'name', start: name.start, end: name.end, parts: [name], jinja: null, link: null };
  const columns = declaration.columns.map((c) => ({ name: c.name.name, type: c.type?.text ?? null, nullable: c.notNull ? false : null }));
  const table: SchemaTable = { id: name.name, kind: 'temp', columns, complete: true };
  q.b.define({ action: 'create', table, name: objectName, temporary: true, range: { start: declaration.start, end: declaration.end } });
}

export function bindBlock(q: QueryParts, block: Block, statement: BindStatement): void {
  const before = new Set(q.b.variables.names());
  q.b.silentNames += hidesNames(q.b);
  for (const inner of [...block.declarations, ...block.statements]) bindInner(q, inner, statement);
  for (const inner of block.handlers) bindInner(q, inner, statement);
  q.b.silentNames -= hidesNames(q.b);
  for (const name of q.b.variables.names()) if (!before.has(name)) q.b.variables.delete(name);
}

/** What may run not at all, or many times. */
const BRANCHES: ReadonlySet<string> = new Set(['if', 'while', 'loop', 'case', 'repeat', 'handler', 'when', 'catch', 'for', 'forall']);

export function bindProcedural(q: QueryParts, procedural: Procedural, statement: BindStatement): void {
  const { b } = q;
  const scope = new SelectScope(null, false);
  const added = declareAll(q, procedural.declares);
  b.silentNames += hidesNames(b);
  const [call] = procedural.expressions;
  const isCall = (procedural.verb === 'call' || procedural.verb === 'execute') && !procedural.dynamic && call?.kind === 'call';
  const values = isCall ? bindArguments(q, scope, call) : q.expressions.bindAll(scope, procedural.expressions, 'values');
  if (procedural.dynamic && !bindDynamic(q, procedural, values)) {
    b.uncertain(say('the text of this statement is made at run time'));
    for (const target of procedural.targets) b.assign(target, { unknown: say('a variable is filled by dynamic SQL') });
  }
  const rows = procedural.queries.map((query) => {
    let row: QueryResult = { columns: [], complete: false };
    b.frame(() => {
      row = q.query(query, null, false);
    });
    return row;
  });
  switch (procedural.verb) {
    case 'assign':
      assign(q, procedural, values, rows[0] ?? null);
      break;
    case 'open':
      if (procedural.cursor !== null && rows[0] !== undefined) setRow(q, procedural.cursor.name, rows[0]);
      break;
    case 'fetch': {
      const cursor = procedural.cursor === null ? undefined : b.variable(procedural.cursor.name);
      if (cursor?.row != null) b.assignRow(procedural.targets, cursor.row);
      else for (const target of procedural.targets) b.assign(target, { unknown: say('the query of a cursor is not known') });
      break;
    }
    case 'for': {
      const row = rows[0] ?? rowOf(q, procedural.expressions[0]);
      const [name] = procedural.declares;
      if (name !== undefined && row !== null) setRow(q, name.name, row);
      break;
    }
    case 'call':
      for (const target of procedural.targets) b.assign(target, { unknown: say('a variable is filled by a procedure') });
      break;
  }
  const isBranch = BRANCHES.has(procedural.verb);
  if (isBranch) b.branches++;
  for (const inner of procedural.body) bindInner(q, inner, statement);
  if (isBranch) b.branches--;
  b.silentNames -= hidesNames(b);
  for (const name of added) b.variables.delete(name);
}

function assign(
  q: QueryParts,
  { targets, expressions }: Procedural,
  values: readonly ReturnType<typeof rowValue>[],
  query: QueryResult | null,
): void {
  const { b } = q;
  if (query !== null && targets[0] !== undefined) {
    b.assignRow(targets, query);
    return;
  }
  targets.forEach((target, i) => {
    // BigQuery: SET (a, b) = (…).
    const value = values[i] ?? values[0];
    const expression = expressions[i];
    if (value === undefined) return;
    const row = expression === undefined ? null : rowOf(q, expression);
    const text = expression === undefined ? null : textConstant(b, expression);
    const between = expression === undefined ? '' : b.textOf({ start: target.end, end: expression.start }).trim();
    b.assign(target, { value, row, text }, /^[-+*/%&|^]=/.test(between));
  });
}

function setRow(q: QueryParts, name: string, row: QueryResult): void {
  q.b.variables.set(name, { value: rowValue(row), row, text: null, unknown: null });
}

/** The row behind the name of a cursor or record: `c`, `c(1)`. */
function rowOf(q: QueryParts, expression: Expression | undefined): QueryResult | null {
  if (expression?.kind === 'column' && expression.parts.length === 1) return q.b.variable(expression.parts[0]?.name ?? '')?.row ?? null;
  if (expression?.kind === 'call' && expression.name.parts.length === 1)
    return q.b.variable(expression.name.parts[0]?.name ?? '')?.row ?? null;
  return null;
}
