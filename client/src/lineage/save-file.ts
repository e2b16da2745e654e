import * as vscode from 'vscode';
import type { FromPanelMessage, LineageWriteResult, WrittenFormat } from '../../../server/src/protocol/index.ts';

type SaveMessage = Extract<FromPanelMessage, { readonly type: 'save' }>;

const EXTENSIONS: Readonly<Record<SaveMessage['format'], string>> = {
  png: 'png',
  svg: 'svg',
  mermaid: 'mmd',
  dot: 'dot',
  json: 'json',
  csv: 'csv',
  graphml: 'graphml',
};

/** Writes what the lineage page drew to a file that the user chooses. */
export async function saveFile({ format, name, base64 }: SaveMessage): Promise<void> {
  await saveBytes(`${name}.${EXTENSIONS[format]}`, Buffer.from(base64, 'base64'));
}

/** Writes what the server made: one file, or several into a folder. */
export async function saveWritten({ files }: LineageWriteResult, format: WrittenFormat, name: string): Promise<void> {
  const [first, ...others] = files;
  if (first === undefined) return;
  if (first.name === null && others.length === 0)
    return saveBytes(`${name}.${format === 'openlineage' ? 'ndjson' : format}`, new TextEncoder().encode(first.text));
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Folder for {0}', files.map((file) => file.name).join(', ')),
      openLabel: vscode.l10n.t('Write here'),
    })) ?? [];
  if (folder === undefined) return;
  for (const file of files)
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, file.name ?? name), new TextEncoder().encode(file.text));
  void vscode.window.showInformationMessage(vscode.l10n.t('Saved {0}', files.map((file) => file.name).join(', ')));
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
