import * as vscode from 'vscode';

/** The connections that people have chosen for files, by their URIs, until the window is closed. A choice counts more than a rule of aetl.yaml. */
export class ChosenConnections implements vscode.Disposable {
  readonly #names = new Map<string, string>();
  readonly #changes = new vscode.EventEmitter<string>();

  /** Tells the URI of the file. */
  readonly onDidChange = this.#changes.event;

  get(uri: string): string | undefined {
    return this.#names.get(uri);
  }

  set(uri: string, connection: string): void {
    if (this.#names.get(uri) === connection) return;
    this.#names.set(uri, connection);
    this.#changes.fire(uri);
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
