export interface Box {
  readonly width: number;
  readonly height: number;
}

/** A line between two boxes, by their numbers; where it leaves and arrives, from the tops of the boxes. */
export interface Link {
  readonly source: number;
  readonly target: number;
  readonly sourceY: number;
  readonly targetY: number;
}

/** The top left corner of a box. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Room between boxes of one layer, and between layers. */
export const NODE_GAP = 26;
export const LAYER_GAP = 110;
export const PART_GAP = 44;
