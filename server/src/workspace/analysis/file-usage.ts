import { shiftRange, type TextRange } from '../../base/index.ts';
import type { Access } from '../../sql/index.ts';
import type { FlowEdge } from './lineage-edges.ts';
import type { View, Views } from './view.ts';

/** A place of a file where a table, or a column of it, is named. */
export interface UsedName {
  /** Id of the table. */
  readonly table: string;
  /** Null where the table itself is named. */
  readonly column: string | null;
  readonly range: TextRange;
  readonly access: Access;
  /** It stands in a statement from which something flows, and not in a declaration such as a foreign key. */
  readonly flows: boolean;
}

/** What a file uses of the catalog. */
export interface FileUsage {
  readonly uri: string;
  readonly names: readonly UsedName[];
  readonly edges: readonly FlowEdge[];
}

export function usedNames({ all }: Views): readonly UsedName[] {
  const found = new Map<string, UsedName>();
  for (const view of all) {
    const { bound } = view;
    for (const [index, { references, lineage }] of bound.statements.entries()) {
      const start = bound.script.statements[index]?.range.start ?? 0;
      const flows = lineage.some(({ target, columns }) => target !== null || columns.length > 0);
      for (const reference of references) {
        if (reference.kind === 'relation') continue;
        const { table } = reference.relation;
        if (table === null || table.kind === 'temp') continue;
        const range = placeOf(view, shiftRange(reference.range, start));
        const column = reference.kind === 'column' ? reference.column.name : null;
        const { access } = reference;
        found.set(`${table.id}\n${column ?? ''}\n${range.start}`, { table: table.id, column, range, access, flows });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** Where the name is written; what a macro makes of its arguments, at the argument. */
function placeOf({ bound, locate, namedIn }: View, made: TextRange): TextRange {
  const { range, exact } = locate(made);
  return exact ? range : (namedIn(range, bound.script.text.slice(made.start, made.end)) ?? range);
}
