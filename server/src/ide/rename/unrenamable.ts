import type { SearchSession, TargetAt } from '../references/index.ts';

/** Why this name cannot be renamed here at all; null when it can. */
export function unrenamable(session: SearchSession, { target, reference }: TargetAt): string | null {
  switch (target.kind) {
    case 'table':
      return 'Tables and views are not renamed; aliases, CTEs and columns are.';
    case 'unknown':
      return 'This column belongs to a relation that the workspace does not define, so that its other uses are not known.';
    case 'relation':
      return null;
    case 'local':
      return target.column.name === '' ? 'This column has no name.' : null;
    case 'column': {
      if (target.temporary) return null;
      const table = session.workspace.table(session.start.uri, target.table);
      if (!table || table.sites.length === 0)
        return `\`${target.table}\` is not defined in this workspace, so that its column cannot be renamed here.`;
      if (table.kind === 'source' || table.kind === 'seed')
        return `\`${target.table}\` comes from outside (a ${table.kind}), so that its column must be renamed where it is made.`;
      const column = table.columns.find(({ name }) => name === target.column);
      if (!column || column.sites.length === 0)
        return `\`${reference.kind === 'column' ? reference.column.name : target.column}\` is not declared in a file of this workspace.`;
      return null;
    }
  }
}
