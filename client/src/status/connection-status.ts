import * as vscode from 'vscode';
import { AETL_METHODS, type ConnectionInfo } from '../../../server/src/protocol/index.ts';
import type { ChosenConnections } from '../connections/index.ts';
import { environmentLabel } from '../environment.ts';
import { activeSqlEditor, type ServerConnection } from '../server/index.ts';

/** The connection of the active file, with its environment; production is seen from afar. A click chooses another one. */
export class ConnectionStatus implements vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #chosen: ChosenConnections;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** What was asked last: an answer that comes late is not shown. */
  #asked = 0;

  constructor(server: ServerConnection, chosen: ChosenConnections) {
    this.#server = server;
    this.#chosen = chosen;
    this.#item = vscode.window.createStatusBarItem('aetl.connection', vscode.StatusBarAlignment.Right, 101);
    this.#item.name = vscode.l10n.t('AETL Connection');
    this.#item.command = 'aetl.selectConnection';
    const update = (): void => void this.#update();
    this.#subscriptions = [
      this.#item,
      server.onDidChangeState(({ kind }) => {
        if (kind !== 'indexing') update();
      }),
      chosen.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    ];
    update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #update(): Promise<void> {
    const asked = ++this.#asked;
    const found = await this.#connection();
    if (asked !== this.#asked) return;
    if (found === null) {
      this.#item.hide();
      return;
    }
    const { connection, isChosen } = found;
    const environment = environmentLabel(connection?.environment ?? null);
    this.#item.text =
      connection === null ? `$(plug) ${vscode.l10n.t('no connection')}` : `$(plug) ${connection.name}${environment && ` · ${environment}`}`;
    this.#item.tooltip = tooltip(connection, isChosen);
    this.#item.backgroundColor = connection?.environment === 'prod' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.#item.show();
  }

  /** Null where there is nothing to say: no SQL file, no connections, no server. */
  async #connection(): Promise<{ readonly connection: ConnectionInfo | null; readonly isChosen: boolean } | null> {
    const editor = activeSqlEditor();
    if (editor === null || this.#server.state.kind !== 'ready') return null;
    const uri = editor.document.uri.toString();
    try {
      const { connections } = await this.#server.request(AETL_METHODS.connectionList, null);
      if (connections.length === 0) return null;
      const info = await this.#server.request(AETL_METHODS.documentInfo, { textDocument: { uri } });
      const chosen = this.#chosen.get(uri);
      const name = chosen ?? info?.connection ?? null;
      return { connection: connections.find((candidate) => candidate.name === name) ?? null, isChosen: chosen !== undefined };
    } catch {
      // The server went away; its state will say so.
      return null;
    }
  }
}

function tooltip(connection: ConnectionInfo | null, isChosen: boolean): string {
  if (connection === null) return vscode.l10n.t('This file runs on no connection yet. Click to choose one.');
  const why = isChosen ? vscode.l10n.t('chosen in this window') : vscode.l10n.t('by a rule of aetl.yaml');
  return [
    vscode.l10n.t('Queries of this file run on {0} ({1}). AETL only reads.', connection.name, why),
    vscode.l10n.t('Click to choose another.'),
  ].join('\n');
}
