import type { DialectName } from '../../protocol/index.ts';
import { columnCard } from '../hover/column-card.ts';
import { functionCard } from '../hover/function-card.ts';
import { tableCard } from '../hover/table-card.ts';
import type { IdeWorkspace } from '../port.ts';
import type { CompletionSubject } from './item.ts';

/** Documentation of a proposal, as Markdown: what hovering over it would show. */
export function resolveCompletion(workspace: IdeWorkspace, uri: string, dialect: DialectName, subject: CompletionSubject): string | null {
  switch (subject.kind) {
    case 'function':
      return functionCard(dialect, subject.name);
    case 'table': {
      const table = workspace.table(uri, subject.table);
      return table ? tableCard(table) : null;
    }
    case 'column':
      return columnCard(workspace, uri, { table: subject.table, column: subject.column });
  }
}
