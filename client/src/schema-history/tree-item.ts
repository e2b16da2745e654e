import * as vscode from 'vscode';
import type { SchemaChangeKind, SchemaCrawl, SchemaImpactCounts } from '../../../server/src/protocol/index.ts';
import { changeCount, changeLabel, changeWords, impactWords, kindWord, signedName, timeText } from './change-text.ts';
import type { ChangeNode, HistoryNode } from './nodes.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** How a node of the history is drawn. */
export function treeItem(node: HistoryNode): vscode.TreeItem {
  const item = plainItem(node);
  item.contextValue = node.kind;
  return item;
}

function plainItem(node: HistoryNode): vscode.TreeItem {
  switch (node.kind) {
    case 'comparison': {
      const { before, after, changes } = node.result;
      const label = before.connection === after.connection ? before.connection : `${before.connection} ↔ ${after.connection}`;
      const found = changes.length === 0 ? vscode.l10n.t('no differences') : differenceCount(changes.length);
      const description = `${vscode.l10n.t('crawls {0} and {1}', before.run, after.run)} · ${found}`;
      const tooltip = `${snapshotText(before)} ↔ ${snapshotText(after)}\n${found}`;
      const state = changes.length === 0 ? None : Expanded;
      return itemOf(label, { description, icon: new vscode.ThemeIcon('compare-changes'), state, tooltip });
    }
    case 'connection': {
      const { connection, crawls, failure } = node.info;
      const [last] = crawls;
      const icon = new vscode.ThemeIcon('database');
      // There is nothing to open below it: what to do stands where the mouse finds it.
      const hint = vscode.l10n.t('Never crawled. Crawl it twice, and what has changed in between stands here.');
      if (failure === null && last === undefined)
        return itemOf(connection, { description: vscode.l10n.t('never crawled'), icon, state: None, tooltip: hint });
      const description = last === undefined ? vscode.l10n.t('failed') : timeText(last.crawledAt);
      const item = itemOf(connection, { description, icon, state: Expanded });
      item.id = `connection ${connection}`;
      return item;
    }
    case 'crawl':
      return crawlItem(node.crawl);
    case 'change':
      return changeItem(node);
    case 'place': {
      const { path, location, effect, message, role } = node.place;
      const { start, end } = location.range;
      const name = path.slice(path.lastIndexOf('/') + 1);
      const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
      const effectText = effect === 'breaks' ? vscode.l10n.t('breaks') : vscode.l10n.t('differs');
      const what = role === 'file' ? [] : [role === 'model' ? vscode.l10n.t('model') : vscode.l10n.t('in the database')];
      const words = [effectText, ...what, ...(folder === '' ? [] : [folder])];
      const item = itemOf(`${name}:${start.line + 1}`, { description: words.join(' · '), icon: effectIcon(effect), state: None });
      // What the server says holds names of the database: text, never Markdown.
      item.tooltip = `${path}:${start.line + 1}:${start.character + 1}\n${message}`;
      const selection = new vscode.Range(start.line, start.character, end.line, end.character);
      item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(location.uri), { selection }] };
      return item;
    }
    case 'downstream': {
      const description = String(node.columns.length);
      return itemOf(vscode.l10n.t('Columns computed from it'), {
        description,
        icon: new vscode.ThemeIcon('type-hierarchy-sub'),
        state: Collapsed,
      });
    }
    case 'column': {
      const item = itemOf(node.name, { description: '', icon: new vscode.ThemeIcon('symbol-field'), state: None });
      item.command = { command: 'aetl.showLineage', title: vscode.l10n.t('Show lineage'), arguments: [{ name: node.name }] };
      return item;
    }
    case 'more': {
      const item = itemOf(vscode.l10n.t('More changes…'), { description: '', icon: new vscode.ThemeIcon('ellipsis'), state: None });
      item.command = { command: 'aetl.loadMoreChanges', title: vscode.l10n.t('More changes…'), arguments: [node] };
      return item;
    }
    case 'message':
      return itemOf(node.text, { description: '', icon: new vscode.ThemeIcon(node.icon), state: None, tooltip: node.text });
  }
}

interface Look {
  readonly description: string;
  readonly icon: vscode.ThemeIcon;
  readonly state: vscode.TreeItemCollapsibleState;
  readonly tooltip?: string;
}

