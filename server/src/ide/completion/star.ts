import { expandStarAt } from '../expand-star.ts';
import { GROUP, type Proposal } from './item.ts';
import type { Request } from './request.ts';

/** Right behind `*` or `o.*`: the columns it stands for. */
export function starProposals(request: Request): readonly Proposal[] {
  if (request.prefix !== '' || request.text[request.place.offset - 1] !== '*') return [];
  const expansion = expandStarAt(request.place);
  if (!expansion) return [];
  const { start, end } = expansion.range;
  const star = request.file.text.slice(start, end);
  return [
    {
      kind: 'snippet',
      label: `${star} → columns`,
      insert: expansion.text,
      detail: expansion.text,
      match: '',
      group: GROUP.star,
      range: expansion.range,
    },
  ];
}
