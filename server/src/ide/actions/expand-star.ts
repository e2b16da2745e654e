import { say } from '../../base/index.ts';
import { expandStarAt } from '../expand-star.ts';
import { placeAt } from '../place.ts';
import type { ActionRequest, CodeAction } from './action.ts';

/** `SELECT *` becomes the list of columns. */
export function expandStar({ file, range }: ActionRequest): readonly CodeAction[] {
  const place = placeAt(file, range.start);
  const expansion = place && expandStarAt(place);
  if (!expansion) return [];
  return [
    {
      kind: 'refactor.rewrite',
      title: say('Expand * to its columns'),
      edits: [{ range: expansion.range, newText: expansion.text }],
      diagnostic: null,
      preferred: false,
    },
  ];
}
