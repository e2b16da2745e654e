import type { TextRange } from '../base/index.ts';
import { type BoundStatement, isArgument, type ScriptStatement, type SelectItem, walk } from '../sql/index.ts';
import { catalogColumn } from './columns.ts';
import type { IdeFile, TableColumn } from './port.ts';

/** A column of a query, of a CTE or subquery too, and what its expression takes. */
export interface QueryColumn {
  /** Of the item's end, in the file. */
  readonly offset: number;
  readonly sources: readonly TableColumn[];
}

/** The columns of queries whose end is in the range. Stars and constants have nothing that could be said in a word. */
export function queryColumns(file: IdeFile, range: TextRange): readonly QueryColumn[] {
  return file.bound.script.statements.flatMap((statement, index) => {
    const bound = file.bound.statements[index];
    const { start, end } = statement.range;
    return bound === undefined || end < range.start || start > range.end ? [] : columnsOf(statement, bound, range);
  });
}

function columnsOf(statement: ScriptStatement, bound: BoundStatement, range: TextRange): readonly QueryColumn[] {
  const { start } = statement.range;
  const items: SelectItem[] = [];
  walk(statement.tree.root, (node) => {
    if (node.kind === 'select-item' && start + node.end >= range.start && start + node.end <= range.end) items.push(node);
  });
  return items.flatMap((item) => {
    const sources = sourcesOf(item, bound);
    return sources.length === 0 ? [] : [{ offset: start + item.end, sources }];
  });
}

function sourcesOf({ expression, assigns }: SelectItem, { references }: BoundStatement): readonly TableColumn[] {
  if (assigns !== null || expression.kind === 'star' || hasQuery(expression)) return [];
  const found = new Map<string, TableColumn>();
  for (const reference of references) {
    const { kind, range } = reference;
    if (kind !== 'column' || reference.declaration || range.start < expression.start || range.end > expression.end) continue;
    const own = catalogColumn(reference.relation, reference.column);
    for (const source of own === null ? withTable(reference.column.sources) : [own]) found.set(`${source.table}\n${source.column}`, source);
  }
  return [...found.values()].filter(({ column }) => column !== '*');
}

/** What a subquery looks for is no part of the value that it gives. */
function hasQuery(expression: SelectItem['expression']): boolean {
  let found = false;
  walk(expression, (node) => {
    if (node.kind === 'query') found = true;
  });
  return found;
}

function withTable(sources: readonly { readonly table: string | null; readonly column: string }[]): readonly TableColumn[] {
  return sources.flatMap(({ table, column }) => (table === null || isArgument({ table, column }) ? [] : [{ table, column }]));
}
