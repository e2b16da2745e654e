import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AetlApi } from '../../client/src/extension.ts';
import { waitFor } from './wait-for.ts';

/** The extension, activated, its index complete. */
export async function readyExtension(): Promise<AetlApi> {
  const extension = vscode.extensions.getExtension<AetlApi>('aetl.aetl');
  assert.ok(extension, 'the extension is not there');
  const api = await extension.activate();
  await api.ready();
  return api;
}

/** A file of the demo workspace. */
export function shopFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(shopFile(name)), vscode.ViewColumn.One);
}

/** The position in the middle of the n-th occurrence of `text`. */
export function place(document: vscode.TextDocument, text: string, nth = 0): vscode.Position {
  let offset = -1;
  for (let count = 0; count <= nth; count++) offset = document.getText().indexOf(text, offset + 1);
  assert.notEqual(offset, -1, `${document.uri} does not contain ${text}`);
  return document.positionAt(offset + Math.ceil(text.length / 2));
}

export function diagnosticsWithCode(uri: vscode.Uri, code: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => codeOf(diagnostic) === code);
}

export function diagnosticWithCode(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  return waitFor(
    `${code} in ${uri.path}; there are ${JSON.stringify(vscode.languages.getDiagnostics(uri))}`,
    () => diagnosticsWithCode(uri, code)[0],
  );
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
