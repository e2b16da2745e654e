import type { LineageGraph, PanelQuestion, PanelStep } from '../../../server/src/protocol/index.ts';
import type { Place } from '../graph/model.ts';
import type { View } from '../graph/view.ts';
import type { KnownCorners } from '../layout/scene.ts';
import type { Camera } from '../view/camera.ts';

/** A place on the way through the lineage, to which one can come back. */
export interface Step {
  readonly question: PanelQuestion | null;
  readonly graph: LineageGraph;
  /** As of what is saved; null where nothing is compared. */
  readonly before: LineageGraph | null;
  /** Steps that were asked for beyond the question. */
  readonly steps: readonly PanelStep[];
  readonly view: View;
  readonly selected: Place | null;
  readonly camera: Camera | null;
  readonly corners: KnownCorners;
}

export function withView(step: Step, change: (view: View) => View): Step {
  return { ...step, view: change(step.view) };
}
