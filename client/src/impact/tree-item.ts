import * as vscode from 'vscode';
import { effectTitle, groupTitle, groupWords, placeCount, splitPath, whoWords } from './impact-text.ts';
import type { GroupNode, ImpactEffect, ImpactNode, PlaceNode } from './nodes.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** How a node of the impact is drawn. */
export function treeItem(node: ImpactNode): vscode.TreeItem {
  const item = plainItem(node);
  item.contextValue = node.kind;
  return item;
}

function plainItem(node: ImpactNode): vscode.TreeItem {
  switch (node.kind) {
    case 'effect': {
      const item = itemOf(effectTitle(node.effect), node.effect === 'influenced' ? Collapsed : Expanded, effectIcon(node.effect));
      item.description = placeCount(node.places);
      return item;
    }
    case 'group': {
      const item = itemOf(groupTitle(node), Expanded, groupIcon(node));
      item.description = wordsOf([placeCount(node.places.length), ...node.words]);
      return item;
    }
    case 'file': {
      const { name, folder } = splitPath(node.path);
      const [first] = node.places;
      const item = itemOf(name, Expanded, new vscode.ThemeIcon('file-code'));
      item.description = wordsOf([String(node.places.length), first === undefined ? '' : groupWords(first.group), folder]);
      item.tooltip = node.path;
      return item;
    }
    case 'place':
      return placeItem(node);
    case 'downstream': {
      const item = itemOf(vscode.l10n.t('Columns computed from it'), Collapsed, new vscode.ThemeIcon('type-hierarchy-sub'));
      item.description = node.truncated ? vscode.l10n.t('{0} and more', node.columns.length) : String(node.columns.length);
      return item;
    }
    case 'column': {
      const { table, column, path, rowsOnly } = node.column;
      const name = column === '*' ? table : `${table}.${column}`;
      const item = itemOf(name, None, new vscode.ThemeIcon(column === '*' ? 'symbol-class' : 'symbol-field'));
      if (rowsOnly) item.description = vscode.l10n.t('rows only');
      item.tooltip = path.join(' → ');
      item.command = { command: 'aetl.showLineage', title: vscode.l10n.t('Show lineage'), arguments: [{ name }] };
      return item;
    }
    case 'nothing':
      return itemOf(vscode.l10n.t('Nothing in this folder uses it.'), None, new vscode.ThemeIcon('pass'));
  }
}

function placeItem({ place, belowFile }: PlaceNode): vscode.TreeItem {
  const { path, location, reason, effect, group } = place;
  const { start, end } = location.range;
  const { name, folder } = splitPath(path);
  const label = belowFile ? vscode.l10n.t('line {0}', start.line + 1) : `${name}:${start.line + 1}`;
  const item = itemOf(label, None, effectIcon(effect));
  item.description = belowFile ? reason : wordsOf([groupWords(group), folder]);
  // What the server says holds names of the database: text, never Markdown.
  item.tooltip = [`${path}:${start.line + 1}:${start.character + 1}`, reason, ...whoWords(place)].join('\n');
  item.accessibilityInformation = { label: `${path}, ${vscode.l10n.t('line {0}', start.line + 1)}: ${reason}` };
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(location.uri), { selection }] };
  return item;
}

function itemOf(label: string, state: vscode.TreeItemCollapsibleState, icon: vscode.ThemeIcon): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.iconPath = icon;
  return item;
}

function wordsOf(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' · ');
}

function groupIcon({ by, name, places: [worst] }: GroupNode): vscode.ThemeIcon {
  const icon = { model: 'symbol-class', job: 'run-all', report: 'graph' }[by];
  if (name === null || worst?.effect !== 'error') return new vscode.ThemeIcon(icon);
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor('problemsErrorIcon.foreground'));
}

function effectIcon(effect: ImpactEffect): vscode.ThemeIcon {
  const icon = { error: 'error', silent: 'warning', influenced: 'info' }[effect];
  const color = { error: 'Error', silent: 'Warning', influenced: 'Info' }[effect];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(`problems${color}Icon.foreground`));
}
