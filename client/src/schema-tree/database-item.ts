import * as vscode from 'vscode';
import type {
  ColumnNode,
  ConnectionNode,
  DatabaseNode,
  DatabaseObjectKind,
  FolderNode,
  NoteNode,
  ObjectNode,
} from '../../../server/src/protocol/index.ts';
import { environmentColor, environmentLabel } from '../environment.ts';
import { connectionUri } from './environment-decorations.ts';
import { ago, bytesText, compactNumber, exactNumber } from './figures.ts';

/** How a node of a database is drawn. */
export function databaseItem(node: DatabaseNode, filter: string): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(node), collapsibleState(node, filter));
  // Another filter is another tree, which opens where it found something.
  item.id = `${filter}|${node.id}`;
  item.iconPath = iconOf(node);
  item.contextValue = contextValue(node);
  item.description = descriptionOf(node);
  item.tooltip = tooltipOf(node);
  if (node.kind === 'connection') item.resourceUri = connectionUri(node);
  const command = commandOf(node);
  if (command !== null) item.command = command;
  return item;
}

function labelOf(node: DatabaseNode): string {
  switch (node.kind) {
    case 'folder':
      return folderLabel(node);
    case 'note':
      return noteLabel(node);
    default:
      return node.label;
  }
}

function folderLabel({ of }: Pick<FolderNode, 'of'>): string {
  switch (of) {
    case 'table':
      return vscode.l10n.t('Tables');
    case 'view':
      return vscode.l10n.t('Views');
    case 'materialized-view':
      return vscode.l10n.t('Materialized Views');
    case 'external-table':
      return vscode.l10n.t('External Tables');
    case 'procedure':
      return vscode.l10n.t('Procedures');
    case 'function':
      return vscode.l10n.t('Functions');
    case 'trigger':
      return vscode.l10n.t('Triggers');
    case 'package':
      return vscode.l10n.t('Packages');
    case 'sequence':
      return vscode.l10n.t('Sequences');
    case 'synonym':
      return vscode.l10n.t('Synonyms');
    case 'type':
      return vscode.l10n.t('Types');
    case 'parent':
      return vscode.l10n.t('Inherits From');
    case 'key':
      return vscode.l10n.t('Keys');
    case 'index':
      return vscode.l10n.t('Indexes');
    case 'partition':
      return vscode.l10n.t('Partitions');
  }
}

function noteLabel({ note, message }: NoteNode): string {
  switch (note) {
    case 'never-crawled':
      return vscode.l10n.t('Crawl this database…');
    case 'failed':
      return message ?? '';
    case 'untrusted':
      return vscode.l10n.t('Restricted Mode: AETL connects to nothing until you trust the folder.');
    case 'empty':
      return vscode.l10n.t('Nothing that this account can see');
    case 'more-matches':
      return vscode.l10n.t('More matches are not shown; type more letters.');
  }
}

