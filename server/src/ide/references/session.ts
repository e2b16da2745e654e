import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { type ColumnNames, columnNames } from '../columns.ts';
import type { IdeFile, IdeWorkspace, TableColumn } from '../port.ts';

/** One search over several files: every file is looked at in one snapshot, so that symbols keep their identity. */
export interface SearchSession {
  readonly workspace: IdeWorkspace;
  readonly token: CancellationToken;
  readonly start: IdeFile;
  file(uri: string): Promise<IdeFile | null>;
  /** How names pass through a statement of a file. */
  names(file: IdeFile, index: number): ColumnNames | null;
}

export function searchSession(workspace: IdeWorkspace, start: IdeFile, token: CancellationToken): SearchSession {
  const files = new Map<string, IdeFile | null>([[start.uri, start]]);
  const names = new Map<IdeFile, (ColumnNames | null)[]>();
  return {
    workspace,
    token,
    start,
    async file(uri) {
      const known = files.get(uri);
      if (known !== undefined) return known;
      const file = await workspace.file(uri, token);
      throwIfCancelled(token);
      files.set(uri, file);
      return file;
    },
    names(file, index) {
      const ofFile = names.get(file) ?? [];
      names.set(file, ofFile);
      const known = ofFile[index];
      if (known !== undefined) return known;
      const statement = file.bound.script.statements[index];
      const bound = file.bound.statements[index];
      const made = statement && bound ? columnNames(statement, bound) : null;
      ofFile[index] = made;
      return made;
    },
  };
}

/** The files that may name the table, the file that asks first. */
export async function filesOfTable(session: SearchSession, table: string): Promise<readonly IdeFile[]> {
  const uris = new Set([session.start.uri, ...session.workspace.filesOf(session.start.uri, table)]);
  const files: IdeFile[] = [];
  for (const uri of uris) {
    const file = await session.file(uri);
    if (file) files.push(file);
  }
  return files;
}

export function columnKey({ table, column }: TableColumn): string {
  return `${table}\n${column}`;
}
