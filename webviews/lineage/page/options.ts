import type { FromPanelMessage } from '../../../server/src/protocol/index.ts';

export interface PageOptions {
  readonly root: HTMLElement;
  readonly send: (message: FromPanelMessage) => void;
  /** The text of the layout worker. */
  readonly workerSource: () => Promise<string>;
  /** What the host can do; a page in a file has no editor behind it. */
  readonly abilities: Abilities;
}

export interface Abilities {
  /** Answer another question: one step more, another table, the estate. */
  readonly ask: boolean;
  readonly open: boolean;
}
