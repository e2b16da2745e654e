import * as vscode from 'vscode';
import { DocumentFormattingRequest, LanguageClient, type LanguageClientOptions, State, TransportKind } from 'vscode-languageclient/node';
import {
  AETL_METHODS,
  type DatabaseCrawledParams,
  type DatabaseProgressParams,
  type IndexProgressParams,
  type IndexReadyParams,
  type ProfileProgressParams,
  type QueryEventParams,
  type SecretGetParams,
} from '../../../server/src/protocol/index.ts';
import { DOCUMENT_SELECTOR } from './languages.ts';
import type { RequestMethod, Requests } from './requests.ts';
import { Secrets } from './secrets.ts';

/** Where the language server and its index are. */
export type IndexState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'indexing'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly summary: IndexReadyParams }
  | { readonly kind: 'failed'; readonly message: string };

/** The language server, as the rest of the client sees it: typed requests, and one state. */
export class ServerConnection implements vscode.Disposable {
  readonly secrets: Secrets;
  readonly #client: LanguageClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #changes = new vscode.EventEmitter<IndexState>();
  readonly #disposables: vscode.Disposable[] = [this.#changes];
  /** The client keeps one handler for a method: whoever comes next would take the place of the one before. */
  readonly #notified = new Map<string, vscode.EventEmitter<unknown>>();
  #state: IndexState = { kind: 'starting' };
  #restarting = false;

  readonly onDidChangeState = this.#changes.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.secrets = new Secrets(context.secrets);
    const module = context.asAbsolutePath('dist/server.cjs');
    const options = { module, transport: TransportKind.ipc };
    this.#client = new LanguageClient('aetl', 'AETL', { run: options, debug: options }, this.#clientOptions());
    this.#disposables.push(
      this.#client.onNotification(AETL_METHODS.indexProgress, (progress: IndexProgressParams) =>
        this.#become({ kind: 'indexing', ...progress }),
      ),
      this.#client.onNotification(AETL_METHODS.indexReady, (summary: IndexReadyParams) => this.#become({ kind: 'ready', summary })),
      this.#client.onRequest(AETL_METHODS.secretGet, (params: SecretGetParams) => this.secrets.get(params)),
      this.#client.onDidChangeState(({ newState }) => this.#followClient(newState)),
      // What an untrusted folder may not do is decided when the server starts.
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.restart()),
    );
  }

  get state(): IndexState {
    return this.#state;
  }

  /** Never rejects: a server that cannot run is a state, which the views show. */
  async start(): Promise<void> {
    try {
      await this.#client.start();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A new server process, which reads all files again. */
  async restart(): Promise<void> {
    this.#restarting = true;
    try {
      if (this.#client.needsStop()) await this.#client.stop();
      await this.#client.start();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#restarting = false;
    }
  }

  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (state: IndexState): boolean => {
        if (state.kind === 'ready') resolve();
        else if (state.kind === 'failed') reject(new Error(state.message));
        else return false;
        return true;
      };
      if (settle(this.#state)) return;
      const subscription = this.onDidChangeState((state) => {
        if (settle(state)) subscription.dispose();
      });
    });
  }

  /** Asks the server. Rejects when the server does not run, when it reports an error, and when `token` is cancelled. */
  request<M extends RequestMethod>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result']> {
    // A missing token must not be passed on: it would be sent as a second parameter.
    return token === undefined ? this.#client.sendRequest(method, params) : this.#client.sendRequest(method, params, token);
  }

  /** Calls back with what the server tells of running queries. */
  onQueryEvent(listener: (params: QueryEventParams) => void): vscode.Disposable {
    return this.#listen(AETL_METHODS.queryEvent, listener);
  }

  /** Calls back with how far profiles are. */
  onProfileProgress(listener: (params: ProfileProgressParams) => void): vscode.Disposable {
    return this.#listen(AETL_METHODS.profileProgress, listener);
  }

  /** Calls back with how far crawls are. */
  onCrawlProgress(listener: (params: DatabaseProgressParams) => void): vscode.Disposable {
    return this.#listen(AETL_METHODS.databaseProgress, listener);
  }

  /** Calls back when a crawl has ended, whoever has made it. */
  onDatabaseCrawled(listener: (params: DatabaseCrawledParams) => void): vscode.Disposable {
    return this.#listen(AETL_METHODS.databaseCrawled, listener);
  }

  /** Formats through this server, whichever formatter is VS Code's default for SQL. */
  async format(document: vscode.TextDocument, options: vscode.FormattingOptions): Promise<readonly vscode.TextEdit[]> {
    const params = { textDocument: { uri: document.uri.toString() }, options };
    const edits = await this.#client.sendRequest(DocumentFormattingRequest.type, params);
    return (await this.#client.protocol2CodeConverter.asTextEdits(edits)) ?? [];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    void this.#client.dispose();
  }

  #listen<P>(method: string, listener: (params: P) => void): vscode.Disposable {
    let emitter = this.#notified.get(method) as vscode.EventEmitter<P> | undefined;
    if (emitter === undefined) {
      const made = new vscode.EventEmitter<P>();
      emitter = made;
      this.#notified.set(method, made as vscode.EventEmitter<unknown>);
      this.#disposables.push(
        made,
        this.#client.onNotification(method, (params: P) => made.fire(params)),
      );
    }
    return emitter.event(listener);
  }

  #clientOptions(): LanguageClientOptions {
    return {
      documentSelector: DOCUMENT_SELECTOR,
      outputChannel: this.#log,
      initializationOptions: () => ({ trusted: vscode.workspace.isTrusted, secrets: true, locale: vscode.env.language }),
    };
  }

  #followClient(state: State): void {
    if (state === State.Starting) this.#become({ kind: 'starting' });
    // While it is started anew on purpose, the end of the old process is no news.
    if (state === State.Stopped && !this.#restarting) this.#fail(new Error(vscode.l10n.t('The language server has stopped.')));
  }

  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#log.error(message);
    this.#become({ kind: 'failed', message });
  }

  #become(state: IndexState): void {
    this.#state = state;
    void vscode.commands.executeCommand('setContext', 'aetl.indexReady', state.kind === 'ready');
    void vscode.commands.executeCommand('setContext', 'aetl.serverFailed', state.kind === 'failed');
    this.#changes.fire(state);
  }
}
