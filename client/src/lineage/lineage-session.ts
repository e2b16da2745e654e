import * as vscode from 'vscode';
import {
  AETL_METHODS,
  type FromPanelMessage,
  type LineageDirection,
  type LineageGraph,
  type LineageQueryParams,
  type PanelQuestion,
  type PanelStep,
  type ToPanelMessage,
} from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { LineageAnswers } from './lineage-answers.ts';
import { openLocation } from './open-location.ts';
import { offeredCommands, runOnTable } from './panel-commands.ts';
import { PanelSearch } from './panel-search.ts';
import { PictureProblems } from './picture-problems.ts';
import { readPanelMessage } from './read-panel-message.ts';
import { saveFile, saveWritten } from './save-file.ts';

/** What lineage is asked of: a name, or a place in a document. */
export type LineageQuestion = Pick<LineageQueryParams, 'name' | 'textDocument' | 'position'>;

/** Milliseconds between two looks at what is being typed. */
const LIVE_PAUSE = 250;

/** One lineage page, in the panel or in an editor: what it was asked, and what it shows. */
export class LineageSession implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #server: ServerConnection;
  readonly #log: vscode.LogOutputChannel;
  readonly #answers: LineageAnswers;
  readonly #search: PanelSearch;
  readonly #problems: PictureProblems;
  readonly #disposables: vscode.Disposable[] = [];
  #pageIsReady = false;
  /** As it was asked; a place in a document becomes a name when it is answered. */
  #asked: LineageQuestion | PanelQuestion | null = null;
  #question: PanelQuestion | null = null;
  /** Steps that were asked for beyond the question. */
  #expanded: PanelStep[] = [];
  /** What the page shows. */
  #graph: LineageGraph | null = null;
  #compares = false;
  #liveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(webview: vscode.Webview, server: ServerConnection, log: vscode.LogOutputChannel) {
    this.#webview = webview;
    this.#server = server;
    this.#log = log;
    this.#answers = new LineageAnswers(server);
    this.#search = new PanelSearch(server, (message) => this.#post(message));
    this.#problems = new PictureProblems(server, (problems) => this.#post({ type: 'problems', problems }));
    this.#disposables.push(
      this.#problems,
      webview.onDidReceiveMessage((message) => this.#receive(message)),
      server.onDidChangeState(({ kind }) => {
        if (kind === 'ready') void this.#ask();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('aetl.lineage.followCursor')) this.#post({ type: 'followCursor', on: followsCursor() });
        if (change.affectsConfiguration('aetl.lineage.showJobs')) this.#post({ type: 'showJobs', on: showsJobs() });
      }),
    );
  }

  /** What the page was asked, for another page. */
  get question(): LineageQuestion | null {
    if (this.#question?.kind === 'lineage') return { name: this.#question.name };
    return this.#asked !== null && !('kind' in this.#asked) ? this.#asked : null;
  }

  /** Shows the answer to another question. */
  async show(question: LineageQuestion | PanelQuestion): Promise<void> {
    this.#asked = question;
    this.#expanded = [];
    await this.#ask();
  }

  /** Shows what the cursor is in, if it is in something that has lineage and is not shown already. */
  async follow(question: LineageQuestion): Promise<void> {
    const graph = await this.#answers.lineage({ ...question, direction: 'both', depth: depth() });
    if (!graph?.focus) return;
    const shown = this.#graph;
    if (shown === null || shown.focus?.node !== graph.focus.node) {
      this.#asked = question;
      this.#expanded = [];
      return this.#draw(graph, false);
    }
    this.#graph = { ...shown, focus: graph.focus };
    if (shown.focus.column !== graph.focus.column) this.#post({ type: 'highlight', ...graph.focus });
  }

  /** SQL has been typed, or files have changed: the answer is looked at again soon. A burst of keys asks once a pause. */
  edited(): void {
    if (this.#question === null || this.#graph === null || !this.#pageIsReady) return;
    this.#liveTimer ??= setTimeout(() => void this.#refresh(), LIVE_PAUSE);
  }

  /** All of the estate is asked again when it is saved, not at every key: the question is about every file. */
  get isAboutEstate(): boolean {
    return this.#question?.kind === 'estate';
  }

  dispose(): void {
    clearTimeout(this.#liveTimer);
    this.#answers.cancel();
    this.#search.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Asks the question again and draws the answer; nothing is drawn before the page can. */
  async #ask(): Promise<void> {
    if (!this.#pageIsReady) return;
    this.#post({ type: 'loading' });
    if (this.#server.state.kind !== 'ready') return;
    const asked = this.#asked ?? WHOLE_ESTATE;
    try {
      const graph =
        'kind' in asked ? await this.#answers.of(asked) : await this.#answers.lineage({ ...asked, direction: 'both', depth: depth() });
      if (graph === null) this.#post({ type: 'empty', reason: vscode.l10n.t('There is no table or column here whose lineage is known.') });
      else if (graph.nodes.length === 0)
        this.#post({ type: 'empty', reason: vscode.l10n.t('Put the cursor into a table or column and run “AETL: Show Lineage”.') });
      else await this.#draw(graph, false, 'kind' in asked ? asked : undefined);
    } catch (error) {
      this.#report(error);
    }
  }

  async #expand(node: string, direction: LineageDirection): Promise<void> {
    try {
      const more = await this.#answers.expanded(node, direction);
      if (more === null || this.#graph === null) return;
      this.#expanded.push({ node, direction });
      await this.#draw(this.#answers.merged(this.#graph, more), true, this.#question ?? undefined);
    } catch (error) {
      this.#report(error);
    }
  }

  /** The same question and the same steps beyond it, answered anew; what the page shows stays where it is. */
  async #refresh(): Promise<void> {
    this.#liveTimer = undefined;
    const question = this.#question;
    if (question === null || this.#server.state.kind !== 'ready') return;
    try {
      const graph = await this.#answers.of(question, this.#expanded);
      // What is half typed may hide a table for a moment: the last picture of it is better than none.
      if (graph === null || graph.nodes.length === 0 || this.#question !== question) return;
      await this.#draw(graph, true, question);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError))
        this.#log.warn(`lineage: the picture could not follow an edit: ${messageOf(error)}`);
    }
  }

  async #draw(graph: LineageGraph, keepPositions: boolean, question?: PanelQuestion): Promise<void> {
    this.#graph = graph;
    this.#question = question ?? questionOf(graph);
    void vscode.commands.executeCommand('setContext', 'aetl.lineageShown', true);
    const before =
      this.#compares && this.#question !== null ? await this.#answers.saved(this.#question, this.#expanded).catch(() => null) : null;
    this.#post({
      type: 'graph',
      graph,
      keepPositions,
      ...(this.#question === null ? {} : { question: this.#question }),
      ...(this.#compares ? { before } : {}),
    });
    this.#problems.of(before === null ? [graph] : [graph, before]);
  }

  /** A failure is told beside the picture, not in its place. */
  async #write({ format, name, graph, part }: Extract<FromPanelMessage, { type: 'write' }>): Promise<void> {
    try {
      await saveWritten(
        await this.#server.request(AETL_METHODS.lineageWrite, { format, graph, ...(part === undefined ? {} : { part }) }),
        format,
        name,
      );
    } catch (error) {
      this.#log.error(`lineage: ${messageOf(error)}`);
      void vscode.window.showErrorMessage(vscode.l10n.t('The lineage could not be exported: {0}', messageOf(error)));
    }
  }

  #report(error: unknown): void {
    if (error instanceof vscode.CancellationError) return;
    const message = messageOf(error);
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
        this.#post({ type: 'showJobs', on: showsJobs() });
        this.#post({ type: 'commands', ids: await offeredCommands() });
        return this.#ask();
      case 'retry':
        return this.#ask();
      case 'expand':
        return this.#expand(message.node, message.direction);
      case 'focus':
        return this.show({ name: message.column === null ? message.node : `${message.node}.${message.column}` });
      case 'ask':
        return this.show(message.question);
      case 'restore':
        this.#asked = message.question;
        this.#question = message.question;
        this.#expanded = [...message.steps];
        return this.#refresh();
      case 'compare':
        this.#compares = message.on;
        return this.#refresh();
      case 'command':
        return runOnTable(message, this.#graph);
      case 'open':
        return openLocation(message.location, vscode.ViewColumn.One);
      case 'followCursor':
        return remember('followCursor', message.on);
      case 'showJobs':
        return remember('showJobs', message.on);
      case 'write':
        return this.#write(message);
      case 'search':
        return this.#search.search(message);
      case 'save':
        return saveFile(message);
    }
  }
}

const WHOLE_ESTATE: PanelQuestion = { kind: 'estate', open: [] };

/** What a graph is the answer to: a place in a document moves with every edit, its name does not. */
function questionOf({ focus, direction, depth }: LineageGraph): PanelQuestion | null {
  if (focus === null) return null;
  return { kind: 'lineage', name: focus.column === null ? focus.node : `${focus.node}.${focus.column}`, direction, depth };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The setting is the one truth about it, so that all pages and the settings editor agree. */
export function followsCursor(): boolean {
  return configuration().get('followCursor', false);
}

function showsJobs(): boolean {
  return configuration().get('showJobs', false);
}

async function remember(setting: 'followCursor' | 'showJobs', on: boolean): Promise<void> {
  const inWorkspace = configuration().inspect(setting)?.workspaceValue !== undefined;
  await configuration().update(setting, on, inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('aetl.lineage');
}

function depth(): number {
  return configuration().get('depth', 2);
}
