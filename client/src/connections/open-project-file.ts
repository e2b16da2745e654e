import * as vscode from 'vscode';

/** Opens the aetl.yaml of the workspace, or makes one. */
export async function openProjectFile(): Promise<void> {
  const [found] = await vscode.workspace.findFiles('aetl.yaml', null, 1);
  if (found === undefined) await vscode.commands.executeCommand('aetl.createProjectFile');
  else await vscode.window.showTextDocument(found);
}
