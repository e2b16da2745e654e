import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import { saveBytes } from '../lineage/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { readErdMessage } from './read-erd-message.ts';

/** What a diagram is of: schemas and tables of the files, or of a database as its last crawl found it. */
interface ErdChoice {
  readonly names: readonly string[];
  readonly connection: string | null;
}

/** Diagrams of tables and their keys, each in an editor. */
export class ErdPanels implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #server: ServerConnection;
  readonly #panels = new Map<string, vscode.WebviewPanel>();

  constructor(extensionUri: vscode.Uri, server: ServerConnection) {
    this.#extensionUri = extensionUri;
    this.#server = server;
  }

  /** Draws what is there now; the same choice again is drawn anew where it stands. */
  async show({ names, connection }: ErdChoice): Promise<void> {
    const of = names.length === 0 ? vscode.l10n.t('all tables') : names.join(', ');
    const title = connection === null ? of : `${of} (${connection})`;
    const page = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Drawing {0}…', title), cancellable: true },
      (_, token) => this.#page({ names, connection, title, language: vscode.env.language }, token),
    );
    if (page === null) return;
    const panel = this.#panelFor(JSON.stringify([connection, names]), vscode.l10n.t('ERD: {0}', title), of);
    panel.webview.html = page;
    panel.reveal();
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose();
  }

  /** Null when it was cancelled. */
  async #page(params: ErdChoice & { readonly title: string; readonly language: string }, token: vscode.CancellationToken) {
    try {
      const { html } = await this.#server.request(AETL_METHODS.erdPage, params, token);
      return token.isCancellationRequested ? null : html;
    } catch (error) {
      if (token.isCancellationRequested) return null;
      throw error;
    }
  }

  #panelFor(key: string, title: string, fileName: string): vscode.WebviewPanel {
    const open = this.#panels.get(key);
    if (open !== undefined) return open;
    // All of the page is in its text: it loads nothing.
    const options = { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel('aetl.erdPanel', title, vscode.ViewColumn.Active, options);
    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icon.png');
    panel.webview.onDidReceiveMessage(async (value: unknown) => {
      const message = readErdMessage(value);
      if (message === null) return;
      try {
        await saveBytes(`${fileName}-erd.${message.format}`, Buffer.from(message.base64, 'base64'));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(`AETL: ${reason}`);
      }
    });
    panel.onDidDispose(() => this.#panels.delete(key));
    this.#panels.set(key, panel);
    return panel;
  }
}
