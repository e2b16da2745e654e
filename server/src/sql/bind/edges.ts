import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { ScriptEdge } from '../script.ts';
import type { BoundStatement, ColumnSource } from './model.ts';
import { keyOf } from './names.ts';
import { composeKinds } from './relation.ts';

interface Incoming {
  readonly source: ColumnSource;
  readonly kind: ColumnEdgeKind;
}

/**
 * The script's column edges from its first inputs to its last outputs: what the script writes and then reads again is dissolved.
 * Cycles (a table updated from itself) end where they close.
 */
export function scriptEdges(statements: readonly BoundStatement[]): ScriptEdge[] {
  const incoming = new Map<string, Incoming[]>();
  const written = new Map<string, { table: string | null; column: string }>();
  const read = new Set<string>();
  for (const { lineage } of statements) {
    for (const { columns } of lineage) {
      for (const { target, sources, kind } of columns) {
        const key = columnKey(target.table, target.column);
        if (sources.length > 0) written.set(key, target);
        const list = incoming.get(key) ?? [];
        for (const source of sources) {
          const sourceKey = columnKey(source.table, source.column);
          list.push({ source, kind });
          if (sourceKey !== key) read.add(sourceKey);
        }
        incoming.set(key, list);
      }
    }
  }
  const edges: ScriptEdge[] = [];
  for (const [key, target] of written) {
    if (target.table !== null && read.has(key)) continue;
    for (const root of rootsOf(key, incoming)) edges.push({ source: root.source, target, kind: root.kind });
  }
  // Where everything written is read again (a cycle), nothing would be left: the direct edges are the answer.
  return edges.length > 0 || written.size === 0 ? edges : directEdges(written, incoming);
}

function directEdges(written: Map<string, { table: string | null; column: string }>, incoming: Map<string, Incoming[]>): ScriptEdge[] {
  return [...written].flatMap(([key, target]) => (incoming.get(key) ?? []).map(({ source, kind }) => ({ source, target, kind })));
}

/** Walks up to the columns that the script itself does not write. */
function rootsOf(key: string, incoming: Map<string, Incoming[]>): Incoming[] {
  const roots = new Map<string, Incoming>();
  const seen = new Set<string>([key]);
  // `total = total + 1` marks every way into total as transformed.
  const own = (incoming.get(key) ?? []).filter(({ source }) => columnKey(source.table, source.column) === key);
  const queue: { key: string; kind: ColumnEdgeKind }[] = [
    { key, kind: own.reduce<ColumnEdgeKind>((kind, edge) => composeKinds(kind, edge.kind), 'copy') },
  ];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const { source, kind } of incoming.get(next.key) ?? []) {
      const through = composeKinds(next.kind, kind);
      const sourceKey = columnKey(source.table, source.column);
      const hasMore = source.table !== null && (incoming.get(sourceKey)?.length ?? 0) > 0;
      if (!hasMore || sourceKey === key) {
        const known = roots.get(sourceKey);
        roots.set(sourceKey, { source, kind: known === undefined ? through : composeKinds(known.kind, through) });
      } else if (!seen.has(sourceKey)) {
        seen.add(sourceKey);
        queue.push({ key: sourceKey, kind: through });
      }
    }
  }
  return [...roots.values()];
}

function columnKey(table: string | null, column: string): string {
  return `${keyOf(table ?? '')}\0${keyOf(column)}`;
}
