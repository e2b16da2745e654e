import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import { chooseConnection } from '../connections/index.ts';
import { questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';

/** Runs what is selected, or the statement at the cursor, on the file's connection. Only what reads is run. */
export async function runQuery({ server, results, chosenConnections }: Services): Promise<void> {
  const editor = activeSqlEditor();
  if (editor === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a SQL file first.'));
    return;
  }
  const uri = editor.document.uri.toString();
  const { textDocument = { uri }, position = { line: 0, character: 0 } } = questionAtCursor(editor);
  const statement = await server.request(AETL_METHODS.queryStatement, { textDocument, position });
  const sql = editor.selection.isEmpty ? (statement?.sql ?? '') : editor.document.getText(editor.selection);
  if (sql.trim() === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no statement at the cursor.'));
    return;
  }
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  const wanted = chosenConnections.get(uri) ?? statement?.connection ?? null;
  const connection =
    connections.find(({ name }) => name === wanted) ?? (await chooseConnection(connections, vscode.l10n.t('Run on which connection?')));
  if (connection === null) return;
  chosenConnections.set(uri, connection.name);
  await results.run({ connection: connection.name, environment: connection.environment, sql });
}

/** Another connection for the queries of the active file. */
export async function selectConnection({ server, chosenConnections }: Services): Promise<void> {
  const editor = activeSqlEditor();
  if (editor === null) return;
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  const connection = await chooseConnection(connections, vscode.l10n.t('Run on which connection?'));
  if (connection !== null) chosenConnections.set(editor.document.uri.toString(), connection.name);
}
