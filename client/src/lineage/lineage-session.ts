import * as vscode from 'vscode';
import {
  AETL_METHODS,
  type FromPanelMessage,
  type LineageDirection,
  type LineageGraph,
  type LineageQueryParams,
  type SourceLocation,
  type ToPanelMessage,
} from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { mergeGraphs } from './merge-graphs.ts';
import { readPanelMessage } from './read-panel-message.ts';
import { saveFile } from './save-file.ts';

/** What lineage is asked of: a name, or a place in a document. */
export type LineageQuestion = Pick<LineageQueryParams, 'name' | 'textDocument' | 'position'>;

/** One lineage page, in the panel or in an editor: what it was asked, and what it shows. */
export class LineageSession implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #server: ServerConnection;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables: vscode.Disposable[] = [];
  #pageIsReady = false;
  #question: LineageQuestion | null = null;
  /** What the page shows. */
  #graph: LineageGraph | null = null;
  #running: vscode.CancellationTokenSource | null = null;

  constructor(webview: vscode.Webview, server: ServerConnection, log: vscode.LogOutputChannel) {
    this.#webview = webview;
    this.#server = server;
    this.#log = log;
    this.#disposables.push(
      webview.onDidReceiveMessage((message) => this.#receive(message)),
      server.onDidChangeState(({ kind }) => {
        if (kind === 'ready') void this.#ask();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('aetl.lineage.followCursor')) this.#post({ type: 'followCursor', on: followsCursor() });
      }),
    );
  }

  get question(): LineageQuestion | null {
    return this.#question;
  }

  /** Shows the answer to another question. */
  async show(question: LineageQuestion): Promise<void> {
    this.#question = question;
    await this.#ask();
  }

  /** Shows what the cursor is in, if it is in something that has lineage and is not shown already. */
  async follow(question: LineageQuestion): Promise<void> {
    const graph = await this.#query({ ...question, direction: 'both', depth: depth() });
    if (!graph?.focus) return;
    const shown = this.#graph;
    this.#question = question;
    if (shown === null || shown.focus?.node !== graph.focus.node) return this.#draw(graph, false);
    this.#graph = { ...shown, focus: graph.focus };
    if (shown.focus.column !== graph.focus.column) this.#post({ type: 'highlight', ...graph.focus });
  }

  dispose(): void {
    this.#running?.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Asks the question again and draws the answer; nothing is drawn before the page can. */
  async #ask(): Promise<void> {
    if (!this.#pageIsReady) return;
    if (this.#question === null)
      return this.#post({ type: 'empty', reason: vscode.l10n.t('Put the cursor into a table or column and run “AETL: Show Lineage”.') });
    if (this.#server.state.kind !== 'ready') return this.#post({ type: 'loading' });
    this.#post({ type: 'loading' });
    try {
      const graph = await this.#query({ ...this.#question, direction: 'both', depth: depth() });
      if (graph === null) this.#post({ type: 'empty', reason: vscode.l10n.t('There is no table or column here whose lineage is known.') });
      else this.#draw(graph, false);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) this.#report(error);
    }
  }

  async #expand(node: string, direction: LineageDirection): Promise<void> {
    try {
      const more = await this.#query({ name: node, direction, depth: 1 });
      if (more !== null && this.#graph !== null) this.#draw(mergeGraphs(this.#graph, more), true);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) this.#report(error);
    }
  }

  /** Only the newest question of a page matters: it cancels the one before. */
  async #query(params: LineageQueryParams): Promise<LineageGraph | null> {
    this.#running?.cancel();
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    try {
      const graph = await this.#server.request(AETL_METHODS.lineageQuery, params, running.token);
      if (running.token.isCancellationRequested) throw new vscode.CancellationError();
      return graph;
    } finally {
      running.dispose();
    }
  }

  #draw(graph: LineageGraph, keepPositions: boolean): void {
    this.#graph = graph;
    void vscode.commands.executeCommand('setContext', 'aetl.lineageShown', true);
    this.#post({ type: 'graph', graph, keepPositions });
  }

  #report(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#log.error(`lineage: ${message}`);
    this.#post({ type: 'error', message });
  }

  #post(message: ToPanelMessage): void {
    void this.#webview.postMessage(message);
  }

  async #receive(value: unknown): Promise<void> {
    const message = readPanelMessage(value);
    if (message === null) return this.#log.warn('the lineage page sent a message that is none of its messages; it was ignored');
    await this.#act(message);
  }

  async #act(message: FromPanelMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#pageIsReady = true;
        this.#post({ type: 'followCursor', on: followsCursor() });
        return this.#ask();
      case 'retry':
        return this.#ask();
      case 'expand':
        return this.#expand(message.node, message.direction);
      case 'focus':
        return this.show({ name: message.column === null ? message.node : `${message.node}.${message.column}` });
      case 'open':
        return openLocation(message.location, vscode.ViewColumn.One);
      case 'followCursor':
        return setFollowsCursor(message.on);
      case 'save':
        return saveFile(message);
    }
  }
}

/** Opens a place of the workspace's SQL. Places outside of the workspace and of open documents are none of the page's business. */
export async function openLocation({ uri, range }: SourceLocation, viewColumn?: vscode.ViewColumn): Promise<void> {
  const target = vscode.Uri.parse(uri, true);
  const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === target.toString());
  if (!isOpen && vscode.workspace.getWorkspaceFolder(target) === undefined) return;
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await vscode.window.showTextDocument(target, { selection, preview: true, ...(viewColumn === undefined ? {} : { viewColumn }) });
}

/** The setting is the one truth about it, so that all pages and the settings editor agree. */
export function followsCursor(): boolean {
  return configuration().get('followCursor', false);
}

async function setFollowsCursor(on: boolean): Promise<void> {
  const inWorkspace = configuration().inspect('followCursor')?.workspaceValue !== undefined;
  await configuration().update('followCursor', on, inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('aetl.lineage');
}

function depth(): number {
  return configuration().get('depth', 2);
}
