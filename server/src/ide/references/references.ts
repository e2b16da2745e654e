import type { CancellationToken } from '../../base/index.ts';
import type { FileRange, IdeFile, IdeWorkspace } from '../port.ts';
import type { Occurrence } from './occurrence.ts';
import { occurrences } from './occurrences.ts';
import { searchSession } from './session.ts';
import { targetAt } from './target.ts';

/** All places where the name at the offset stands, across files. */
export async function references(
  workspace: IdeWorkspace,
  file: IdeFile,
  offset: number,
  options: { readonly includeDeclaration: boolean },
  token: CancellationToken,
): Promise<readonly FileRange[]> {
  const session = searchSession(workspace, file, token);
  const found = await targetAt(session, offset);
  if (!found) return [];
  const { places } = await occurrences(session, found.target);
  return places.filter(({ declaration }) => options.includeDeclaration || !declaration).map(({ uri, range }) => ({ uri, range }));
}

export interface Highlight {
  readonly range: FileRange['range'];
  readonly write: boolean;
}

/** The places in this file, for highlighting while the cursor rests. */
export async function highlights(
  workspace: IdeWorkspace,
  file: IdeFile,
  offset: number,
  token: CancellationToken,
): Promise<readonly Highlight[]> {
  // Files beyond this one are not looked at.
  const alone: IdeWorkspace = {
    file: async () => null,
    text: async (uri) => (uri === file.uri ? file.text : null),
    lookup: (uri) => workspace.lookup(uri),
    tables: (uri) => workspace.tables(uri),
    databaseTables: () => [],
    databaseSchemas: () => [],
    tablesNamed: (uri, name) => workspace.tablesNamed(uri, name),
    isQualifier: (uri, name) => workspace.isQualifier(uri, name),
    table: (uri, id) => workspace.table(uri, id),
    meaning: () => null,
    filesOf: () => [],
    macros: () => [],
    macro: () => null,
    macroUsers: () => [],
    variables: () => [],
    neighbours: (uri, column) => workspace.neighbours(uri, column),
    diagnostics: (uri) => workspace.diagnostics(uri),
    allTables: () => workspace.allTables(),
  };
  const session = searchSession(alone, file, token);
  const found = await targetAt(session, offset);
  if (!found) return [];
  const { places } = await occurrences(session, found.target);
  return places
    .filter((place: Occurrence) => place.uri === file.uri)
    .map(({ range, write, declaration }) => ({ range, write: write || declaration }));
}
