import type { BoundStatement, RelationColumn, ScriptStatement } from '../../sql/index.ts';
import { fold } from '../identifiers.ts';
import type { IdeFile } from '../port.ts';

/** A table whose columns take their names from a query: a view, a table made by SELECT, a model. */
export interface NamedByQuery {
  readonly table: string;
  /** Output columns of the query; the table's columns of the same names. */
  readonly columns: readonly RelationColumn[];
}

/** The tables that a statement names columns of through its output; none when a column list gives other names. */
export function namedByQuery(file: IdeFile, index: number): readonly NamedByQuery[] {
  const statement = file.bound.script.statements[index];
  const bound = file.bound.statements[index];
  if (!statement || !bound?.outputs || hasColumnList(statement)) return [];
  const { columns } = bound.outputs;
  const tables = bound.definitions.flatMap((definition) => (definition.action === 'create' ? [definition.table.id] : []));
  if (file.model !== null && isModelQuery(file, index, statement, bound)) tables.push(file.model);
  return tables.map((table) => ({ table, columns }));
}

/** The column of a table that an output column is, as the catalog spells it. */
export function columnNamed(file: IdeFile, names: readonly string[], output: RelationColumn): string {
  const { dialect } = file.bound.script;
  return (
    names.find((name) => name === output.name) ?? names.find((name) => fold(dialect, name) === fold(dialect, output.name)) ?? output.name
  );
}

function hasColumnList({ tree: { root } }: ScriptStatement): boolean {
  if (root.kind === 'create-view') return root.columns.length > 0;
  if (root.kind === 'create-table') return root.columnNames.length > 0 || root.columns.length > 0;
  return false;
}

/** A dbt model is the last query of its file. */
function isModelQuery(file: IdeFile, index: number, statement: ScriptStatement, bound: BoundStatement): boolean {
  if (statement.tree.root.kind !== 'query' || bound.definitions.length > 0) return false;
  return !file.bound.script.statements.slice(index + 1).some(({ tree }) => tree.root.kind === 'query');
}
