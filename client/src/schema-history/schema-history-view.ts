import * as vscode from 'vscode';
import {
  AETL_METHODS,
  type DatabaseCrawledParams,
  type SchemaCompareResult,
  type SchemaConnection,
  type SchemaCrawl,
  type StoredSchemaChange,
} from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { changeCount, timeText } from './change-text.ts';
import { type HistoryFilter, parseHistoryFilter } from './history-filter.ts';
import type { ChangeNode, HistoryNode, HistoryPage } from './nodes.ts';
import { treeItem } from './tree-item.ts';

const PAGE = 200;
const SEEN = 'aetl.schemaHistory.seen';

/** The view `aetl.schemaHistory`: connections, their crawls, what these found changed, and who uses it. A comparison stands above them. */
export class SchemaHistoryView implements vscode.TreeDataProvider<HistoryNode>, vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #state: vscode.Memento;
  readonly #changes = new vscode.EventEmitter<HistoryNode | undefined>();
  readonly #view: vscode.TreeView<HistoryNode>;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** Pages of changes that were loaded, by where they belong. */
  readonly #pages = new Map<string, readonly HistoryNode[]>();
  #connections: readonly SchemaConnection[] = [];
  #comparison: SchemaCompareResult | null = null;
  #typed = '';
  #filter: HistoryFilter = {};
  #looksForOthers = true;

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(server: ServerConnection, state: vscode.Memento) {
    this.#server = server;
    this.#state = state;
    this.#view = vscode.window.createTreeView('aetl.schemaHistory', { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#changes,
      this.#view,
      server.onDidChangeState(({ kind }) => {
        if (kind === 'ready') void this.#countNews();
        if (kind !== 'indexing') this.#redraw();
      }),
      server.onDatabaseCrawled((event) => void this.#crawled(event)),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.#sawAll();
      }),
    ];
  }

  get connections(): readonly SchemaConnection[] {
    return this.#connections;
  }

  get typedFilter(): string {
    return this.#typed;
  }

  /** The comparison that is shown. */
  get comparison(): SchemaCompareResult | null {
    return this.#comparison;
  }

  /** Shows what holds now; crawls of other processes are looked for. */
  refresh(): void {
    this.#looksForOthers = true;
    this.#redraw();
  }

  /** Opens the view at the newest changes. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand('aetl.schemaHistory.focus');
  }

  /** Shows a comparison above the history; null takes it away. */
  async compare(result: SchemaCompareResult | null): Promise<void> {
    this.#comparison = result;
    void vscode.commands.executeCommand('setContext', 'aetl.schemaComparison', result !== null);
    this.#changes.fire(undefined);
    if (result !== null) await this.show();
  }

  /** Shows only changes that fit what was typed. Returns the date that is none, for the person to mend. */
  setFilter(typed: string): string | null {
    const { filter, wrongDate } = parseHistoryFilter(typed);
    if (wrongDate !== null) return wrongDate;
    this.#typed = typed.trim();
    this.#filter = filter;
    this.#view.description = this.#typed === '' ? '' : vscode.l10n.t('filtered by “{0}”', this.#typed);
    void vscode.commands.executeCommand('setContext', 'aetl.schemaHistoryFilterActive', this.#typed !== '');
    this.#redraw();
    return null;
  }

  /** Puts the next page in the place of the node that stands for it. */
  async loadMore(node: HistoryNode): Promise<void> {
    if (node.kind !== 'more') return;
    const key = keyOf(node.page);
    const known = this.#pages.get(key) ?? [];
    const next = await this.#page(node.page);
    this.#pages.set(key, [...known.filter((other) => other !== node), ...next]);
    this.#changes.fire(undefined);
  }

  getTreeItem(node: HistoryNode): vscode.TreeItem {
    return treeItem(node);
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    // Before that the view's welcome text says what is going on.
    if (this.#server.state.kind !== 'ready') return [];
    try {
      return await this.#childrenOf(node);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return [];
      return [{ kind: 'message', text: error instanceof Error ? error.message : String(error), icon: 'error' }];
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #childrenOf(node: HistoryNode | undefined): Promise<HistoryNode[]> {
    if (node === undefined) return await this.#roots();
    switch (node.kind) {
      case 'comparison':
        return comparisonNodes(node.result);
      case 'connection':
        return await this.#connectionChildren(node.info);
      case 'crawl': {
        const info = this.#connections.find(({ connection }) => connection === node.crawl.connection);
        return info === undefined ? [] : await this.#firstPage({ info, run: node.crawl.run, below: null });
      }
      case 'change':
        return await this.#impactNodes(node);
      case 'downstream':
        return node.columns.map((name) => ({ kind: 'column', name }));
      default:
        return [];
    }
  }

  async #roots(): Promise<HistoryNode[]> {
    await this.#load();
    const comparison: readonly HistoryNode[] = this.#comparison === null ? [] : [{ kind: 'comparison', result: this.#comparison }];
    return [...comparison, ...this.#connections.map((info): HistoryNode => ({ kind: 'connection', info }))];
  }

  async #load(): Promise<void> {
    const refresh = this.#looksForOthers;
    this.#looksForOthers = false;
    this.#connections = (await this.#server.request(AETL_METHODS.schemaCrawls, { refresh })).connections;
  }

  async #connectionChildren(info: SchemaConnection): Promise<HistoryNode[]> {
    const { crawls, failure } = info;
    const message = (text: string, icon = 'info'): HistoryNode[] => [{ kind: 'message', text, icon }];
    if (failure !== null) return message(failure, 'error');
    const [last] = crawls;
    if (last === undefined) return [];
    if (this.#typed !== '') {
      const found = await this.#firstPage({ info, run: null, below: null });
      return found.length > 0 ? found : message(vscode.l10n.t('No change fits the filter.'));
    }
    const changed = crawls.filter(({ changes }) => changes > 0);
    if (changed.length > 0) return changed.map((crawl) => ({ kind: 'crawl', crawl, before: snapshotBefore(info, crawl.run) }));
    if (last.isFirst) return message(vscode.l10n.t('Crawled once, {0}. The next crawl tells what has changed.', timeText(last.crawledAt)));
    return message(vscode.l10n.t('Nothing has changed in the last {0} crawls.', crawls.length));
  }

  async #firstPage(page: HistoryPage): Promise<HistoryNode[]> {
    const key = keyOf(page);
    const known = this.#pages.get(key) ?? (await this.#page(page));
    this.#pages.set(key, known);
    return [...known];
  }

  async #page({ info, run, below }: HistoryPage): Promise<HistoryNode[]> {
    const { changes, next } = await this.#server.request(AETL_METHODS.schemaHistory, {
      ...this.#filter,
      connection: info.connection,
      limit: PAGE,
      ...(run === null ? {} : { run }),
      ...(below === null ? {} : { before: below }),
    });
    const nodes = changes.map((change): HistoryNode => storedNode(change, info, run === null));
    return next === null ? nodes : [...nodes, { kind: 'more', page: { info, run, below: next } }];
  }

  async #impactNodes({ impact, after }: ChangeNode): Promise<HistoryNode[]> {
    const known =
      'places' in impact
        ? impact
        : await this.#server.request(AETL_METHODS.schemaImpact, { connection: after.connection, change: impact.stored });
    const places = known.places.map((place): HistoryNode => ({ kind: 'place', place }));
    const downstream: readonly HistoryNode[] = known.downstream.length === 0 ? [] : [{ kind: 'downstream', columns: known.downstream }];
    const nothing: HistoryNode = { kind: 'message', text: vscode.l10n.t('No file uses it now.'), icon: 'pass' };
    return places.length + downstream.length === 0 ? [nothing] : [...places, ...downstream];
  }

  #redraw(): void {
    this.#pages.clear();
    this.#changes.fire(undefined);
  }

  async #crawled(event: DatabaseCrawledParams): Promise<void> {
    this.#redraw();
    await this.#countNews();
    if (event.changes === 0) return;
    const { brokenFiles, connection } = event;
    const found = vscode.l10n.t('{0} in {1}', changeCount(event.changes), connection);
    const broken = brokenFiles === 1 ? vscode.l10n.t('1 file breaks') : vscode.l10n.t('{0} files break', brokenFiles);
    const show = vscode.l10n.t('Show changes');
    const text = brokenFiles > 0 ? `AETL: ${found}, ${broken}.` : `AETL: ${found}.`;
    const chosen =
      brokenFiles > 0 ? await vscode.window.showWarningMessage(text, show) : await vscode.window.showInformationMessage(text, show);
    if (chosen === show) await this.show();
  }

  /** The badge: changes that were found since somebody has looked. */
  async #countNews(): Promise<void> {
    try {
      await this.#load();
    } catch {
      // The view itself says what is wrong.
      return;
    }
    if (this.#view.visible) return await this.#sawAll();
    const seen = this.#seen();
    // What was there before AETL knew this folder is no news.
    const first = this.#connections.filter(({ connection }) => seen[connection] === undefined);
    if (first.length > 0) await this.#state.update(SEEN, { ...newest(first), ...seen });
    const news = this.#connections.flatMap(({ connection, crawls }) =>
      crawls.filter(({ run }) => run > (seen[connection] ?? Number.MAX_SAFE_INTEGER)),
    );
    const value = news.reduce((sum, { changes }) => sum + changes, 0);
    this.#view.badge = value === 0 ? undefined : { value, tooltip: vscode.l10n.t('{0} in database schemas', changeCount(value)) };
  }

  async #sawAll(): Promise<void> {
    this.#view.badge = undefined;
    await this.#state.update(SEEN, { ...this.#seen(), ...newest(this.#connections) });
  }

  #seen(): Readonly<Record<string, number>> {
    return this.#state.get<Readonly<Record<string, number>>>(SEEN, {});
  }
}

