import type { DescribedColumn } from '../metadata/index.ts';
import type { ColumnPlace, Workspace } from '../workspace/index.ts';
import { sourceOf } from './databases/source-of.ts';

/** What the glossaries say of a column of a database; null where they say nothing. */
export type SaidOf = (place: ColumnPlace) => DescribedColumn | null;

export function saidOfColumns(workspace: Workspace, connection: string): SaidOf {
  const found = sourceOf(workspace, connection);
  const glossaries = found && workspace.glossaries(found.project);
  return (place) => glossaries?.meaningOf(place).described ?? null;
}
