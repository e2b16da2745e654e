import { groupOf, type LineageEdge } from '../../../server/src/protocol/index.ts';
import type { Place } from '../graph/model.ts';
import type { Schemas } from './schemas.ts';
import type { Stage } from './stage.ts';

export interface Opening {
  /** A column's source is the expression that computes it; a table's is its definition; a schema's are its tables. */
  open(place: Place): void;
  openEdge(edge: Pick<LineageEdge, 'location'>): void;
  /** Asks for the lineage of this place instead. */
  center(place: Place): void;
}

export function createOpening(stage: Stage, schemas: Schemas): Opening {
  const openEdge = ({ location }: Pick<LineageEdge, 'location'>): void => {
    if (location !== null && stage.options.abilities.open) stage.options.send({ type: 'open', location });
  };
  return {
    openEdge,
    open(place) {
      const model = stage.picture?.model;
      const node = model?.nodes.get(place.node);
      if (model === undefined || node === undefined) return;
      if (node.kind === 'schema') return schemas.open(groupOf(node));
      const edge = place.column === null ? undefined : model.edgesAt(place, 'target').find(({ location }) => location !== null);
      openEdge({ location: edge?.location ?? node.location });
    },
    center(place) {
      const node = stage.picture?.model.nodes.get(place.node);
      if (node?.kind === 'schema') schemas.open(groupOf(node));
      else if (node !== undefined) stage.options.send({ type: 'focus', ...place });
    },
  };
}
