import {
  type ClientCapabilities,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type InitializeParams,
} from 'vscode-languageserver';
import { NEVER_CANCELLED } from '../../base/index.ts';
import type { DiagnosticsPump } from './diagnostics-pump.ts';
import type { Indexing } from './indexing.ts';
import type { Session } from './session.ts';
import { readSettings } from './settings.ts';

/** What a project file says decides which files there are. */
const PROJECT_FILE = /\/(aetl\.yaml|dbt_project\.yml|profiles\.yml|packages\.yml|dependencies\.yml)$/;
/** What dbt compiles, and its models in Python, count as well. */
const WATCHED = ['**/*.{sql,ddl,dml,hql,bq,pks,pkb,pls,plsql,yml,yaml,csv}', '**/target/manifest.json', '**/models/**/*.py'];

/** Keeps the aetl's view of roots, documents, files and settings equal to the editor's. */
export class WorkspaceSync {
  readonly #session: Session;
  readonly #indexing: Indexing;
  readonly #pump: DiagnosticsPump;
  readonly #capabilities: ClientCapabilities;
  readonly #roots: Set<string>;

  constructor(session: Session, indexing: Indexing, pump: DiagnosticsPump, params: InitializeParams) {
    this.#session = session;
    this.#indexing = indexing;
    this.#pump = pump;
    this.#capabilities = params.capabilities;
    this.#roots = new Set(rootsOf(params).map((uri) => session.uris.fromClient(uri)));
  }

  /** After `initialized`: settings first, since they say what is read. */
  async start(): Promise<void> {
    const { connection, logger } = this.#session;
    this.#listen();
    await this.#configure();
    this.#indexing.run([...this.#roots]);
    if (this.#capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHED.map((globPattern) => ({ globPattern })),
      });
    if (this.#capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'aetl' });
    logger.info(`${this.#roots.size} folders`);
  }

  /** Documents may be opened before the editor says `initialized`. */
  listenToDocuments(): void {
    const { documents, pending, aetl, uris } = this.#session;
    // An opened document counts as changed.
    documents.onDidChangeContent(({ document }) => pending.changed(document));
    documents.onDidSave(({ document }) => {
      pending.flush();
      aetl.savedDocument(uris.fromClient(document.uri));
    });
    documents.onDidClose(({ document }) =>
      this.#quietly('closing a document', async () => {
        pending.closed(document);
        const uri = uris.fromClient(document.uri);
        await aetl.hideDocument(uri);
        this.#pump.request([uri]);
      }),
    );
  }

  #listen(): void {
    const { connection, uris } = this.#session;
    connection.onDidChangeWatchedFiles((params) => this.#quietly('reading changed files', () => this.#refresh(params)));
    connection.onDidChangeConfiguration(({ settings }) =>
      this.#quietly('reading settings', async () => {
        await this.#configure((settings as { readonly aetl?: unknown } | null)?.aetl);
        this.#reindex();
      }),
    );
    if (!this.#capabilities.workspace?.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      this.#quietly('changing folders', async () => {
        for (const { uri } of removed) this.#roots.delete(uris.fromClient(uri));
        for (const { uri } of added) this.#roots.add(uris.fromClient(uri));
        await this.#configure();
        this.#reindex();
      }),
    );
  }

  #reindex(): void {
    this.#pump.pause();
    this.#indexing.run([...this.#roots]);
  }

  async #refresh({ changes }: DidChangeWatchedFilesParams): Promise<void> {
    const changed = new Set(changes.map(({ uri }) => this.#session.uris.fromClient(uri)));
    if ([...changed].some((uri) => PROJECT_FILE.test(uri))) {
      this.#reindex();
      return;
    }
    await this.#session.aetl.refreshFiles([...changed], NEVER_CANCELLED);
    this.#pump.request(changed);
  }

  /** Asks the editor for the settings of every root; editors that cannot be asked send them along. */
  async #configure(sent?: unknown): Promise<void> {
    const { connection, aetl, uris } = this.#session;
    const roots = ['', ...this.#roots];
    const canAsk = this.#capabilities.workspace?.configuration === true;
    const items = roots.map((root) => (root === '' ? { section: 'aetl' } : { section: 'aetl', scopeUri: uris.toClient(root) }));
    const answers: readonly unknown[] = canAsk ? await connection.workspace.getConfiguration(items).catch(() => []) : roots.map(() => sent);
    for (const [index, root] of roots.entries()) aetl.configure(root, readSettings(answers[index]));
  }

  /** Nobody waits for the answer of a notification: what goes wrong is logged, and the server lives on. */
  #quietly(what: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => this.#session.logger.error(`${what} failed`, error));
  }
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
