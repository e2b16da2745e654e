/** Where one has been, where one is, and where one came back from: undo and redo of navigation. A value. */
export interface Trail<Step> {
  readonly before: readonly Step[];
  readonly now: Step;
  readonly after: readonly Step[];
}

/** Steps that are remembered; a graph may be large. */
const LONGEST = 50;

export function startTrail<Step>(now: Step): Trail<Step> {
  return { before: [], now, after: [] };
}

/** A step on; what had been taken back is forgotten. */
export function stepTo<Step>({ before, now }: Trail<Step>, next: Step): Trail<Step> {
  return { before: [...before, now].slice(-LONGEST), now: next, after: [] };
}

/** The step that one is at, otherwise. */
export function amended<Step>(trail: Trail<Step>, now: Step): Trail<Step> {
  return { ...trail, now };
}

export function stepBack<Step>({ before, now, after }: Trail<Step>): Trail<Step> | null {
  const last = before.at(-1);
  return last === undefined ? null : { before: before.slice(0, -1), now: last, after: [now, ...after] };
}

export function stepForward<Step>({ before, now, after }: Trail<Step>): Trail<Step> | null {
  const [next, ...rest] = after;
  return next === undefined ? null : { before: [...before, now], now: next, after: rest };
}
