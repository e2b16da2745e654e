import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { ColumnSource, RelationColumn } from './model.ts';
import { composeKinds } from './relation.ts';

/** What the binder knows of an expression's value. */
export interface Value {
  readonly kind: ColumnEdgeKind;
  readonly sources: readonly ColumnSource[];
  /** The column that the expression is, when it is nothing but a column. */
  readonly column: RelationColumn | null;
  readonly type: string | null;
}

export const CONSTANT: Value = { kind: 'constant', sources: [], column: null, type: null };

/** A value computed from others, as `kind` at least. */
export function combine(values: readonly Value[], kind: ColumnEdgeKind, type: string | null = null): Value {
  let strongest: ColumnEdgeKind = kind;
  const sources: ColumnSource[] = [];
  let isConstant = kind === 'transform';
  for (const value of values) {
    if (value.kind !== 'constant') isConstant = false;
    strongest = composeKinds(strongest, value.kind);
    addSources(sources, value.sources);
  }
  return { kind: isConstant && sources.length === 0 ? 'constant' : strongest, sources, column: null, type };
}

/** Adds what is not there yet; short lists are searched, long ones hashed. */
export function addSources(into: ColumnSource[], more: readonly ColumnSource[]): void {
  if (into.length + more.length > 24) {
    const seen = new Set(into.map(sourceKey));
    for (const source of more) {
      const key = sourceKey(source);
      if (seen.has(key)) continue;
      seen.add(key);
      into.push(source);
    }
    return;
  }
  for (const source of more)
    if (!into.some((s) => s === source || (s.table === source.table && s.column === source.column))) into.push(source);
}

function sourceKey(source: ColumnSource): string {
  return `${source.table ?? ''}\0${source.column}`;
}
