import type { Place } from '../graph/model.ts';
import type { GraphOnScreen } from '../view/inspect.ts';

export type PageState = 'loading' | 'empty' | 'error' | 'graph';

/** What tests read. */
export interface PageInspection extends GraphOnScreen {
  readonly state: PageState;
  readonly selected: Place | null;
  /** Milliseconds from the arrival of the newest graph to its first picture. */
  readonly painted: number | null;
}
