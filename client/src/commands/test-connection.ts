import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import { describeFacts, warnOfWriter } from '../connections/index.ts';
import { connectionOf } from './connection-of.ts';
import type { Services } from './services.ts';

/** Connects, and says what is there and as whom. */
export async function testConnection(services: Services, argument: unknown): Promise<void> {
  const { server, tree } = services;
  const connection = await connectionOf(services, argument, vscode.l10n.t('Test which connection?'));
  if (connection === null) return;
  const { name } = connection;
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Connecting to {0}', name), cancellable: true };
  const result = await vscode.window.withProgress(options, (_, token) =>
    server.request(AETL_METHODS.connectionTest, { connection: name }, token),
  );
  tree.refresh();
  if (!result.ok) {
    const edit = vscode.l10n.t('Edit connection…');
    const chosen = await vscode.window.showErrorMessage(`${name}: ${result.message}`, edit);
    if (chosen === edit) await vscode.commands.executeCommand('aetl.editConnection', { origin: 'database', connection: name });
    return;
  }
  const warning = warnOfWriter(result);
  const facts = `${describeFacts(result)}.`;
  if (warning === null) void vscode.window.showInformationMessage(`${name}: ${facts}`);
  else void vscode.window.showWarningMessage(`${name}: ${warning} ${facts}`);
}
