import * as vscode from 'vscode';
import {
  AETL_METHODS,
  type FromResultsMessage,
  type ResultFormat,
  type ResultSource,
  type ToResultsMessage,
} from '../../../server/src/protocol/index.ts';
import { saveBytes } from '../lineage/index.ts';
import { plainPage } from '../plain-page.ts';
import type { ServerConnection } from '../server/index.ts';
import type { QueryHistory } from './query-history.ts';
import { readResultsMessage } from './read-results-message.ts';

/** Rows that are fetched at most. */
const MOST_ROWS = 100_000;
const EXTENSIONS: Readonly<Record<ResultFormat, string>> = { csv: 'csv', json: 'json', markdown: 'md', insert: 'sql' };

/** The view `aetl.results`: one query at a time, with all that has come out of it. */
export class ResultsView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #server: ServerConnection;
  readonly #history: QueryHistory;
  readonly #disposables: vscode.Disposable[];
  #view: vscode.WebviewView | null = null;
  /** What the page has not been told yet, because it is not there yet. */
  #waiting: ToResultsMessage[] = [];
  #isReady = false;
  #source: ResultSource | null = null;
  #running: { readonly id: string; readonly token: vscode.CancellationTokenSource; readonly at: number } | null = null;

  constructor(extensionUri: vscode.Uri, server: ServerConnection, history: QueryHistory) {
    this.#history = history;
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#disposables = [
      vscode.window.registerWebviewViewProvider('aetl.results', this, { webviewOptions: { retainContextWhenHidden: true } }),
      server.onQueryEvent(({ id, event }) => {
        if (id !== this.#running?.id) return;
        this.#ended(event);
        this.#tell(event);
      }),
    ];
  }

  /** Runs a query and shows its rows; one that still runs is cancelled. Personal data is masked unless the user's settings, or a person for this result, say otherwise. */
  async run(source: ResultSource, unmasked = !masksPersonalData()): Promise<void> {
    this.#source = source;
    this.cancel();
    const running = { id: crypto.randomUUID(), token: new vscode.CancellationTokenSource(), at: Date.now() };
    this.#running = running;
    await this.#history.begin(source.connection, source.sql, running.at);
    await vscode.commands.executeCommand('aetl.results.focus');
    this.#waiting = [];
    this.#tell({ type: 'running', source });
    await vscode.commands.executeCommand('setContext', 'aetl.queryRunning', true);
    try {
      const { connection, sql } = source;
      await this.#server.request(
        AETL_METHODS.queryRun,
        { id: running.id, connection, sql, maxRows: MOST_ROWS, unmasked },
        running.token.token,
      );
    } catch (error) {
      if (this.#running !== running) return;
      this.#tell(running.token.token.isCancellationRequested ? { type: 'cancelled' } : { type: 'failed', message: messageOf(error) });
    } finally {
      running.token.dispose();
      if (this.#running === running) {
        this.#running = null;
        await vscode.commands.executeCommand('setContext', 'aetl.queryRunning', false);
      }
    }
  }

  #ended({ type }: ToResultsMessage): void {
    const at = this.#running?.at;
    if (at !== undefined && (type === 'done' || type === 'failed' || type === 'cancelled'))
      void this.#history.end(at, type, Date.now() - at);
  }

  cancel(): void {
    this.#running?.token.cancel();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    const folder = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'webview');
    view.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = null;
    });
    view.webview.onDidReceiveMessage((value: unknown) => {
      const message = readResultsMessage(value);
      if (message !== null) void this.#receive(message);
    });
    const resource = (name: string): string => view.webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    view.webview.html = plainPage({
      title: 'AETL Results',
      script: resource('results.js'),
      style: resource('results.css'),
      cspSource: view.webview.cspSource,
      nonce: crypto.randomUUID(),
      language: vscode.env.language,
    });
  }

  dispose(): void {
    this.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #tell(message: ToResultsMessage): void {
    if (this.#isReady) void this.#view?.webview.postMessage(message);
    else this.#waiting.push(message);
  }

  async #receive(message: FromResultsMessage): Promise<void> {
    switch (message.type) {
      case 'ready': {
        this.#isReady = true;
        for (const waiting of this.#waiting.splice(0)) this.#tell(waiting);
        return;
      }
      case 'cancel':
        return this.cancel();
      case 'unmask':
        return this.#source === null ? undefined : this.run(this.#source, true);
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'save':
        return saveBytes(`result.${EXTENSIONS[message.format]}`, new TextEncoder().encode(message.text));
    }
  }
}

function masksPersonalData(): boolean {
  return vscode.workspace.getConfiguration('aetl').get('maskPersonalData', true);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
