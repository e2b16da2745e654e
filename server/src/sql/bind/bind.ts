import { say } from '../../base/index.ts';
import type { ScriptStatement } from '../script.ts';
import type { OpaqueStatement, Query, Select, StatementNode } from '../syntax/nodes.ts';
import { Binder } from './binder.ts';
import { bindCommand, bindCreateTable, bindCreateView, resultColumns } from './ddl.ts';
import { bindDml } from './dml.ts';
import { expressionRange, writeColumn } from './emit.ts';
import type { ScriptEnvironment } from './environment.ts';
import type { BoundStatement, SchemaTable } from './model.ts';
import { printName } from './names.ts';
import { QueryBinder } from './query.ts';
import type { QueryParts } from './query-parts.ts';
import { bindBlock, bindProcedural, bindRoutine, bindVariable } from './routine.ts';

/** Binds one statement: names, scopes, lineage, diagnostics, definitions. Never throws. */
export function bindStatement(statement: ScriptStatement, env: ScriptEnvironment): BoundStatement {
  const { tree, text } = statement;
  const muted = tree.errors.length > 0 || tree.opaque || tree.skipped;
  const b = new Binder(env, text, muted);
  const q = new QueryBinder(b);
  b.frame(() => {
    if (tree.errors.length > 0) b.uncertain(say('the statement has a syntax error'));
    bindNode(q, tree.root);
  });
  rememberVariables(b, tree.root);
  if (mayMakeTables(tree.root)) env.noteUnread(text);
  return {
    references: b.references,
    scopes: b.scopes,
    lineage: b.lineage,
    diagnostics: b.diagnostics,
    definitions: b.definitions,
    steps: b.steps,
    outputs: b.outputs,
  };
}

function bindNode(q: QueryParts, node: StatementNode): void {
  const { b } = q;
  switch (node.kind) {
    case 'query':
      bindQuery(q, node);
      return;
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      bindDml(q, node, null, (result) => {
        b.outputs = result;
      });
      return;
    case 'create-table':
      bindCreateTable(q, node);
      return;
    case 'create-view':
      bindCreateView(q, node);
      return;
    case 'create-routine':
      bindRoutine(q, node, bindNode);
      return;
    case 'variable':
      bindVariable(q, node);
      return;
    case 'block':
      bindBlock(q, node, bindNode);
      return;
    case 'procedural':
      bindProcedural(q, node, bindNode);
      return;
    case 'command':
      bindCommand(q, node);
      for (const inner of node.body) b.frame(() => bindNode(q, inner));
      return;
    case 'opaque':
      bindOpaque(q, node);
      return;
    case 'empty':
      return;
  }
}

function bindOpaque(q: QueryParts, node: OpaqueStatement): void {
  q.b.uncertain(say('this statement is not understood'));
  for (const { name } of node.tables) q.b.readsTable(q.b.table(name, 'define').name);
}

/** A bare query: its outputs have no table. SELECT … INTO makes one. */
function bindQuery(q: QueryParts, query: Query): void {
  const { b } = q;
  const result = q.query(query, null, false);
  b.outputs = result;
  const into = intoOf(query);
  let target: string | null = null;
  if (into?.into != null) {
    const id = printName(b.dialect, into.into);
    const isTemp = (into.into.parts[into.into.parts.length - 1]?.name ?? '').startsWith('#');
    const table: SchemaTable = { id, kind: isTemp ? 'temp' : 'table', columns: resultColumns(b, result, []), complete: result.complete };
    b.define({ action: 'create', table, name: into.into, temporary: isTemp, range: { start: query.start, end: query.end } });
    b.table(into.into, 'define');
    target = id;
  }
  b.setTarget(target);
  if (into !== null && into.intoVariables.length > 0) return;
  for (const column of result.columns) writeColumn(b, target, column.name, column, expressionRange(query, column));
  if (!result.complete) b.uncertain(say('the columns of * are not known'));
}

function intoOf(query: Query): Select | null {
  return query.body.kind === 'select' ? query.body : null;
}

/** Commands without a tree of their own, dynamic SQL, calls: any of them may make a table. */
function mayMakeTables(node: StatementNode): boolean {
  return node.kind === 'opaque' || node.kind === 'procedural' || (node.kind === 'command' && node.tables.length === 0);
}

/** DECLARE at script level is seen by the statements that follow. */
function rememberVariables(b: Binder, node: StatementNode): void {
  if (node.kind === 'variable') {
    for (const { name } of node.names) {
      const variable = b.variables.get(name);
      if (variable === undefined) b.env.variables.add(name);
      else b.env.variables.set(name, variable);
    }
  }
  if (node.kind === 'procedural' && node.verb === 'declare') for (const inner of node.body) rememberVariables(b, inner);
}