function newest(connections: readonly SchemaConnection[]): Record<string, number> {
  return Object.fromEntries(connections.map(({ connection, crawls }) => [connection, crawls[0]?.run ?? 0]));
}

function keyOf({ info, run }: HistoryPage): string {
  return `${info.connection}\n${run ?? ''}`;
}

/** Numbers of crawls rise; what held before a crawl is what held at any number below it and above the crawl before. */
function snapshotBefore({ connection, crawls }: SchemaConnection, run: number): { connection: string; run: number } {
  const before: SchemaCrawl | undefined = crawls.find((crawl) => crawl.run < run);
  return { connection, run: before?.run ?? run - 1 };
}

function storedNode(change: StoredSchemaChange, info: SchemaConnection, isDated: boolean): ChangeNode {
  return {
    kind: 'change',
    id: `change ${change.connection} ${change.id}`,
    change,
    before: snapshotBefore(info, change.run),
    after: { connection: change.connection, run: change.run },
    detectedAt: isDated ? change.detectedAt : null,
    impact: { stored: change.id },
  };
}

function comparisonNodes({ before, after, changes }: SchemaCompareResult): HistoryNode[] {
  return changes.map(
    (change, at): ChangeNode => ({
      kind: 'change',
      id: `difference ${before.connection} ${before.run} ${after.connection} ${after.run} ${at}`,
      change,
      before,
      after,
      detectedAt: null,
      impact: change,
    }),
  );
}
