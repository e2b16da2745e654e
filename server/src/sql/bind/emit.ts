import type { TextRange } from '../../base/index.ts';
import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { Binder } from './binder.ts';
import type { ColumnSource } from './model.ts';

/** Records that a column of a table gets its value from these sources by the expression at `range`. */
export function writeColumn(b: Binder, table: string | null, name: string, value: { readonly sources: readonly ColumnSource[]; readonly kind: ColumnEdgeKind }, range: TextRange): void {
  b.emit({
    target: { table, column: name },
    sources: value.sources,
    kind: value.sources.length === 0 && value.kind !== 'aggregate' && value.kind !== 'window' ? 'constant' : value.kind,
    expression: b.textOf(range),
    range: { start: range.start, end: range.end },
  });
}
