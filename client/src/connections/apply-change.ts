import * as vscode from 'vscode';
import type { ConnectionChange } from '../../../server/src/protocol/index.ts';

/** Changes aetl.yaml by edits, so that Undo takes them back, saves it, and shows what has changed. */
export async function applyChange(change: ConnectionChange & { readonly ok: true }, preserveFocus: boolean): Promise<void> {
  const uri = vscode.Uri.parse(change.uri);
  const edit = new vscode.WorkspaceEdit();
  if (change.create) edit.createFile(uri, { ignoreIfExists: true });
  const at = ({ line, character }: { readonly line: number; readonly character: number }) => new vscode.Position(line, character);
  for (const { range, newText } of change.edits) edit.replace(uri, new vscode.Range(at(range.start), at(range.end)), newText);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('aetl.yaml could not be changed.'));
  const document = await vscode.workspace.openTextDocument(uri);
  if (!(await document.save())) throw new Error(vscode.l10n.t('aetl.yaml could not be saved.'));
  const [first] = change.edits;
  const editor = await vscode.window.showTextDocument(document, { preserveFocus, preview: true });
  if (first !== undefined) editor.revealRange(new vscode.Range(at(first.range.start), at(first.range.start)));
}
