import * as vscode from 'vscode';
import type { TableAddress } from '../../../server/src/protocol/index.ts';
import { plainPage } from '../plain-page.ts';
import type { ServerConnection } from '../server/index.ts';
import { ProfileSession } from './profile-session.ts';

/** The pages of profiles: one for each table, in an editor. */
export class ProfilePanels implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #server: ServerConnection;
  readonly #onProfiled: () => void;
  readonly #panels = new Map<string, vscode.WebviewPanel>();

  /** `onProfiled` is called when a new profile is kept. */
  constructor(extensionUri: vscode.Uri, server: ServerConnection, onProfiled: () => void) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#onProfiled = onProfiled;
  }

  /** Shows the last profile of a table, or lets one be taken. */
  show(table: TableAddress, environment: string | null): void {
    const key = JSON.stringify([table.connection, table.catalog, table.schema, table.name]);
    const open = this.#panels.get(key);
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const folder = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'webview');
    const options = { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [folder] };
    const title = vscode.l10n.t('Profile: {0}', table.name);
    const panel = vscode.window.createWebviewPanel('aetl.profilePanel', title, vscode.ViewColumn.Active, options);
    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icon.png');
    this.#panels.set(key, panel);
    const session = new ProfileSession({ webview: panel.webview, server: this.#server, table, environment, onProfiled: this.#onProfiled });
    panel.onDidDispose(() => {
      this.#panels.delete(key);
      session.dispose();
    });
    const resource = (name: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    panel.webview.html = plainPage({
      title,
      script: resource('profile.js'),
      style: resource('profile.css'),
      cspSource: panel.webview.cspSource,
      nonce: crypto.randomUUID(),
      language: vscode.env.language,
    });
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose();
  }
}
