import * as vscode from 'vscode';
import { DIALECT_NAMES } from '../../../server/src/protocol/index.ts';

/** Writes an aetl.yaml into a folder of the workspace, and opens it; one that is there already is only opened. */
export async function createProjectFile(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (folder === undefined) return;
  const file = vscode.Uri.joinPath(folder.uri, 'aetl.yaml');
  if (!(await exists(file))) {
    const dialect = await vscode.window.showQuickPick([...DIALECT_NAMES], {
      title: vscode.l10n.t('Which SQL do most files of this folder speak?'),
    });
    if (dialect === undefined) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(projectFile(dialect)));
  }
  await vscode.window.showTextDocument(file);
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

function projectFile(dialect: string): string {
  return `# The project file of AETL. Paths are relative to this folder.
version: 1
dialect: ${dialect}
# Files in another dialect:
# files:
#   - { glob: "oracle/**/*.sql", dialect: oracle }
include: ["**/*.sql"]
exclude: ["**/node_modules/**"]
# DDL and YAML that describe tables which nothing else in the folder creates:
# catalog: ["schema/**/*.sql", "models/**/*.yml"]
`;
}