function collapsibleState(node: DatabaseNode, filter: string): vscode.TreeItemCollapsibleState {
  if (!node.hasChildren) return vscode.TreeItemCollapsibleState.None;
  const isContainer = node.kind === 'connection' || node.kind === 'schema';
  const foundInside = filter !== '' && (isContainer || !node.label.toLowerCase().includes(filter.toLowerCase()));
  return foundInside ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

const OBJECT_ICONS: Readonly<Record<DatabaseObjectKind, string>> = {
  table: 'table',
  view: 'eye',
  'materialized-view': 'layers',
  'external-table': 'cloud',
  procedure: 'symbol-method',
  function: 'symbol-function',
  trigger: 'zap',
  package: 'package',
  sequence: 'list-ordered',
  synonym: 'references',
  type: 'symbol-enum',
};

function iconOf(node: DatabaseNode): vscode.ThemeIcon {
  switch (node.kind) {
    case 'connection':
      return connectionIcon(node);
    case 'schema':
      return new vscode.ThemeIcon('symbol-namespace');
    case 'folder':
    case 'range':
      return new vscode.ThemeIcon('folder');
    case 'column':
      return new vscode.ThemeIcon(node.primaryKey ? 'key' : node.references === null ? 'symbol-field' : 'link');
    case 'key':
      return new vscode.ThemeIcon(node.unique ? 'key' : 'link');
    case 'index':
      return new vscode.ThemeIcon('list-tree');
    case 'partition':
      return new vscode.ThemeIcon('split-horizontal');
    case 'parent':
      return new vscode.ThemeIcon('type-hierarchy-super');
    case 'note':
      return noteIcon(node);
    default:
      if (node.broken !== null) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      return new vscode.ThemeIcon(OBJECT_ICONS[node.kind]);
  }
}

function connectionIcon({ crawling, failure, environment, type }: ConnectionNode): vscode.ThemeIcon {
  if (crawling) return new vscode.ThemeIcon('loading~spin');
  if (failure !== null) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  const color = environmentColor(environment);
  return new vscode.ThemeIcon(typeIcon(type), color === null ? undefined : new vscode.ThemeColor(color));
}

function typeIcon(type: string | null): string {
  switch (type?.toLowerCase()) {
    case 'bigquery':
      return 'cloud';
    case 'oracle':
    case 'mssql':
    case 'sqlserver':
    case 'tsql':
      return 'server';
    case 'sqlite':
      return 'server-environment';
    default:
      return 'database';
  }
}

function noteIcon({ note }: NoteNode): vscode.ThemeIcon {
  switch (note) {
    case 'never-crawled':
      return new vscode.ThemeIcon('cloud-download');
    case 'failed':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    case 'untrusted':
      return new vscode.ThemeIcon('shield');
    default:
      return new vscode.ThemeIcon('info');
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
  mssql: 'SQL Server',
  sqlserver: 'SQL Server',
  tsql: 'SQL Server',
  oracle: 'Oracle',
  bigquery: 'BigQuery',
};

function typeName(type: string | null): string {
  return TYPE_NAMES[type?.toLowerCase() ?? ''] ?? type ?? vscode.l10n.t('unknown type');
}

function descriptionOf(node: DatabaseNode): string {
  switch (node.kind) {
    case 'connection':
      return joined(environmentLabel(node.environment), typeName(node.type), stateOf(node), vscode.l10n.t('read-only'));
    case 'schema':
      return node.complete ? '' : vscode.l10n.t('not read to its end');
    case 'folder':
    case 'range':
      return exactNumber(node.count);
    case 'column':
      return joined(node.type, node.nullable ? '' : 'not null', node.filled, node.inherited ? vscode.l10n.t('inherited') : '');
    case 'key':
    case 'index':
    case 'parent':
    case 'partition':
      return node.detail;
    case 'note':
      return '';
    default:
      return figuresOf(node);
  }
}

function stateOf({ trusted, crawling, failure, crawledAt }: ConnectionNode): string {
  if (crawling) return vscode.l10n.t('is being crawled');
  if (!trusted) return vscode.l10n.t('Restricted Mode');
  if (failure !== null) return vscode.l10n.t('failed');
  return crawledAt === null ? vscode.l10n.t('never crawled') : vscode.l10n.t('crawled {0}', ago(crawledAt));
}

/** Estimates of the database, so that they are rounded. */
function figuresOf(node: ObjectNode): string {
  if (node.broken !== null) return vscode.l10n.t('does not work');
  if (node.detail !== '') return node.detail;
  if (node.kind === 'synonym') return node.target === null ? '' : `→ ${node.target}`;
  if (node.signature !== '') return `(${node.signature})`;
  const rows = node.rows === null ? '' : vscode.l10n.t('~{0} rows', compactNumber(node.rows));
  const profiled = node.profile === null ? '' : vscode.l10n.t('profiled {0}', ago(node.profile.profiledAt));
  // What is last is cut first where the tree is narrow.
  return joined(rows, profiled, node.bytes === null ? '' : bytesText(node.bytes));
}

/** Words that the menus in package.json look for. */
function contextValue(node: DatabaseNode): string {
  switch (node.kind) {
    case 'connection':
      return node.crawling ? 'connection crawling' : 'connection idle';
    case 'column':
      return 'column named lineage databaseNode';
    case 'schema':
    case 'folder':
    case 'range':
    case 'key':
    case 'index':
    case 'parent':
    case 'note':
      return node.kind;
    case 'partition':
      return node.address === undefined ? 'partition' : 'partition named databaseNode selectable profilable';
    default: {
      const words = [node.kind, 'named', 'databaseNode'];
      if (node.lineageName !== null) words.push('lineage', 'selectable', 'profilable', 'describable');
      if (node.hasDefinition) words.push('sourced');
      return words.join(' ');
    }
  }
}

function commandOf(node: DatabaseNode): vscode.Command | null {
  // A routine has nothing inside to look at but its text.
  if ('hasDefinition' in node && node.hasDefinition && !node.hasChildren)
    return { command: 'aetl.openDatabaseDefinition', title: vscode.l10n.t('Open Definition'), arguments: [node] };
  if (node.kind !== 'note') return null;
  switch (node.note) {
    case 'never-crawled':
      return { command: 'aetl.crawlDatabase', title: vscode.l10n.t('Crawl this database…'), arguments: [node] };
    case 'failed':
      return { command: 'aetl.testConnection', title: vscode.l10n.t('Try again'), arguments: [node] };
    case 'untrusted':
      return { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage trust') };
    default:
      return null;
  }
}

/** Names and comments come from databases: they are text, never Markdown. */
function tooltipOf(node: DatabaseNode): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(labelOf(node)).appendMarkdown('**');
  const description = descriptionOf(node);
  if (description !== '') text.appendMarkdown(' — ').appendText(description);
  for (const line of tooltipLines(node)) text.appendMarkdown('\n\n').appendText(line);
  return text;
}

function tooltipLines(node: DatabaseNode): readonly string[] {
  switch (node.kind) {
    case 'connection':
      return [
        ...(node.failure === null ? [] : [node.failure]),
        ...(node.crawledAt === null ? [] : [new Date(node.crawledAt).toLocaleString(vscode.env.language)]),
      ];
    case 'column':
      return columnLines(node);
    case 'note':
      return node.note === 'failed' ? [vscode.l10n.t('Click to try again.')] : [];
    case 'schema':
    case 'folder':
    case 'range':
    case 'key':
    case 'index':
    case 'parent':
    case 'partition':
      return [];
    default: {
      const broken = node.broken === null ? [] : [vscode.l10n.t('{0} Define it anew in the database, or drop it.', sentence(node.broken))];
      return [...broken, ...(node.comment === null ? [] : [node.comment])];
    }
  }
}

function columnLines({ primaryKey, references, comment }: ColumnNode): readonly string[] {
  return [
    ...(primaryKey ? [vscode.l10n.t('primary key')] : []),
    ...(references === null ? [] : [vscode.l10n.t('refers to {0}', references)]),
    ...(comment === null ? [] : [comment]),
  ];
}

function sentence(text: string): string {
  return /[.!?]\s*$/.test(text) ? text : `${text}.`;
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
