import type { TextRange } from '../base/index.ts';
import type { BoundStatement, Relation, RelationColumn, ScriptStatement, SyntaxNode } from '../sql/index.ts';
import { walk } from '../sql/index.ts';
import type { TableColumn } from './port.ts';

/**
 * What a column's name is, seen from one statement: a column of a catalog table, or a name that the statement itself
 * declares (an output alias, a column of a CTE's list).
 */
export type ColumnName =
  | { readonly kind: 'table-column'; readonly table: string; readonly column: string; readonly temporary: boolean }
  | { readonly kind: 'local'; readonly column: RelationColumn };

/** Follows names through one statement. `SELECT amount FROM orders` hands the name on; `SELECT amount AS a` hides it. */
export interface ColumnNames {
  /** Where the name of the column comes from. */
  rootOf(column: RelationColumn): ColumnName;
  ownerOf(column: RelationColumn): Relation | null;
  /** Whether the range is a name written out: an alias or an entry of a column list. */
  isWritten(range: TextRange): boolean;
}

export function columnNames(statement: ScriptStatement, bound: BoundStatement): ColumnNames {
  const owners = new Map<RelationColumn, Relation>();
  const own = (relation: Relation) => {
    for (const column of relation.columns) if (!owners.has(column)) owners.set(column, relation);
  };
  for (const scope of bound.scopes) {
    for (const { relation } of scope.entries) own(relation);
    scope.ctes.forEach(own);
  }
  for (const reference of bound.references) {
    own(reference.relation);
    // Columns that a relation of unknown shape is believed to have are not in its list.
    if (reference.kind === 'column' && !owners.has(reference.column)) owners.set(reference.column, reference.relation);
  }
  const written = writtenNames(statement.tree.root);
  const isWritten = (range: TextRange) => written.has(`${range.start}:${range.end}`);

  return {
    isWritten,
    ownerOf: (column) => owners.get(column) ?? null,
    rootOf(column) {
      let current = column;
      const seen = new Set<RelationColumn>();
      while (current.origin && !seen.has(current) && !(current.declaration && isWritten(current.declaration))) {
        seen.add(current);
        current = current.origin;
      }
      const relation = owners.get(current);
      if (relation?.table && current.origin === null)
        return { kind: 'table-column', table: relation.table.id, column: current.name, temporary: relation.table.kind === 'temp' };
      return { kind: 'local', column: current };
    },
  };
}

export function sameColumnName(a: ColumnName, b: ColumnName): boolean {
  if (a.kind === 'local') return b.kind === 'local' && a.column === b.column;
  return b.kind === 'table-column' && a.table === b.table && a.column === b.column;
}

/** The catalog column of a relation's column, if it is one. */
export function catalogColumn(relation: Relation, column: RelationColumn): TableColumn | null {
  return relation.table ? { table: relation.table.id, column: column.name } : null;
}

/** Columns that can be named: without those that stand for an unexpanded `*`. */
export function namedColumns({ columns }: Relation): readonly RelationColumn[] {
  return columns.filter(({ name }) => name !== '' && name !== '*');
}

/** Identifiers that name a column in their own right. */
function writtenNames(root: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (ranges: readonly (TextRange | null)[]) => {
    for (const range of ranges) if (range) names.add(`${range.start}:${range.end}`);
  };
  walk(root, (node) => {
    if (node.kind === 'select-item') add([node.alias]);
    else if (node.kind === 'cte') add([...node.columns, ...node.addedColumns]);
    else if (node.kind === 'alias' || node.kind === 'create-view') add(node.columns);
    else if (node.kind === 'create-table') add(node.columnNames);
    else if (node.kind === 'star') add(node.rename.map(({ to }) => to));
    else if (node.kind === 'column-definition') add([node.name]);
    else if (node.kind === 'unpivot') add([...node.valueColumns, ...node.nameColumns]);
    else if (node.kind === 'pipe-operator') add(node.renames.map(({ to }) => to));
  });
  return names;
}
