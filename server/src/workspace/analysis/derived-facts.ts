import { shiftRange, type TextRange } from '../../base/index.ts';
import { isOpaqueText } from '../../jinja/index.ts';
import { type ColumnFact, nameParts, type TableFact } from '../../metadata/index.ts';
import type { BoundStatement, Definition, RelationColumn, SchemaColumn, ScriptStatement } from '../../sql/index.ts';
import { withSnapshotColumns } from '../dbt/snapshot-columns.ts';
import type { SourceFile } from '../source-file.ts';
import type { SqlSummary } from '../summary/summarize-sql.ts';
import type { View, Views } from './view.ts';

/** The tables of a summary with the columns that binding found for those whose columns follow from queries. */
export function fillDerived(
  summary: SqlSummary,
  views: Views,
  /** Of a file that as a whole is one table; null for plain SQL. */
  whole: Pick<SourceFile, 'role' | 'text'> | null,
  isCyclic: (table: TableFact) => boolean,
): TableFact[] {
  const tables = [...summary.tables];
  for (const { table: index } of summary.derived) {
    const fact = tables[index];
    // What depends on itself has columns that nobody can tell.
    if (fact === undefined || isCyclic(fact)) continue;
    const shapes = views.all.flatMap((view) => (whole !== null ? modelOutputs(fact, view) : createdColumns(fact, view)) ?? []);
    const all = mergeShapes(fact, shapes);
    const merged = all !== null && views.partial ? { ...all, complete: false } : all;
    if (merged !== null) tables[index] = whole?.role === 'snapshot' ? withSnapshotColumns(merged, whole.text) : merged;
  }
  return tables;
}

/** Whichever way the file's Jinja comes out: the columns of all. */
function mergeShapes(fact: TableFact, shapes: readonly TableFact[]): TableFact | null {
  const [first, ...rest] = shapes;
  if (first === undefined || rest.length === 0) return first ?? null;
  const columns = new Map<string, ColumnFact>();
  for (const shape of shapes) {
    for (const column of shape.columns) {
      const key = column.name.toLowerCase();
      if (!columns.has(key)) columns.set(key, column);
    }
  }
  return { ...fact, columns: [...columns.values()], complete: shapes.every((shape) => shape.complete) };
}

/** The output of a model is that of its last query. */
function modelOutputs(fact: TableFact, { bound, locate, sample }: View): TableFact | null {
  for (let index = bound.statements.length - 1; index >= 0; index--) {
    const statement = bound.script.statements[index];
    const outputs = bound.statements[index]?.outputs;
    if (!statement || !outputs) continue;
    return {
      ...fact,
      columns: outputs.columns
        .filter(({ name }) => !isOpaqueText(name))
        .map((column) => columnFact(column, place(fact, statement, column.declaration, locate))),
      complete: outputs.complete && !sample && !outputs.columns.some(({ name }) => isOpaqueText(name)),
    };
  }
  return null;
}

function createdColumns(fact: TableFact, { bound, locate }: View): TableFact | null {
  const wanted = fact.parts.map((part) => part.folded).join('.');
  for (const [index, result] of bound.statements.entries()) {
    const statement = bound.script.statements[index];
    for (const definition of result.definitions) {
      if (statement === undefined || definition.action !== 'create' || definition.temporary) continue;
      const parts = nameParts(bound.script.dialect, definition.name);
      if (parts.map((part) => part.folded).join('.') !== wanted) continue;
      return { ...fact, ...columnsOf(fact, definition, statement, result, locate) };
    }
  }
  return null;
}

function columnsOf(
  fact: TableFact,
  definition: Definition & { readonly action: 'create' },
  statement: ScriptStatement,
  result: BoundStatement,
  locate: View['locate'],
): Pick<TableFact, 'columns' | 'complete'> {
  const { root } = statement.tree;
  const listed = root.kind === 'create-view' ? root.columns : root.kind === 'create-table' ? root.columnNames : [];
  const outputs = result.outputs?.columns ?? [];
  const columns = definition.table.columns.map((column, index) => {
    const output = outputs[index] ?? null;
    return columnFact(column, place(fact, statement, listed[index] ?? output?.declaration ?? lineageRange(result, column.name), locate));
  });
  return { columns, complete: definition.table.complete };
}

function lineageRange(result: BoundStatement, column: string): TextRange | null {
  for (const { columns } of result.lineage) {
    const found = columns.find((candidate) => candidate.target.column === column);
    if (found !== undefined) return found.range;
  }
  return null;
}

function place(fact: TableFact, statement: ScriptStatement, range: TextRange | null, locate: View['locate']): ColumnFact['site'] {
  if (range === null) return null;
  return { uri: fact.site.uri, range: locate(shiftRange({ start: range.start, end: range.end }, statement.range.start)).range };
}

function columnFact(column: SchemaColumn | RelationColumn, site: ColumnFact['site']): ColumnFact {
  const nullable = 'nullable' in column ? column.nullable : null;
  return { name: column.name, type: column.type, nullable, description: null, primaryKey: false, references: null, tests: [], site };
}
