import * as vscode from 'vscode';
import type { ConnectionInfo } from '../../../server/src/protocol/index.ts';
import { environmentLabel } from '../environment.ts';

/** Lets a person choose one of the connections; null when nothing was chosen. Where there is none, one can be added. */
export async function chooseConnection(connections: readonly ConnectionInfo[], title: string): Promise<ConnectionInfo | null> {
  if (connections.length === 0) {
    const add = vscode.l10n.t('Add a connection…');
    const message = vscode.l10n.t('aetl.yaml names no connection yet.');
    if ((await vscode.window.showInformationMessage(message, add)) === add) await vscode.commands.executeCommand('aetl.addConnection');
    return null;
  }
  const items = connections.map((connection) => ({
    label: `$(database) ${connection.name}`,
    description: [environmentLabel(connection.environment), connection.type].filter(Boolean).join(' · '),
    connection,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return chosen?.connection ?? null;
}
