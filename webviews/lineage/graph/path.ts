import { edgeEnd, isInfluence, type LineageEdge } from '../../../server/src/protocol/index.ts';
import { type GraphModel, type Place, placeKey } from './model.ts';

/** Everything that one column comes from and goes into. */
export interface Path {
  readonly start: Place;
  readonly places: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly edges: ReadonlySet<LineageEdge>;
}

/** Follows values in both directions; a table stands for all of its columns. Influences are not followed: nearly every row is filtered somewhere. */
export function pathOf(model: GraphModel, start: Place): Path {
  const starts = start.column === null ? wholeTable(model, start.node) : [start];
  const places = new Set([placeKey(start)]);
  const edges = new Set<LineageEdge>();
  for (const [near, far] of [
    ['target', 'source'],
    ['source', 'target'],
  ] as const) {
    const seen = new Set(starts.map(placeKey));
    const queue: Place[] = [...starts];
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      for (const edge of model.edgesAt(place, near)) {
        if (isInfluence(edge)) continue;
        edges.add(edge);
        const reached = edgeEnd(edge, far);
        places.add(placeKey(edgeEnd(edge, near))).add(placeKey(reached));
        if (seen.has(placeKey(reached))) continue;
        seen.add(placeKey(reached));
        queue.push(reached);
      }
    }
  }
  const tables = new Set([start.node]);
  for (const { source, target } of edges) tables.add(source.node).add(target.node);
  return { start, places, tables, edges };
}

function wholeTable(model: GraphModel, node: string): readonly Place[] {
  return [{ node, column: null }, ...model.columns(node).map(({ name }) => ({ node, column: name }))];
}
