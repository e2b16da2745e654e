import * as vscode from 'vscode';
import { AETL_METHODS, type DocumentInfo } from '../../../server/src/protocol/index.ts';
import { activeSqlEditor, type IndexState, type ServerConnection } from '../server/index.ts';

/** One item: the dialect of the active file and the state of the index; a click opens the menu of `aetl.showStatusMenu`. */
export class StatusBar implements vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(server: ServerConnection) {
    this.#server = server;
    this.#item = vscode.window.createStatusBarItem('aetl.status', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = 'AETL';
    this.#item.command = 'aetl.showStatusMenu';
    this.#subscriptions = [
      this.#item,
      server.onDidChangeState(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
    void this.update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Asks the server again, for instance because the dialect of the active file was changed. */
  async update(): Promise<void> {
    const { state } = this.#server;
    const editor = activeSqlEditor();
    const document = state.kind === 'ready' && editor !== null ? await this.#documentInfo(editor.document) : null;
    // While the server answered, something newer may have been shown.
    if (this.#server.state !== state || activeSqlEditor() !== editor) return;
    this.#item.text = text(state, document);
    this.#item.tooltip = tooltip(state, document);
    this.#item.backgroundColor = state.kind === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.#item.show();
  }

  async #documentInfo(document: vscode.TextDocument): Promise<DocumentInfo | null> {
    try {
      return await this.#server.request(AETL_METHODS.documentInfo, { textDocument: { uri: document.uri.toString() } });
    } catch {
      // The server went away; its state will say so.
      return null;
    }
  }
}

function text(state: IndexState, document: DocumentInfo | null): string {
  switch (state.kind) {
    case 'starting':
      return '$(sync~spin) AETL';
    case 'indexing':
      return `$(sync~spin) AETL ${state.done}/${state.total}`;
    case 'failed':
      return '$(error) AETL';
    case 'ready':
      return document === null ? '$(database) AETL' : `$(database) ${document.dialect}`;
  }
}

function tooltip(state: IndexState, document: DocumentInfo | null): vscode.MarkdownString {
  const lines = document === null ? [] : [vscode.l10n.t('SQL dialect: {0} ({1})', document.dialect, document.dialectReason)];
  if (document?.project) lines.push(vscode.l10n.t('Project: {0}', document.project));
  lines.push(...stateLines(state));
  const markdown = new vscode.MarkdownString();
  for (const [index, line] of lines.entries()) markdown.appendText(line).appendMarkdown(index < lines.length - 1 ? '\n\n' : '');
  return markdown;
}

function stateLines(state: IndexState): readonly string[] {
  switch (state.kind) {
    case 'starting':
      return [vscode.l10n.t('The language server is starting.')];
    case 'indexing':
      return [vscode.l10n.t('Reading SQL: {0} of {1} files', state.done, state.total)];
    case 'failed':
      return [vscode.l10n.t('The language server does not run: {0}', state.message)];
    case 'ready': {
      const { files, tables, milliseconds, recalled, skipped } = state.summary;
      const left = skipped.length === 0 ? [] : [vscode.l10n.t('{0} files were left out; the output says why.', skipped.length)];
      const known = recalled === 0 ? [] : [vscode.l10n.t('{0} of them are as the last start left them.', recalled)];
      return [vscode.l10n.t('{0} files with {1} tables and views, read in {2} ms', files, tables, milliseconds), ...known, ...left];
    }
  }
}
