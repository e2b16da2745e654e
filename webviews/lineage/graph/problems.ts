import { groupNode, type PanelProblem } from '../../../server/src/protocol/index.ts';
import { type GraphModel, type Place, placeKey } from './model.ts';

/** What is wrong with the statements that write the tables of a picture. */
export interface Problems {
  /** Those of a table with all its columns, or of one column; the errors first. */
  at(place: Place): readonly PanelProblem[];
  /** Tables of the picture that have some. */
  readonly tables: number;
}

export const NO_PROBLEMS: Problems = { at: () => [], tables: 0 };

/** A table that is not drawn, since its schema is drawn as one, lends its problems to the schema. */
export function problemsIn({ nodes }: GraphModel, problems: readonly PanelProblem[]): Problems {
  if (problems.length === 0) return NO_PROBLEMS;
  const byPlace = new Map<string, PanelProblem[]>();
  const tables = new Set<string>();
  const add = (place: Place, problem: PanelProblem): void => {
    const known = byPlace.get(placeKey(place));
    if (known === undefined) byPlace.set(placeKey(place), [problem]);
    else known.push(problem);
  };
  const errorsFirst = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  for (const problem of errorsFirst) {
    const node = [problem.node, groupNode(problem.group)].find((id) => nodes.has(id));
    if (node === undefined) continue;
    tables.add(node);
    add({ node, column: null }, problem);
    if (node === problem.node && problem.column !== null) add({ node, column: problem.column }, problem);
  }
  return { at: (place) => byPlace.get(placeKey(place)) ?? [], tables: tables.size };
}

/** How bad the worst is; null where there is none. */
export function worstOf(problems: readonly PanelProblem[]): PanelProblem['severity'] | null {
  return problems[0]?.severity ?? null;
}
