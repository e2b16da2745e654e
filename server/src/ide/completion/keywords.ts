import { GROUP, type Proposal } from './item.ts';
import type { Request } from './request.ts';

/** Keywords that the grammar allows at the cursor. */
export function keywordProposals(request: Request): readonly Proposal[] {
  return request.context.keywords.map((word) => {
    const label = request.keyword(word);
    return { kind: 'keyword' as const, label, insert: label, group: GROUP.keyword };
  });
}
