import * as vscode from 'vscode';
import type { Services } from './services.ts';

/** Copies the demo warehouse out of the extension, where files must not be edited, and opens the copy. */
export async function openDemoWorkspace({ context }: Services): Promise<void> {
  const parent = await chooseParent(context.globalStorageUri);
  if (parent === undefined) return;
  const target = vscode.Uri.joinPath(parent, 'aetl-demo-shop');
  try {
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(context.extensionUri, 'samples', 'shop'), target, { overwrite: false });
  } catch (error) {
    // An earlier copy is opened as it is: somebody may have worked in it.
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileExists')) throw error;
  }
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: vscode.workspace.workspaceFolders !== undefined });
}

async function chooseParent(storage: vscode.Uri): Promise<vscode.Uri | undefined> {
  const keep = { label: vscode.l10n.t('Among the files of AETL'), description: vscode.l10n.t('nothing to choose'), folder: storage };
  const choose = { label: vscode.l10n.t('In a folder that I choose…'), folder: undefined };
  const chosen = await vscode.window.showQuickPick([keep, choose], {
    title: vscode.l10n.t('Where shall the demo warehouse be copied to?'),
  });
  if (chosen !== choose) return chosen?.folder;
  const folders = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: vscode.l10n.t('Copy here'),
  });
  return folders?.[0];
}
