import type {
  Block,
  CreateRoutine,
  Identifier,
  ObjectName,
  Procedural,
  RoutineParameter,
  StatementNode,
  VariableDeclaration,
} from '../syntax/nodes.ts';
import type { SchemaTable } from './model.ts';
import { keyOf } from './names.ts';
import type { QueryParts } from './query-parts.ts';
import { SelectScope } from './scope.ts';

/** PL/SQL and its kin have records, packages and loop rows whose fields this file alone does not explain; other dialects declare every variable. */
function hidesNames(b: QueryParts['b']): number {
  const { procedural } = b.dialect.features;
  return procedural === 'plsql' || procedural === 'plpgsql' || procedural === 'snowflake' ? 1 : 0;
}

export type BindStatement = (q: QueryParts, statement: StatementNode) => void;

/** Routines, blocks and control flow: declares their variables, then binds the SQL inside, each statement with a lineage of its own. */
export function bindRoutine(q: QueryParts, routine: CreateRoutine, statement: BindStatement): void {
  const { b } = q;
  const added = declareAll(q, [...parameterNames(routine.parameters), ...routine.returnsTable.map((c) => c.name)]);
  // Package state, records and rows of triggers are names that this file alone does not explain.
  b.silentNames += hidesNames(b);
  if (routine.onTable !== null) {
    const bound = b.table(routine.onTable.name, 'read');
    if (b.dialect.features.equalsAlias) for (const name of ['inserted', 'deleted']) b.rowTables.set(name, { ...bound, kind: 'row' });
  }
  for (const inner of routine.body) bindInner(q, inner, statement);
  b.silentNames -= hidesNames(b);
  b.rowTables.clear();
  for (const name of added) b.variables.delete(name);
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
  declareAll(q, declaration.names);
  const [tableVariable] = declaration.names;
  if (declaration.variable === 'table' && tableVariable !== undefined) defineTableVariable(q, tableVariable, declaration);
  const inner = new SelectScope(null, false);
  const added = declareAll(q, parameterNames(declaration.parameters));
  if (declaration.value !== null) q.expressions.bind(inner, declaration.value, 'values');
  if (declaration.query !== null) {
    const { query } = declaration;
    q.b.frame(() => q.query(query, null, false));
  }
  for (const name of added) q.b.variables.delete(name);
}

/** T-SQL: DECLARE @t TABLE (…). */
function defineTableVariable(q: QueryParts, name: Identifier, declaration: VariableDeclaration): void {
  const objectName: ObjectName = { kind: 'name', start: name.start, end: name.end, parts: [name], jinja: null, link: null };
  const columns = declaration.columns.map((c) => ({ name: c.name.name, type: c.type?.text ?? null, nullable: c.notNull ? false : null }));
  const table: SchemaTable = { id: name.name, kind: 'temp', columns, complete: true };
  q.b.define({ action: 'create', table, name: objectName, temporary: true, range: { start: declaration.start, end: declaration.end } });
}

export function bindBlock(q: QueryParts, block: Block, statement: BindStatement): void {
  const before = new Set(q.b.variables);
  q.b.silentNames += hidesNames(q.b);
  for (const inner of [...block.declarations, ...block.statements, ...block.handlers]) bindInner(q, inner, statement);
  q.b.silentNames -= hidesNames(q.b);
  for (const name of q.b.variables) if (!before.has(name)) q.b.variables.delete(name);
}

export function bindProcedural(q: QueryParts, procedural: Procedural, statement: BindStatement): void {
  const { b } = q;
  if (procedural.dynamic) b.uncertain('the text of this statement is made at run time');
  const scope = new SelectScope(null, false);
  const added = declareAll(q, procedural.declares);
  b.silentNames += hidesNames(b);
  q.expressions.bindAll(scope, procedural.expressions, 'values');
  for (const query of procedural.queries) b.frame(() => q.query(query, null, false));
  for (const inner of procedural.body) bindInner(q, inner, statement);
  b.silentNames -= hidesNames(b);
  for (const name of added) b.variables.delete(name);
}
