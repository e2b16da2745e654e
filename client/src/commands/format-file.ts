import * as vscode from 'vscode';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';

/** Formats the active file as AETL does, whatever formatter is the default for SQL. */
export async function formatFile({ server }: Services): Promise<void> {
  const editor = activeSqlEditor();
  if (editor === null) return;
  const { tabSize, insertSpaces } = editor.options;
  const edits = await server.format(editor.document, { tabSize: Number(tabSize ?? 4), insertSpaces: insertSpaces !== false });
  const change = new vscode.WorkspaceEdit();
  change.set(editor.document.uri, [...edits]);
  await vscode.workspace.applyEdit(change);
}
