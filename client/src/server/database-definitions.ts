import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from './server-connection.ts';

/** Texts of views and routines as documents that nobody can save. */
export class DatabaseDefinitions implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: readonly vscode.Disposable[];

  readonly onDidChange = this.#changes.event;

  constructor(server: ServerConnection) {
    this.#server = server;
    this.#subscriptions = [
      this.#changes,
      vscode.workspace.registerTextDocumentContentProvider('aetl-database', this),
      // After a crawl the text may be another one.
      server.onDatabaseCrawled(() => {
        for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === 'aetl-database') this.#changes.fire(uri);
      }),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const found = await this.#server.request(AETL_METHODS.databaseDefinition, { uri: uri.toString() }, token);
    if (found === null)
      return `-- ${vscode.l10n.t('The database does not show the SQL of this object to the account, or has it no more.')}\n`;
    void this.#speak(uri, found.languageId);
    return found.text;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The file's ending says that it is SQL; another extension may know the dialect's own language. */
  async #speak(uri: vscode.Uri, languageId: string): Promise<void> {
    if (!(await vscode.languages.getLanguages()).includes(languageId)) return;
    const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
    if (document !== undefined && document.languageId !== languageId) await vscode.languages.setTextDocumentLanguage(document, languageId);
  }
}
