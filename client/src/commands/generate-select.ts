import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import { addressedNode } from './database-node.ts';
import type { Services } from './services.ts';

/** Writes a SELECT of all columns of a table: into a new document, or at the cursor of the SQL file that is open. */
export async function generateSelect(services: Services, argument: unknown): Promise<void> {
  const node = addressedNode(argument);
  if (node === null) return;
  const select = await services.server.request(AETL_METHODS.tableSelect, { address: node.address, purpose: 'query' });
  if (select === null) return;
  const editor = activeSqlEditor();
  if (editor !== null) {
    const place = await choosePlace(editor);
    if (place === null) return;
    if (place === 'cursor') return insertAtCursor(editor, select.sql);
  }
  const document = await vscode.workspace.openTextDocument({ language: 'sql', content: select.sql });
  services.chosenConnections.set(document.uri.toString(), select.connection);
  await vscode.window.showTextDocument(document);
}

async function choosePlace(editor: vscode.TextEditor): Promise<'new' | 'cursor' | null> {
  const items = [
    { label: `$(new-file) ${vscode.l10n.t('Into a new document')}`, place: 'new' },
    {
      label: `$(insert) ${vscode.l10n.t('At the cursor')}`,
      description: vscode.workspace.asRelativePath(editor.document.uri),
      place: 'cursor',
    },
  ] as const;
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Where shall the SELECT be written?') }))?.place ?? null;
}

async function insertAtCursor(editor: vscode.TextEditor, sql: string): Promise<void> {
  await editor.edit((edit) => edit.replace(editor.selection, sql));
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}
