import type { TextRange } from '../../base/index.ts';
import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { Query, SelectItem } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { ColumnSource, RelationColumn } from './model.ts';

/** Records that a column of a table gets its value from these sources by the expression at `range`. */
export function writeColumn(
  b: Binder,
  table: string | null,
  name: string,
  value: { readonly sources: readonly ColumnSource[]; readonly kind: ColumnEdgeKind },
  range: TextRange,
): void {
  b.emit({
    target: { table, column: name },
    sources: value.sources,
    kind: value.sources.length === 0 && value.kind !== 'aggregate' && value.kind !== 'window' ? 'constant' : value.kind,
    expression: b.textOf(range),
    range: { start: range.start, end: range.end },
  });
}

/** The expression that makes an output column of a query: its select item's, where the query is a plain SELECT; else where the column is declared. */
export function expressionRange(query: Query, column: RelationColumn): TextRange {
  const { declaration } = column;
  if (declaration === null) return query;
  const { body } = query;
  return (body.kind === 'select' ? itemAround(body.items, declaration)?.expression : undefined) ?? declaration;
}

/** The item that holds a range; items are in the order of the text. */
function itemAround(items: readonly SelectItem[], { start, end }: TextRange): SelectItem | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as SelectItem).start <= start) low = middle + 1;
    else high = middle;
  }
  const item = items[low - 1];
  return item !== undefined && end <= item.end ? item : undefined;
}
