import * as vscode from 'vscode';
import type { DownstreamTable, LineageDownstream, SourceLocation } from '../../../server/src/protocol/index.ts';

type Place = DownstreamTable['places'][number];

export type DownstreamNode =
  | { readonly kind: 'table'; readonly table: DownstreamTable }
  | { readonly kind: 'place'; readonly place: Place; readonly table: DownstreamTable };

/** Tables, nearest first; below each the expressions and conditions that take something. */
export class DownstreamTree implements vscode.TreeDataProvider<DownstreamNode> {
  readonly #found: LineageDownstream;

  constructor(found: LineageDownstream) {
    this.#found = found;
  }

  getChildren(node?: DownstreamNode): DownstreamNode[] {
    if (node === undefined) return this.#found.tables.map((table) => ({ kind: 'table', table }));
    return node.kind === 'table' ? node.table.places.map((place) => ({ kind: 'place', place, table: node.table })) : [];
  }

  getParent(node: DownstreamNode): DownstreamNode | undefined {
    return node.kind === 'place' ? { kind: 'table', table: node.table } : undefined;
  }

  getTreeItem(node: DownstreamNode): vscode.TreeItem {
    return node.kind === 'table' ? tableItem(node.table) : placeItem(node.place);
  }
}

function tableItem({ id, name, kind, steps, location, places }: DownstreamTable): vscode.TreeItem {
  const item = new vscode.TreeItem(
    name,
    places.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  item.description = steps === 1 ? vscode.l10n.t('1 step') : vscode.l10n.t('{0} steps', steps);
  item.tooltip = id;
  item.iconPath = new vscode.ThemeIcon(kind === 'query' || kind === 'file' ? 'file-code' : kind === 'view' ? 'eye' : 'table');
  return opening(item, location);
}

function placeItem({ column, expression, location }: Place): vscode.TreeItem {
  const item = new vscode.TreeItem(column === '*' ? vscode.l10n.t('condition') : column);
  const line = location.range.start.line + 1;
  const text = expression?.replace(/\s+/g, ' ').trim();
  item.description = text === undefined || text === '' ? vscode.l10n.t('line {0}', line) : text;
  item.tooltip = `${vscode.Uri.parse(location.uri).path}:${line}`;
  item.iconPath = new vscode.ThemeIcon(column === '*' ? 'filter' : 'symbol-field');
  return opening(item, location);
}

function opening(item: vscode.TreeItem, location: SourceLocation | null): vscode.TreeItem {
  if (location === null) return item;
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [toLocation(location).uri, { selection: toLocation(location).range }],
  };
  return item;
}

export function toLocation({ uri, range: { start, end } }: SourceLocation): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(start.line, start.character, end.line, end.character));
}
