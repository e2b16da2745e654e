import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import type { Services } from './services.ts';

/** Copies the demo warehouse out of the extension, where files must not be edited, and opens the copy. */
export async function openDemoWorkspace(services: Services): Promise<void> {
  const { context } = services;
  const parent = await chooseParent(context.globalStorageUri);
  if (parent === undefined) return;
  const target = vscode.Uri.joinPath(parent, 'aetl-demo-shop');
  const samples = vscode.Uri.joinPath(context.extensionUri, 'samples', 'shop');
  try {
    await vscode.workspace.fs.copy(samples, target, { overwrite: false });
  } catch (error) {
    // An earlier copy is opened as it is: somebody may have worked in it.
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileExists')) throw error;
  }
  await makeDatabase(services, samples, target);
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: vscode.workspace.workspaceFolders !== undefined });
}

/** All but the database of the demo works without it. */
async function makeDatabase({ log, server }: Services, samples: vscode.Uri, target: vscode.Uri): Promise<void> {
  try {
    const made = await server.request(AETL_METHODS.demoDatabase, { samples: samples.fsPath, folder: target.fsPath });
    if (made !== null) log.warn(made.problem);
  } catch (error) {
    log.warn(error instanceof Error ? error.message : String(error));
  }
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
