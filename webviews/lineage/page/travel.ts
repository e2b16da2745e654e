import type { Place } from '../graph/model.ts';
import { stepBack, stepForward } from '../graph/trail.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

export interface Travel {
  back(): void;
  forward(): void;
}

/** To the step before or after: as it was left, and told to the host, which keeps it up to date from there on. */
export function createTravel(stage: Stage, select: (place: Place | null) => void): Travel {
  const go = async (to: typeof stepBack<Step>): Promise<void> => {
    if (stage.trail === null) return;
    const next = to(stage.left(stage.trail));
    if (next === null) return;
    const asked = stage.trail.now.question;
    stage.setTrail(next);
    const { question, steps, camera, corners, selected } = next.now;
    if (question !== null && question !== asked) stage.options.send({ type: 'restore', question, steps });
    await stage.draw({ view: camera === null ? null : 'keep', known: corners });
    if (camera !== null) stage.shell.drawing.setCamera(camera);
    select(selected);
  };
  return { back: () => void go(stepBack), forward: () => void go(stepForward) };
}
