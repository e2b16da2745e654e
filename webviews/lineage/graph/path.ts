import { isInfluence, type LineageEdge } from '../../../server/src/protocol/index.ts';
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
  const starts = start.column === null ? model.columns(start.node).map(({ name }) => ({ node: start.node, column: name })) : [start];
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
        places.add(placeKey(edge.source)).add(placeKey(edge.target));
        if (seen.has(placeKey(edge[far]))) continue;
        seen.add(placeKey(edge[far]));
        queue.push(edge[far]);
      }
    }
  }
  const tables = new Set([start.node, ...[...edges].flatMap(({ source, target }) => [source.node, target.node])]);
  return { start, places, tables, edges };
}
