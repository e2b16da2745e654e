import type { ColumnFlow, FlowTable } from '../events/flow.ts';
import type { EdgeContext, FlowEdge } from './lineage-edges.ts';

/** Edges of a file that is no SQL, between the tables that the workspace calls so. One that rests on a guess says that it is uncertain. */
export function flowEdges(flows: readonly ColumnFlow[], { uri, find }: Pick<EdgeContext, 'uri' | 'find'>): FlowEdge[] {
  const known = new Map<FlowTable, { readonly id: string; readonly guess: boolean }>();
  const lookUp = (table: FlowTable) => {
    let found = known.get(table);
    if (found === undefined) {
      found = nodeOf(table, uri, find);
      known.set(table, found);
    }
    return found;
  };
  return flows.map(({ source, sourceColumn, target, targetColumn, kind, uncertain, start, end }) => {
    const [from, to] = [lookUp(source), lookUp(target)];
    return {
      source: { node: from.id, column: sourceColumn },
      target: { node: to.id, column: targetColumn },
      kind,
      uncertain: uncertain || from.guess || to.guess,
      expression: null,
      location: null,
      uri,
      start,
      end,
    };
  });
}

/** The table of the workspace that a name means; else the name itself. */
export function nodeOf(
  { parts, guessed }: FlowTable,
  uri: string,
  find: EdgeContext['find'],
): { readonly id: string; readonly guess: boolean } {
  const range = { start: 0, end: 0 };
  const found = find({
    kind: 'name',
    parts: parts.map(({ text }) => ({ kind: 'identifier', name: text, quoted: false, dynamic: false, ...range })),
    jinja: null,
    link: null,
    ...range,
  });
  if (found.found !== 'table') return { id: parts.map(({ text }) => text).join('.'), guess: false };
  const { table } = found;
  // Other files of events know the same outside world; SQL that calls a table so may mean another one.
  const sites = 'sites' in table ? (table.sites as readonly { readonly uri: string }[]) : [];
  return { id: table.id, guess: guessed && sites.some((site) => site.uri !== uri && !/\.(json|ndjson|jsonl)$/i.test(site.uri)) };
}
