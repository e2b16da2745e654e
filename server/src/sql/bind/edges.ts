import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { ScriptEdge } from '../script.ts';
import type { BoundStatement, ColumnSource } from './model.ts';
import { keyOf } from './names.ts';
import { composeKinds } from './relation.ts';

interface Incoming {
  readonly source: ColumnSource;
  /** The source's column as it was when it was read. */
  readonly key: string;
  readonly kind: ColumnEdgeKind;
}

/** Column edges of a script, with the versions of tables that are made more than once kept apart. */
interface Flow {
  readonly incoming: Map<string, Incoming[]>;
  readonly written: Map<string, { readonly table: string | null; readonly column: string }>;
  readonly read: Set<string>;
  /** Versions of tables (`name#1`) that the script itself drops or makes anew later: they are no outputs. */
  readonly gone: Set<string>;
}

/**
 * The script's column edges from its first inputs to its last outputs: what the script writes and then reads again is dissolved.
 * Cycles (a table updated from itself) end where they close.
 */
export function scriptEdges(statements: readonly BoundStatement[]): ScriptEdge[] {
  const flow = gather(statements);
  const edges: ScriptEdge[] = [];
  for (const [key, target] of flow.written) {
    if ((target.table !== null && flow.read.has(key)) || flow.gone.has(versionOf(key))) continue;
    for (const { source, kind } of rootsOf(key, flow.incoming)) edges.push({ source, target, kind });
  }
  // Where everything written is read again (a cycle), nothing would be left: the direct edges are the answer.
  return edges.length > 0 || flow.written.size === 0 ? edges : directEdges(flow);
}

function gather(statements: readonly BoundStatement[]): Flow {
  const flow: Flow = { incoming: new Map(), written: new Map(), read: new Set(), gone: new Set() };
  const versions = new Map<string, number>();
  const versioned = (table: string | null, column: string): string =>
    `${keyOf(table ?? '')}#${versions.get(keyOf(table ?? '')) ?? 0}\0${keyOf(column)}`;
  for (const { lineage, definitions } of statements) {
    // What a statement reads is the version before it, what it writes the one that it makes.
    const sourceKeys = lineage.map(({ columns }) =>
      columns.map(({ sources }) => sources.map((source) => versioned(source.table, source.column))),
    );
    for (const definition of definitions)
      renew(flow, versions, definition.action === 'create' ? definition.table.id : nameOf(definition.name));
    lineage.forEach(({ columns }, l) => {
      columns.forEach(({ target, sources, kind }, c) => {
        const key = versioned(target.table, target.column);
        if (sources.length > 0) flow.written.set(key, target);
        const list = flow.incoming.get(key) ?? [];
        sources.forEach((source, s) => {
          const sourceKey = sourceKeys[l]?.[c]?.[s] ?? '';
          list.push({ source, key: sourceKey, kind });
          if (sourceKey !== key) flow.read.add(sourceKey);
        });
        flow.incoming.set(key, list);
      });
    });
  }
  return flow;
}

/** A table that is dropped or made again is another table from here on. */
function renew(flow: Flow, versions: Map<string, number>, table: string): void {
  const name = keyOf(table);
  const version = versions.get(name) ?? 0;
  flow.gone.add(`${name}#${version}`);
  versions.set(name, version + 1);
}

/** `name#1` of a column's key. */
function versionOf(key: string): string {
  return key.slice(0, key.indexOf('\0'));
}

function nameOf(name: { readonly parts: readonly { readonly name: string }[] }): string {
  return name.parts.map((part) => part.name).join('.');
}

function directEdges(flow: Flow): ScriptEdge[] {
  return [...flow.written].flatMap(([key, target]) => (flow.incoming.get(key) ?? []).map(({ source, kind }) => ({ source, target, kind })));
}

/** Walks up to the columns that the script itself does not write. */
function rootsOf(key: string, incoming: Flow['incoming']): { readonly source: ColumnSource; readonly kind: ColumnEdgeKind }[] {
  const roots = new Map<string, { source: ColumnSource; kind: ColumnEdgeKind }>();
  const seen = new Set<string>([key]);
  // `total = total + 1` marks every way into total as transformed.
  const own = (incoming.get(key) ?? []).filter((edge) => edge.key === key);
  const queue: { key: string; kind: ColumnEdgeKind }[] = [
    { key, kind: own.reduce<ColumnEdgeKind>((kind, edge) => composeKinds(kind, edge.kind), 'copy') },
  ];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const { source, key: sourceKey, kind } of incoming.get(next.key) ?? []) {
      const through = composeKinds(next.kind, kind);
      const hasMore = source.table !== null && (incoming.get(sourceKey)?.length ?? 0) > 0;
      if (!hasMore || sourceKey === key) {
        const name = `${keyOf(source.table ?? '')}\0${keyOf(source.column)}`;
        const known = roots.get(name);
        roots.set(name, { source, kind: known === undefined ? through : composeKinds(known.kind, through) });
      } else if (!seen.has(sourceKey)) {
        seen.add(sourceKey);
        queue.push({ key: sourceKey, kind: through });
      }
    }
  }
  return [...roots.values()];
}
