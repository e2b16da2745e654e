import type { TextRange } from '../../base/index.ts';

/** Why a statement is not run, and where in its text the reason stands. */
export interface Refusal {
  readonly reads: false;
  readonly reason: string;
  readonly range: TextRange;
}

export function refused(reason: string, { start, end }: TextRange): Refusal {
  return { reads: false, reason, range: { start, end } };
}
