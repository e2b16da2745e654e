import * as vscode from 'vscode';
import { AETL_METHODS, type ConnectionInfo } from '../../../server/src/protocol/index.ts';
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
  const connection = connections.find(({ name }) => name === wanted) ?? (await chooseConnection(connections));
  if (connection === null) return;
  chosenConnections.set(uri, connection.name);
  await results.run({ connection: connection.name, environment: connection.environment, sql });
}

/** Another connection for the queries of the active file. */
export async function selectConnection({ server, chosenConnections }: Services): Promise<void> {
  const editor = activeSqlEditor();
  if (editor === null) return;
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  const connection = await chooseConnection(connections);
  if (connection !== null) chosenConnections.set(editor.document.uri.toString(), connection.name);
}

/** Null when nobody chooses one. */
export async function chooseConnection(connections: readonly ConnectionInfo[]): Promise<ConnectionInfo | null> {
  if (connections.length === 0) {
    const message = vscode.l10n.t('aetl.yaml names no connection. Add one under “connections:”.');
    const open = vscode.l10n.t('Open aetl.yaml');
    if ((await vscode.window.showInformationMessage(message, open)) === open) await openProjectFile();
    return null;
  }
  const items = connections.map((connection) => ({
    label: connection.name,
    description: [connection.type, connection.environment].filter(Boolean).join(', '),
    connection,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Run on which connection?') });
  return chosen?.connection ?? null;
}

async function openProjectFile(): Promise<void> {
  const [found] = await vscode.workspace.findFiles('aetl.yaml', null, 1);
  if (found === undefined) await vscode.commands.executeCommand('aetl.createProjectFile');
  else await vscode.window.showTextDocument(found);
}
