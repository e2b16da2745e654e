import type { ColumnEdgeKind, InfluenceKind, LineageEdge } from '../../../server/src/protocol/index.ts';
import { jobOfLine } from '../graph/jobs.ts';

export type EdgeKind = ColumnEdgeKind | InfluenceKind;
/** What a line is drawn as. */
export type LineKind = EdgeKind | 'job';

export interface EdgeLook {
  /** A CSS variable of VS Code. */
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps; a kind must be recognisable without its colour. */
  readonly dash: readonly number[];
}

/** In the legend's order: values, then what only influences rows. */
export const EDGE_LOOKS: Readonly<Record<LineKind, EdgeLook>> = {
  copy: { color: '--vscode-charts-blue', width: 1.6, dash: [] },
  transform: { color: '--vscode-charts-purple', width: 1.8, dash: [14, 3] },
  aggregate: { color: '--vscode-charts-yellow', width: 3, dash: [] },
  window: { color: '--vscode-charts-green', width: 2, dash: [12, 3, 3, 3] },
  constant: { color: '--vscode-charts-foreground', width: 1.4, dash: [2, 3] },
  join: { color: '--vscode-charts-red', width: 1.2, dash: [7, 5] },
  filter: { color: '--vscode-charts-red', width: 1.2, dash: [3, 4] },
  group: { color: '--vscode-charts-yellow', width: 1.2, dash: [7, 5] },
  order: { color: '--vscode-charts-foreground', width: 1.2, dash: [3, 4] },
  job: { color: '--vscode-terminal-ansiCyan', width: 1.6, dash: [1, 4, 8, 4] },
};

export const LINE_KINDS = Object.keys(EDGE_LOOKS) as readonly LineKind[];
export const EDGE_KINDS = LINE_KINDS.filter((kind) => kind !== 'job');

export function lineKind(edge: LineageEdge): LineKind {
  return jobOfLine(edge) === null ? edge.kind : 'job';
}
