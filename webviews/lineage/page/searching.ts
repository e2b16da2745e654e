import { createModel, type Place } from '../graph/model.ts';
import { search } from '../graph/search.ts';
import type { Stage } from './stage.ts';

export interface Searching {
  search(text: string): void;
  stepMatch(by: 1 | -1): void;
}

export function createSearching(stage: Stage, reveal: (place: Place) => Promise<void>): Searching {
  let [searched, matches, match]: [string, readonly Place[], number] = ['', [], -1];
  return {
    search(text) {
      searched = text.trim();
      const { step, picture } = stage;
      // Tables in closed schemas are found as well.
      matches =
        picture === null || step === null ? [] : search(step.view.closed.size === 0 ? picture.model : createModel(step.graph), text);
      match = -1;
      stage.shell.toolbar.setMatches(match, matches.length);
      stage.markMatches(matches);
    },
    stepMatch(by) {
      const { length } = matches;
      if (length === 0) {
        // What the estate's closed schemas hold is not here; the host may know the name.
        if (searched !== '' && stage.step?.question?.kind === 'estate')
          stage.ask({ kind: 'lineage', name: searched, direction: 'both', depth: 2 });
        return;
      }
      match = match < 0 ? (by === 1 ? 0 : length - 1) : (match + by + length) % length;
      stage.shell.toolbar.setMatches(match, length);
      const place = matches[match];
      if (place !== undefined) void reveal(place);
    },
  };
}
