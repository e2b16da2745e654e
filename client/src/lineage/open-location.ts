import * as vscode from 'vscode';
import type { SourceLocation } from '../../../server/src/protocol/index.ts';

/** Opens a place of the workspace's SQL. Places outside of the workspace and of open documents are none of the page's business. */
export async function openLocation({ uri, range }: SourceLocation, viewColumn?: vscode.ViewColumn): Promise<void> {
  const target = vscode.Uri.parse(uri, true);
  const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === target.toString());
  if (!isOpen && vscode.workspace.getWorkspaceFolder(target) === undefined) return;
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await vscode.window.showTextDocument(target, { selection, preview: true, ...(viewColumn === undefined ? {} : { viewColumn }) });
}
