import type { ImpactColumn, ImpactPlace, ImpactQueryResult } from '../../../server/src/protocol/index.ts';

/** What the view lists. */
export type ImpactNode =
  | { readonly kind: 'effect'; readonly effect: ImpactEffect; readonly files: readonly FileNode[]; readonly places: number }
  | FileNode
  | PlaceNode
  | { readonly kind: 'downstream'; readonly columns: readonly ImpactColumn[]; readonly truncated: boolean }
  | { readonly kind: 'column'; readonly column: ImpactColumn }
  | { readonly kind: 'nothing' };

export type ImpactEffect = ImpactPlace['effect'];

/** A file with places of one effect. */
export interface FileNode {
  readonly kind: 'file';
  readonly path: string;
  readonly effect: ImpactEffect;
  readonly places: readonly ImpactPlace[];
}

export interface PlaceNode {
  readonly kind: 'place';
  readonly place: ImpactPlace;
  /** It stands below its file, and need not say which that is. */
  readonly belowFile: boolean;
}

const EFFECTS: readonly ImpactEffect[] = ['error', 'silent', 'influenced'];

/** The worst first; files in the order in which the server ranks their places. */
export function rootNodes({ places, downstream, truncated }: ImpactQueryResult): ImpactNode[] {
  const effects = EFFECTS.flatMap((effect): ImpactNode[] => {
    const files = filesOf(places, effect);
    const count = files.reduce((sum, file) => sum + file.places.length, 0);
    return count === 0 ? [] : [{ kind: 'effect', effect, files, places: count }];
  });
  if (effects.length + downstream.length === 0) return [{ kind: 'nothing' }];
  return downstream.length === 0 ? effects : [...effects, { kind: 'downstream', columns: downstream, truncated }];
}

export function childNodes(node: ImpactNode): ImpactNode[] {
  switch (node.kind) {
    case 'effect':
      // A file with one place is that place.
      return node.files.map((file) => {
        const [only, second] = file.places;
        return only === undefined || second !== undefined ? file : { kind: 'place', place: only, belowFile: false };
      });
    case 'file':
      return node.places.map((place) => ({ kind: 'place', place, belowFile: true }));
    case 'downstream':
      return node.columns.map((column) => ({ kind: 'column', column }));
    default:
      return [];
  }
}

export function filesOf(places: readonly ImpactPlace[], effect: ImpactEffect): FileNode[] {
  const files = new Map<string, ImpactPlace[]>();
  for (const place of places) {
    if (place.effect !== effect) continue;
    const of = files.get(place.path);
    if (of === undefined) files.set(place.path, [place]);
    else of.push(place);
  }
  return [...files].map(([path, found]) => ({ kind: 'file', path, effect, places: found }));
}
