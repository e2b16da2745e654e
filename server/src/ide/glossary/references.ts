import type { CancellationToken } from '../../base/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { FileRange, IdeWorkspace } from '../port.ts';
import { references } from '../references/index.ts';
import { columnAt, glossaryFile } from './named-column.ts';

/** Where the SQL of the workspace uses the column at the offset of a glossary. */
export async function glossaryReferences(
  workspace: Workspace,
  ide: IdeWorkspace,
  uri: string,
  offset: number,
  token: CancellationToken,
): Promise<readonly FileRange[]> {
  const file = glossaryFile(workspace, uri);
  const named = file === null ? null : columnAt(workspace, file, offset);
  const found: FileRange[] = [];
  for (const { column } of named?.columns ?? []) {
    for (const site of column.sites) {
      const declared = await ide.file(site.uri, token);
      // What only YAML declares has no place in SQL to start from.
      if (declared === null) continue;
      found.push(...(await references(ide, declared, site.range.start, { includeDeclaration: true }, token)));
      break;
    }
  }
  return found;
}
