import { say } from '../../base/index.ts';
import { kindText } from '../kind-text.ts';
import type { SearchSession, TargetAt } from '../references/index.ts';

/** Why this name cannot be renamed here at all; null when it can. */
export function unrenamable(session: SearchSession, { target, reference }: TargetAt): string | null {
  switch (target.kind) {
    case 'table':
      return say('Tables and views are not renamed; aliases, CTEs and columns are.');
    case 'unknown':
      return say('This column belongs to a relation that the workspace does not define, so that its other uses are not known.');
    case 'relation':
      return null;
    case 'local':
      return target.column.name === '' ? say('This column has no name.') : null;
    case 'column': {
      if (target.temporary) return null;
      const table = session.workspace.table(session.start.uri, target.table);
      if (!table || table.sites.length === 0)
        return say('`{0}` is not defined in this workspace, so that its column cannot be renamed here.', target.table);
      if (table.kind === 'source' || table.kind === 'seed')
        return say(
          '`{0}` comes from outside (a {1}), so that its column must be renamed where it is made.',
          target.table,
          kindText(table.kind),
        );
      const column = table.columns.find(({ name }) => name === target.column);
      if (!column || column.sites.length === 0)
        return say(
          '`{0}` is not declared in a file of this workspace.',
          reference.kind === 'column' ? reference.column.name : target.column,
        );
      return null;
    }
  }
}
