import type { ColumnEdgeKind, InfluenceKind } from '../../../server/src/protocol/index.ts';

export type EdgeKind = ColumnEdgeKind | InfluenceKind;

export interface EdgeLook {
  /** A CSS variable of VS Code. */
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps; a kind must be recognisable without its colour. */
  readonly dash: readonly number[];
}

/** In the legend's order: values, then what only influences rows. */
export const EDGE_LOOKS: Readonly<Record<EdgeKind, EdgeLook>> = {
  copy: { color: '--vscode-charts-blue', width: 1.6, dash: [] },
  transform: { color: '--vscode-charts-purple', width: 1.8, dash: [14, 3] },
  aggregate: { color: '--vscode-charts-yellow', width: 3, dash: [] },
  window: { color: '--vscode-charts-green', width: 2, dash: [12, 3, 3, 3] },
  constant: { color: '--vscode-charts-foreground', width: 1.4, dash: [2, 3] },
  join: { color: '--vscode-charts-red', width: 1.2, dash: [7, 5] },
  filter: { color: '--vscode-charts-red', width: 1.2, dash: [3, 4] },
  group: { color: '--vscode-charts-yellow', width: 1.2, dash: [7, 5] },
  order: { color: '--vscode-charts-foreground', width: 1.2, dash: [3, 4] },
};

export const EDGE_KINDS = Object.keys(EDGE_LOOKS) as readonly EdgeKind[];
