import type { ImpactColumn, ImpactPlace, ImpactQueryResult } from '../../../server/src/protocol/index.ts';

/** What the view lists. */
export type ImpactNode =
  | { readonly kind: 'effect'; readonly effect: ImpactEffect; readonly files: readonly FileNode[]; readonly places: number }
  | GroupNode
  | FileNode
  | PlaceNode
  | { readonly kind: 'downstream'; readonly columns: readonly ImpactColumn[]; readonly truncated: boolean }
  | { readonly kind: 'column'; readonly column: ImpactColumn }
  | { readonly kind: 'nothing' };

export type ImpactEffect = ImpactPlace['effect'];

/** What places are put together by. */
export type ImpactGrouping = 'effect' | 'model' | 'job' | 'report';

/** Places of a model, job or report; `name` is null for those of none. */
export interface GroupNode {
  readonly kind: 'group';
  readonly by: Exclude<ImpactGrouping, 'effect'>;
  readonly name: string | null;
  /** What else is to be said of it. */
  readonly words: readonly string[];
  readonly places: readonly ImpactPlace[];
}

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

/** The worst first; files and groups in the order in which the server ranks their places. */
export function rootNodes(report: ImpactQueryResult, grouping: ImpactGrouping): ImpactNode[] {
  const { downstream, truncated } = report;
  const nodes = grouping === 'effect' ? effectNodes(report) : groupNodes(report, grouping);
  if (nodes.length + downstream.length === 0) return [{ kind: 'nothing' }];
  return downstream.length === 0 ? nodes : [...nodes, { kind: 'downstream', columns: downstream, truncated }];
}

function effectNodes({ places }: ImpactQueryResult): ImpactNode[] {
  return EFFECTS.flatMap((effect): ImpactNode[] => {
    const files = filesOf(places, effect);
    const count = files.reduce((sum, file) => sum + file.places.length, 0);
    return count === 0 ? [] : [{ kind: 'effect', effect, files, places: count }];
  });
}

/** A place of several jobs or reports is below each; those of none come last. */
function groupNodes({ places, jobs }: ImpactQueryResult, by: GroupNode['by']): GroupNode[] {
  const groups = new Map<string, ImpactPlace[]>();
  const rest: ImpactPlace[] = [];
  for (const place of places) {
    const names = namesOf(place, by);
    if (names.length === 0) rest.push(place);
    for (const name of names) {
      const of = groups.get(name);
      if (of === undefined) groups.set(name, [place]);
      else of.push(place);
    }
  }
  const named = [...groups].map(([name, of]): GroupNode => {
    const job = by === 'job' ? jobs.find((one) => one.name === name) : undefined;
    const words = job === undefined ? [] : [job.kind, ...(job.schedule === null ? [] : [job.schedule])];
    return { kind: 'group', by, name, words, places: of };
  });
  return rest.length === 0 ? named : [...named, { kind: 'group', by, name: null, words: [], places: rest }];
}

function namesOf({ group, jobs, reports }: ImpactPlace, by: GroupNode['by']): readonly string[] {
  switch (by) {
    case 'model':
      return [group.name];
    case 'job':
      return jobs;
    case 'report':
      return reports;
  }
}

export function childNodes(node: ImpactNode): ImpactNode[] {
  switch (node.kind) {
    case 'effect':
      // A file with one place is that place.
      return node.files.map((file) => {
        const [only, second] = file.places;
        return only === undefined || second !== undefined ? file : { kind: 'place', place: only, belowFile: false };
      });
    case 'group':
      return node.places.map((place) => ({ kind: 'place', place, belowFile: false }));
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
