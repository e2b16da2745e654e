import * as vscode from 'vscode';
import { AETL_METHODS, type CatalogNode } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { treeItem } from './tree-item.ts';

/** The view `aetl.connections`: roots, schemas, tables and columns, each asked for when it is opened. */
export class SchemaTree implements vscode.TreeDataProvider<CatalogNode>, vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<CatalogNode>;
  readonly #subscriptions: readonly vscode.Disposable[];
  #filter = '';

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(server: ServerConnection) {
    this.#server = server;
    this.#view = vscode.window.createTreeView('aetl.connections', { treeDataProvider: this, showCollapseAll: true });
    const refresh = (): void => this.#changes.fire(undefined);
    this.#subscriptions = [
      server.onDidChangeState(({ kind }) => {
        if (kind !== 'indexing') refresh();
      }),
      // What is typed changes the catalog all the time; a tree that moved with every key could not be read.
      vscode.workspace.onDidSaveTextDocument(refresh),
      vscode.workspace.onDidCreateFiles(refresh),
      vscode.workspace.onDidDeleteFiles(refresh),
      vscode.workspace.onDidRenameFiles(refresh),
    ];
  }

  get filter(): string {
    return this.#filter;
  }

  /** Shows only tables and columns whose name contains `text`; all of them when it is empty. */
  setFilter(text: string): void {
    this.#filter = text.trim();
    this.#view.description = this.#filter === '' ? '' : vscode.l10n.t('filtered by “{0}”', this.#filter);
    void vscode.commands.executeCommand('setContext', 'aetl.schemaFilterActive', this.#filter !== '');
    this.#changes.fire(undefined);
  }

  getTreeItem(node: CatalogNode): vscode.TreeItem {
    return treeItem(node, this.#filter);
  }

  async getChildren(parent?: CatalogNode): Promise<CatalogNode[]> {
    // Before that the view's welcome text says what is going on.
    if (this.#server.state.kind !== 'ready') return [];
    const params = {
      ...(parent === undefined ? {} : { parent: parent.id }),
      ...(this.#filter === '' ? {} : { filter: this.#filter }),
    };
    return [...(await this.#server.request(AETL_METHODS.catalogChildren, params))];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view.dispose();
    this.#changes.dispose();
  }
}
