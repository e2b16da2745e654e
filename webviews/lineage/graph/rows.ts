import type { LineageColumn } from '../../../server/src/protocol/index.ts';
import type { GraphModel } from './model.ts';

/** How much of a table is drawn: its name, its most telling columns, or all of them. */
export type Fold = 'name' | 'short' | 'all';

export interface Rows {
  readonly columns: readonly LineageColumn[];
  readonly hidden: number;
}

/** A table with more columns shows these many; one more is no reason for a line that says “+1 more”. */
const SHORT = 12;
/** A graph of more tables than this starts with names only: two thousand rows are a grey wall. */
const MANY_TABLES = 60;

export function initialFold(model: GraphModel): Fold {
  return model.nodes.size - model.jobs > MANY_TABLES ? 'name' : 'short';
}

/** The rows of a table, in its own order. Columns with lineage come before those without when there is not room for all. */
export function rowsOf(model: GraphModel, node: string, fold: Fold): Rows {
  const all = model.columns(node);
  if (fold === 'name') return { columns: [], hidden: all.length };
  if (fold === 'all' || all.length <= SHORT + 1) return { columns: all, hidden: 0 };
  const connected = all.filter(({ name }) => hasEdges(model, node, name));
  const kept = new Set([...new Set([...connected, ...all])].slice(0, SHORT));
  return { columns: all.filter((column) => kept.has(column)), hidden: all.length - kept.size };
}

function hasEdges(model: GraphModel, node: string, column: string): boolean {
  return model.edgesAt({ node, column }, 'source').length > 0 || model.edgesAt({ node, column }, 'target').length > 0;
}
