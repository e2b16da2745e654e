import type {
  Block,
  CreateRoutine,
  Identifier,
  Procedural,
  RoutineParameter,
  StatementNode,
  VariableDeclaration,
} from '../syntax/nodes.ts';
import { keyOf } from './names.ts';
import type { QueryParts } from './query-parts.ts';
import { SelectScope } from './scope.ts';

export type BindStatement = (q: QueryParts, statement: StatementNode) => void;

/** Routines, blocks and control flow: declares their variables, then binds the SQL inside, each statement with a lineage of its own. */
export function bindRoutine(q: QueryParts, routine: CreateRoutine, statement: BindStatement): void {
  const { b } = q;
  const added = declareAll(q, [...parameterNames(routine.parameters), ...routine.returnsTable.map((c) => c.name)]);
  // Package state, records and rows of triggers are names that this file alone does not explain.
  b.silentNames++;
  if (routine.onTable !== null) b.table(routine.onTable.name, 'read');
  for (const inner of routine.body) bindInner(q, inner, statement);
  b.silentNames--;
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
  const inner = new SelectScope(null, false);
  const added = declareAll(q, parameterNames(declaration.parameters));
  if (declaration.value !== null) q.expressions.bind(inner, declaration.value, 'values');
  if (declaration.query !== null) {
    const { query } = declaration;
    q.b.frame(() => q.query(query, null, false));
  }
  for (const name of added) q.b.variables.delete(name);
}

export function bindBlock(q: QueryParts, block: Block, statement: BindStatement): void {
  const before = new Set(q.b.variables);
  q.b.silentNames++;
  for (const inner of [...block.declarations, ...block.statements, ...block.handlers]) bindInner(q, inner, statement);
  q.b.silentNames--;
  for (const name of q.b.variables) if (!before.has(name)) q.b.variables.delete(name);
}

export function bindProcedural(q: QueryParts, procedural: Procedural, statement: BindStatement): void {
  const { b } = q;
  if (procedural.dynamic) b.uncertain('the text of this statement is made at run time');
  const scope = new SelectScope(null, false);
  const added = declareAll(q, procedural.declares);
  b.silentNames++;
  q.expressions.bindAll(scope, procedural.expressions, 'values');
  for (const query of procedural.queries) b.frame(() => q.query(query, null, false));
  for (const inner of procedural.body) bindInner(q, inner, statement);
  b.silentNames--;
  for (const name of added) b.variables.delete(name);
}
