import * as vscode from 'vscode';
import { AETL_METHODS, type CatalogNode, type DatabaseNode, type TableAddress } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { databaseItem } from './database-item.ts';
import { EnvironmentDecorations } from './environment-decorations.ts';
import { treeItem } from './tree-item.ts';

/** What stands in the tree: databases as crawls found them, and what the files of the workspace define. */
export type TreeNode = CatalogNode | DatabaseNode;

/** The view `aetl.connections`: databases first, then the files; each node's children are asked for when it is opened. */
export class SchemaTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #subscriptions: readonly vscode.Disposable[];
  #filter = '';
  /** Of nodes that were revealed; the others came by their parents. */
  readonly #parents = new Map<string, DatabaseNode>();

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(server: ServerConnection) {
    this.#server = server;
    this.#view = vscode.window.createTreeView('aetl.connections', { treeDataProvider: this, showCollapseAll: true });
    const refresh = (): void => this.refresh();
    this.#subscriptions = [
      vscode.window.registerFileDecorationProvider(new EnvironmentDecorations()),
      server.onDidChangeState(({ kind }) => {
        if (kind !== 'indexing') refresh();
      }),
      server.onDatabaseCrawled(refresh),
      // What is typed changes the catalog all the time; a tree that moved with every key could not be read.
      vscode.workspace.onDidSaveTextDocument(refresh),
      vscode.workspace.onDidCreateFiles(refresh),
      vscode.workspace.onDidDeleteFiles(refresh),
      vscode.workspace.onDidRenameFiles(refresh),
      // Somebody may have crawled on the command line meanwhile.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.#lookForCrawls();
      }),
    ];
  }

  get filter(): string {
    return this.#filter;
  }

  refresh(): void {
    this.#changes.fire(undefined);
  }

  /** Shows only tables and columns whose name contains `text`; all of them when it is empty. */
  setFilter(text: string): void {
    this.#filter = text.trim();
    this.#view.description = this.#filter === '' ? '' : vscode.l10n.t('filtered by “{0}”', this.#filter);
    void vscode.commands.executeCommand('setContext', 'aetl.schemaFilterActive', this.#filter !== '');
    this.refresh();
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return isDatabaseNode(node) ? databaseItem(node, this.#filter) : treeItem(node, this.#filter);
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    const { kind } = this.#server.state;
    if (parent === undefined) {
      // Before that the view's welcome text says what is going on.
      if (kind !== 'ready') return [];
      const [databases, files] = await Promise.all([this.#databaseChildren(), this.#fileChildren()]);
      return [...databases, ...files];
    }
    if (kind !== 'ready' && kind !== 'indexing') return [];
    return isDatabaseNode(parent) ? [...(await this.#databaseChildren(parent.id))] : [...(await this.#fileChildren(parent.id))];
  }

  getParent(node: TreeNode): TreeNode | null {
    return this.#parents.get(node.id) ?? null;
  }

  /** Opens the tree down to a table or column of a database, and says whether the last crawl knows it. */
  async reveal(address: TableAddress): Promise<boolean> {
    const path = await this.#server.request(AETL_METHODS.databasePath, { address });
    const node = path.at(-1);
    if (node === undefined) return false;
    if (this.#filter !== '') this.setFilter('');
    this.#parents.clear();
    for (const [at, below] of path.slice(1).entries()) {
      const parent = path[at];
      if (parent !== undefined) this.#parents.set(below.id, parent);
    }
    await this.#view.reveal(node, { select: true, focus: true, expand: address.column === null });
    return true;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view.dispose();
    this.#changes.dispose();
  }

  #databaseChildren(parent?: string): Promise<readonly DatabaseNode[]> {
    return this.#server.request(AETL_METHODS.databaseChildren, this.#params(parent));
  }

  #fileChildren(parent?: string): Promise<readonly CatalogNode[]> {
    return this.#server.request(AETL_METHODS.catalogChildren, this.#params(parent));
  }

  #params(parent: string | undefined): { readonly parent?: string; readonly filter?: string } {
    return { ...(parent === undefined ? {} : { parent }), ...(this.#filter === '' ? {} : { filter: this.#filter }) };
  }

  async #lookForCrawls(): Promise<void> {
    if (this.#server.state.kind !== 'ready') return;
    try {
      const { changed } = await this.#server.request(AETL_METHODS.databaseRefresh, null);
      if (changed) this.refresh();
    } catch {
      // The server went away; its state will say so.
    }
  }
}

function isDatabaseNode(node: TreeNode): node is DatabaseNode {
  return 'origin' in node;
}
