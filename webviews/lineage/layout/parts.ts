import type { LineageEdge, LineageNode } from '../../../server/src/protocol/index.ts';
import type { LineKind } from '../view/kinds.ts';

export interface SceneRow {
  /** Null for the row that stands for hidden columns. */
  readonly column: string | null;
  readonly label: string;
}

export interface SceneTable {
  readonly node: LineageNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly SceneRow[];
}

export interface ScenePoint {
  readonly x: number;
  readonly y: number;
}

/** One line. Lines that end at the same rows and have one kind are one, so that a folded table keeps its picture simple. */
export interface SceneEdge {
  readonly id: string;
  readonly kind: LineKind;
  readonly influence: boolean;
  readonly edges: readonly [LineageEdge, ...LineageEdge[]];
  readonly sourceRow: string;
  readonly targetRow: string;
  readonly from: ScenePoint;
  readonly to: ScenePoint;
  /** Points that it passes on its way round tables. */
  readonly via: readonly ScenePoint[];
  /** All of its edges are. */
  readonly uncertain: boolean;
  /** Column edges that it stands for. */
  readonly count: number;
}

/** The picture as plain numbers: what the canvas shows and what the SVG file holds. */
export interface Scene {
  readonly tables: readonly SceneTable[];
  readonly edges: readonly SceneEdge[];
  /** One line for each pair of tables, from one's middle to the other's: what is drawn when rows are too small to be seen. */
  readonly bundles: readonly SceneEdge[];
}
