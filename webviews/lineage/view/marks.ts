import type { LineageEdge } from '../../../server/src/protocol/index.ts';
import type { DiffState, GraphDiff } from '../graph/diff.ts';
import { type Place, placeKey } from '../graph/model.ts';
import type { Path } from '../graph/path.ts';
import { NO_PROBLEMS, type Problems, worstOf } from '../graph/problems.ts';
import type { SceneEdge } from '../layout/scene.ts';

/** What is told about the picture beside what is in it. */
export interface Marks {
  readonly selected: Place | null;
  readonly path: Path | null;
  readonly matches: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  /** Before and after the person's edits; null when they are not compared. */
  readonly diff: GraphDiff | null;
  /** The edges that were clicked on. */
  readonly edges: readonly LineageEdge[];
  readonly problems: Problems;
}

export const NO_MARKS: Marks = {
  selected: null,
  path: null,
  matches: new Set(),
  pinned: new Set(),
  diff: null,
  edges: [],
  problems: NO_PROBLEMS,
};

export function edgeIsDimmed({ edges }: SceneEdge, { path, diff }: Marks): boolean {
  if (path !== null) return !edges.some((edge) => path.edges.has(edge));
  return diff !== null && !edges.some((edge) => diff.edge(edge) !== 'same');
}

export function edgeIsOnPath({ edges }: SceneEdge, { path }: Marks): boolean {
  return path !== null && edges.some((edge) => path.edges.has(edge));
}

export function edgeIsSelected({ edges }: SceneEdge, marks: Marks): boolean {
  return marks.edges.length > 0 && edges.some((edge) => marks.edges.includes(edge));
}

export function tableIsDimmed(node: string, { path }: Marks): boolean {
  return path !== null && !path.tables.has(node);
}

export function rowIsOnPath(place: Place, { path }: Marks): boolean {
  return path?.places.has(placeKey(place)) ?? false;
}

/** What stands beside the name of a table that has problems: a sign for their kind, since colour alone says nothing to some, and how many. */
export function badgeOf(
  node: string,
  { problems }: Pick<Marks, 'problems'>,
): { readonly text: string; readonly severity: Severity } | null {
  const found = problems.at({ node, column: null });
  const severity = worstOf(found);
  return severity === null ? null : { text: `${PROBLEM_SIGNS[severity]} ${found.length}`, severity };
}

type Severity = 'error' | 'warning';

/** As the editor's own signs: a cross in a circle, a triangle. */
export const PROBLEM_SIGNS: Readonly<Record<Severity, string>> = { error: '✕', warning: '⚠' };

/** How a line has changed: that of its edges, if they agree. */
export function edgeDiff({ edges }: SceneEdge, { diff }: Marks): DiffState {
  if (diff === null) return 'same';
  const [first, ...others] = new Set(edges.map((edge) => diff.edge(edge)));
  return first === undefined ? 'same' : others.length > 0 ? 'changed' : first;
}
