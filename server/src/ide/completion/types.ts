import { GROUP, type Proposal } from './item.ts';
import type { Request } from './request.ts';

/** Types that tables of the workspace use, the most used first. */
export function typeProposals(request: Request): readonly Proposal[] {
  const uses = new Map<string, number>();
  for (const table of request.workspace.tables(request.file.uri)) {
    if (table.dialect !== null && table.dialect !== request.dialect) continue;
    for (const { type } of table.columns) if (type) uses.set(type.toLowerCase(), (uses.get(type.toLowerCase()) ?? 0) + 1);
  }
  return [...uses]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 40)
    .map(([type]) => ({ kind: 'type', label: type, insert: request.keyword(type), group: GROUP.localColumn }));
}
