import * as vscode from 'vscode';
import type { FromPanelMessage } from '../../../server/src/protocol/index.ts';

type SaveMessage = Extract<FromPanelMessage, { readonly type: 'save' }>;

const EXTENSIONS: Readonly<Record<SaveMessage['format'], string>> = {
  png: 'png',
  svg: 'svg',
  mermaid: 'mmd',
  dot: 'dot',
  json: 'json',
  csv: 'csv',
};

/** Writes what the lineage page drew to a file that the user chooses. */
export async function saveFile({ format, name, base64 }: SaveMessage): Promise<void> {
  await saveBytes(`${name}.${EXTENSIONS[format]}`, Buffer.from(base64, 'base64'));
}

/** Asks where to, and writes. `suggestedName` may hold anything: what a file name cannot hold is replaced. */
export async function saveBytes(suggestedName: string, bytes: Uint8Array): Promise<void> {
  const fileName = suggestedName.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-100);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, bytes);
  const open = vscode.l10n.t('Open');
  const saved = vscode.l10n.t('Saved {0}', vscode.workspace.asRelativePath(target));
  if ((await vscode.window.showInformationMessage(saved, open)) === open) await vscode.commands.executeCommand('vscode.open', target);
}
