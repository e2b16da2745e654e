import * as vscode from 'vscode';
import type { CatalogNode, CatalogNodeKind } from '../../../server/src/protocol/index.ts';

/** How a node of the schema is drawn. */
export function treeItem(node: CatalogNode, filter: string): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node, filter));
  // VS Code remembers what was open by id: another filter is another tree, which opens where it found something.
  item.id = `${filter}|${node.id}`;
  item.iconPath = new vscode.ThemeIcon(icon(node));
  item.tooltip = tooltip(node);
  item.contextValue = contextValue(node);
  if (node.detail !== null) item.description = node.detail;
  if (node.location !== null) item.command = { command: 'aetl.openDefinition', title: vscode.l10n.t('Open Definition'), arguments: [node] };
  return item;
}

const ICONS: Readonly<Record<CatalogNodeKind, string>> = {
  root: 'folder-library',
  schema: 'symbol-namespace',
  table: 'table',
  view: 'eye',
  model: 'symbol-class',
  source: 'database',
  seed: 'list-flat',
  column: 'symbol-field',
};

function icon(node: CatalogNode): string {
  if (node.primaryKey) return 'key';
  return node.references === null ? ICONS[node.kind] : 'link';
}

function collapsibleState(node: CatalogNode, filter: string): vscode.TreeItemCollapsibleState {
  if (!node.hasChildren) return vscode.TreeItemCollapsibleState.None;
  const isContainer = node.kind === 'root' || node.kind === 'schema';
  // A table that passed the filter without bearing the name has columns that do.
  const foundInside = filter !== '' && (isContainer || !node.label.toLowerCase().includes(filter.toLowerCase()));
  return node.kind === 'root' || foundInside ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Words that the menus in package.json look for. */
function contextValue(node: CatalogNode): string {
  const words: string[] = [node.kind];
  if (node.kind !== 'root') words.push('named');
  if (node.location !== null) words.push('defined');
  if (node.lineageName !== null) words.push('lineage');
  if (node.lineageName !== null && node.kind !== 'column') words.push('describable');
  return words.join(' ');
}

/** Names and descriptions come from files: they are text, never Markdown. */
function tooltip(node: CatalogNode): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(node.label).appendMarkdown('**');
  if (node.detail !== null) text.appendMarkdown(' — ').appendText(node.detail);
  if (node.primaryKey) text.appendMarkdown('\n\n').appendText(vscode.l10n.t('primary key'));
  if (node.references !== null) text.appendMarkdown('\n\n').appendText(vscode.l10n.t('refers to {0}', node.references));
  if (node.description !== null) text.appendMarkdown('\n\n').appendText(node.description);
  return text;
}
