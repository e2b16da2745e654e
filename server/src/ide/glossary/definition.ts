import type { Workspace } from '../../workspace/index.ts';
import type { Definition } from '../definition.ts';
import { columnAt, glossaryFile } from './named-column.ts';

/** Where the column at the offset of a glossary is declared; else its table. */
export function glossaryDefinition(workspace: Workspace, uri: string, offset: number): readonly Definition[] {
  const file = glossaryFile(workspace, uri);
  const named = file === null ? null : columnAt(workspace, file, offset);
  if (named === null) return [];
  const sites =
    named.columns.length > 0
      ? named.columns.flatMap(({ table, column }) => column.sites[0] ?? table.sites[0] ?? [])
      : named.tables.flatMap((table) => table.sites[0] ?? []);
  return sites.map((site) => ({ ...site, origin: named.range }));
}
