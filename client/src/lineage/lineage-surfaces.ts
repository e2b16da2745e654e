import * as vscode from 'vscode';
import { activeSqlEditor, isSqlDocument, type ServerConnection } from '../server/index.ts';
import { followsCursor, type LineageQuestion, LineageSession } from './lineage-session.ts';
import { lineagePage } from './page.ts';

/** How long the cursor has to rest before the lineage of its place is asked for; moving through a file asks nothing. */
const CURSOR_REST = 150;

/** Where lineage is shown: the view `aetl.lineage`, and any number of editors. */
export class LineageSurfaces implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #server: ServerConnection;
  readonly #log: vscode.LogOutputChannel;
  readonly #sessions = new Set<LineageSession>();
  readonly #disposables: vscode.Disposable[];
  #view: LineageSession | null = null;
  /** Asked before VS Code had made the view. */
  #pending: LineageQuestion | null = null;
  #latest: LineageSession | null = null;
  #cursorTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(extensionUri: vscode.Uri, server: ServerConnection, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{sql,yml,yaml}');
    const keepPage = { webviewOptions: { retainContextWhenHidden: true } };
    this.#disposables = [
      vscode.window.registerWebviewViewProvider('aetl.lineage', this, keepPage),
      vscode.window.onDidChangeTextEditorSelection(() => this.#cursorMoved()),
      vscode.workspace.onDidChangeConfiguration(() => this.#cursorMoved()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isRead(document)) this.#edited('typed');
      }),
      vscode.workspace.onDidSaveTextDocument((document) => isRead(document) && this.#edited('saved')),
      watcher,
      ...[watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete].map((event) => event(() => this.#edited('saved'))),
    ];
  }

  /** What was asked last, wherever it is shown. */
  get latestQuestion(): LineageQuestion | null {
    return this.#latest?.question ?? null;
  }

  /** Shows lineage in the view. */
  async showInView(question: LineageQuestion): Promise<void> {
    this.#pending = question;
    await vscode.commands.executeCommand('aetl.lineage.focus');
    if (this.#view !== null) await this.#ask(this.#view, question);
  }

  /** Shows all schemas in the view. */
  async showEstate(): Promise<void> {
    this.#pending = null;
    await vscode.commands.executeCommand('aetl.lineage.focus');
    await this.#view?.show({ kind: 'estate', open: [] });
  }

  /** Shows lineage in an editor of its own. */
  async showInEditor(question: LineageQuestion | null): Promise<void> {
    const options = { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [this.#pageFolder] };
    const panel = vscode.window.createWebviewPanel('aetl.lineagePanel', vscode.l10n.t('Lineage'), vscode.ViewColumn.Beside, options);
    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icon.png');
    const session = this.#startSession(panel.webview, panel.onDidDispose);
    if (question !== null) await this.#ask(session, question);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#pageFolder] };
    const session = this.#startSession(view.webview, view.onDidDispose);
    this.#view = session;
    view.onDidDispose(() => {
      if (this.#view === session) this.#view = null;
    });
    if (this.#pending !== null) void this.#ask(session, this.#pending);
  }

  dispose(): void {
    clearTimeout(this.#cursorTimer);
    for (const disposable of [...this.#disposables, ...this.#sessions]) disposable.dispose();
  }

  get #pageFolder(): vscode.Uri {
    return vscode.Uri.joinPath(this.#extensionUri, 'dist', 'webview');
  }

  async #ask(session: LineageSession, question: LineageQuestion): Promise<void> {
    this.#pending = null;
    this.#latest = session;
    await session.show(question);
  }

  #startSession(webview: vscode.Webview, onDidDispose: vscode.Event<void>): LineageSession {
    const session = new LineageSession(webview, this.#server, this.#log);
    this.#sessions.add(session);
    onDidDispose(() => {
      this.#sessions.delete(session);
      if (this.#latest === session) this.#latest = null;
      session.dispose();
    });
    const resource = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.#pageFolder, name)).toString();
    webview.html = lineagePage({
      script: resource('lineage.js'),
      style: resource('lineage.css'),
      layoutWorker: resource('layout-worker.js'),
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID(),
      language: vscode.env.language,
    });
    return session;
  }

  #edited(how: 'typed' | 'saved'): void {
    for (const session of this.#sessions) if (how === 'saved' || !session.isAboutEstate) session.edited();
  }

  #cursorMoved(): void {
    clearTimeout(this.#cursorTimer);
    const editor = activeSqlEditor();
    if (editor === null || this.#sessions.size === 0 || !followsCursor()) return;
    this.#cursorTimer = setTimeout(() => {
      // A place without lineage, or a question that was overtaken, leaves the page as it is.
      for (const session of this.#sessions) void session.follow(questionAtCursor(editor)).catch(() => undefined);
    }, CURSOR_REST);
  }
}

/** Whether the server reads such documents: lineage may be another after an edit. */
function isRead(document: vscode.TextDocument): boolean {
  return isSqlDocument(document) || /\.ya?ml$/i.test(document.uri.path);
}

/** The question about what the cursor of an editor is in. */
export function questionAtCursor({ document, selection }: vscode.TextEditor): LineageQuestion {
  const { line, character } = selection.active;
  return { textDocument: { uri: document.uri.toString() }, position: { line, character } };
}
