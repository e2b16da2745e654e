import { edgeEnd, isInfluence } from '../../../server/src/protocol/index.ts';
import { type GraphModel, type Place, samePlace } from './model.ts';

export type Move = 'left' | 'right' | 'up' | 'down';

/**
 * Where an arrow key goes: left and right along the lines (values first, then what only influences rows), up and down through the
 * columns of a table, and from a table's name to the next table above or below. Null where there is nothing.
 */
export function moveFrom(
  model: GraphModel,
  place: Place,
  move: Move,
  rows: (node: string) => readonly string[],
  order: readonly string[],
): Place | null {
  if (move === 'left' || move === 'right') return alongLine(model, place, move);
  const columns = rows(place.node);
  const at = place.column === null ? -1 : columns.indexOf(place.column);
  const next = at + (move === 'down' ? 1 : -1);
  if (next >= 0 && next < columns.length) return { node: place.node, column: columns[next] ?? null };
  if (next === -1 && place.column !== null) return { node: place.node, column: null };
  const table = order[order.indexOf(place.node) + (move === 'down' ? 1 : -1)];
  return table === undefined ? null : { node: table, column: null };
}

function alongLine(model: GraphModel, place: Place, move: 'left' | 'right'): Place | null {
  const [near, far] = move === 'left' ? (['target', 'source'] as const) : (['source', 'target'] as const);
  const edges = place.column === null ? model.tableEdges(place.node, near) : model.edgesAt(place, near);
  const edge = edges.find((candidate) => !isInfluence(candidate)) ?? edges[0];
  if (edge === undefined) return null;
  const target = place.column === null ? { node: edge[far].node, column: null } : edgeEnd(edge, far);
  return samePlace(target, place) ? null : target;
}