function itemOf(label: string, { description, icon, state, tooltip }: Look): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.description = description;
  item.iconPath = icon;
  if (tooltip !== undefined) item.tooltip = tooltip;
  return item;
}

function crawlItem(crawl: SchemaCrawl): vscode.TreeItem {
  const breaking = crawl.breaking === 1 ? vscode.l10n.t('1 breaks') : vscode.l10n.t('{0} break', crawl.breaking);
  const description = [changeCount(crawl.changes), ...(crawl.breaking > 0 ? [breaking] : [])].join(', ');
  const color = crawl.breaking > 0 ? new vscode.ThemeColor('list.warningForeground') : undefined;
  const item = itemOf(timeText(crawl.crawledAt), { description, icon: new vscode.ThemeIcon('history', color), state: Collapsed });
  item.id = `crawl ${crawl.connection} ${crawl.run}`;
  const objects = vscode.l10n.t('crawl {0}: {1} objects', crawl.run, crawl.objects);
  const missed = crawl.missed.map((what) => vscode.l10n.t('could not read {0}', what));
  item.tooltip = [objects, description, ...missed].join('\n');
  return item;
}

function changeItem(node: ChangeNode): vscode.TreeItem {
  const { change, impact, detectedAt } = node;
  const counts = 'places' in impact ? countsOf(impact.places) : change.impact;
  const used = counts === null ? '' : impactWords(counts);
  const words = [changeWords(change), used, ...(detectedAt === null ? [] : [timeText(detectedAt)])];
  const hasChildren = 'places' in impact ? impact.places.length + impact.downstream.length > 0 : counts === null || isUsed(change.impact);
  const item = itemOf(changeLabel(change), {
    description: words.filter((word) => word !== '').join(' · '),
    icon: changeIcon(change.kind),
    state: hasChildren ? Collapsed : None,
  });
  item.id = node.id;
  item.tooltip = changeTooltip(node, used);
  item.command = { command: 'aetl.showSchemaChange', title: vscode.l10n.t('Show Schema Change'), arguments: [node] };
  return item;
}

function isUsed(counts: SchemaImpactCounts | null): boolean {
  return counts !== null && counts.breaks + counts.differs + counts.downstream > 0;
}

function countsOf(places: readonly { readonly effect: 'breaks' | 'differs' }[]): Pick<SchemaImpactCounts, 'breaks' | 'differs'> {
  const breaks = places.filter(({ effect }) => effect === 'breaks').length;
  return { breaks, differs: places.length - breaks };
}

/** Names and expressions come from a database: they are text, never Markdown. */
function changeTooltip({ change }: ChangeNode, used: string): vscode.MarkdownString {
  const { object, column, before, after } = change;
  const name = [object.schema, signedName(object), column].filter((part) => part !== null).join('.');
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(name).appendMarkdown('** — ').appendText(kindWord(object.kind));
  text.appendMarkdown('\n\n').appendText(changeWords(change));
  if (used !== '') text.appendMarkdown('\n\n').appendText(used);
  const isSource = change.kind === 'change-definition' || change.kind === 'change-partitions';
  if (!isSource && before !== null && after !== null) {
    text.appendMarkdown('\n\n').appendText(`− ${before}`);
    text.appendMarkdown('\n\n').appendText(`+ ${after}`);
  }
  return text;
}

function changeIcon(kind: SchemaChangeKind): vscode.ThemeIcon {
  const themed = (icon: string, color: string) =>
    new vscode.ThemeIcon(icon, new vscode.ThemeColor(`gitDecoration.${color}ResourceForeground`));
  if (kind.startsWith('add-')) return themed('diff-added', 'added');
  if (kind.startsWith('drop-')) return themed('diff-removed', 'deleted');
  if (kind.startsWith('rename-')) return themed('diff-renamed', 'renamed');
  return themed('diff-modified', 'modified');
}

function effectIcon(effect: 'breaks' | 'differs'): vscode.ThemeIcon {
  return effect === 'breaks'
    ? new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'))
    : new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
}

function differenceCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 difference') : vscode.l10n.t('{0} differences', count);
}

function snapshotText({ connection, crawledAt }: { readonly connection: string; readonly crawledAt: number }): string {
  return `${connection} (${timeText(crawledAt)})`;
}
