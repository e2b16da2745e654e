import * as vscode from 'vscode';
import type { SchemaChangeInfo, SchemaImpactCounts, SchemaObjectName } from '../../../server/src/protocol/index.ts';

/** What has changed, by name: `orders.amount`. */
export function changeLabel({ object, column }: SchemaChangeInfo): string {
  return column === null ? signedName(object) : `${object.name}.${column}`;
}

/** A routine with its arguments, and whatever else tells objects of one name apart. */
export function signedName({ name, kind, signature }: SchemaObjectName): string {
  if (signature === '' || signature.startsWith('(')) return name + signature;
  return kind === 'function' || kind === 'procedure' ? `${name}(${signature})` : `${name} ${signature}`;
}

/** How it has changed, in a few words. */
export function changeWords(change: SchemaChangeInfo): string {
  const { kind, object } = change;
  const before = oneLine(change.before);
  const after = oneLine(change.after);
  switch (kind) {
    case 'add-object':
      return vscode.l10n.t('new {0}', kindWord(object.kind));
    case 'drop-object':
      return vscode.l10n.t('{0} is gone', kindWord(object.kind));
    case 'rename-object':
    case 'rename-column':
      return vscode.l10n.t('probably renamed from {0}, {1} %', before, Math.round((change.confidence ?? 0) * 100));
    case 'add-column':
      return vscode.l10n.t('new column, {0}', after);
    case 'drop-column':
      return vscode.l10n.t('column is gone, was {0}', before);
    case 'change-type':
      return `${before} → ${after}`;
    case 'change-nullability':
      return change.after === 'null' ? vscode.l10n.t('may be null now') : vscode.l10n.t('may no longer be null');
    case 'change-default':
      return vscode.l10n.t('default {0} → {1}', before || vscode.l10n.t('none'), after || vscode.l10n.t('none'));
    case 'change-generated':
      return change.after === null ? vscode.l10n.t('no longer computed') : vscode.l10n.t('computed as {0}', after);
    case 'change-identity':
      return change.after === null ? vscode.l10n.t('no longer numbered by the database') : vscode.l10n.t('numbered by the database');
    case 'change-comment':
      return change.after === null ? vscode.l10n.t('comment is gone') : vscode.l10n.t('comment “{0}”', after);
    case 'add-key':
      return vscode.l10n.t('new key {0}', after);
    case 'drop-key':
      return vscode.l10n.t('key is gone: {0}', before);
    case 'change-key':
      return vscode.l10n.t('key is now {0}', after);
    case 'add-index':
      return vscode.l10n.t('new index {0}', after);
    case 'drop-index':
      return vscode.l10n.t('index is gone: {0}', before);
    case 'change-index':
      return vscode.l10n.t('index is now {0}', after);
    case 'change-partitions':
      return vscode.l10n.t('other partitions');
    case 'change-inheritance':
      return change.after === null ? vscode.l10n.t('inherits from no table any more') : vscode.l10n.t('inherits from {0}', after);
    case 'change-validity':
      return change.after === null ? vscode.l10n.t('works again') : vscode.l10n.t('does not work any more: {0}', after);
    case 'change-definition':
      return vscode.l10n.t('other definition');
  }
}

/** `2 places break, 1 place differs`; empty when nothing in the workspace uses it. */
export function impactWords({ breaks, differs }: Pick<SchemaImpactCounts, 'breaks' | 'differs'>): string {
  const broken = breaks === 1 ? vscode.l10n.t('1 place breaks') : vscode.l10n.t('{0} places break', breaks);
  const different = differs === 1 ? vscode.l10n.t('1 place differs') : vscode.l10n.t('{0} places differ', differs);
  return [...(breaks > 0 ? [broken] : []), ...(differs > 0 ? [different] : [])].join(', ');
}

export function changeCount(changes: number): string {
  return changes === 1 ? vscode.l10n.t('1 change') : vscode.l10n.t('{0} changes', changes);
}

/** Days of this year need not say it: views are narrow. */
export function timeText(milliseconds: number): string {
  const time = new Date(milliseconds);
  const day = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  const isThisYear = time.getFullYear() === new Date().getFullYear();
  return time.toLocaleString(vscode.env.language, isThisYear ? day : { year: 'numeric', ...day });
}

export function kindWord(kind: string): string {
  switch (kind) {
    case 'table':
      return vscode.l10n.t('table');
    case 'view':
      return vscode.l10n.t('view');
    case 'materialized-view':
      return vscode.l10n.t('materialized view');
    case 'external-table':
      return vscode.l10n.t('external table');
    case 'procedure':
      return vscode.l10n.t('procedure');
    case 'function':
      return vscode.l10n.t('function');
    case 'trigger':
      return vscode.l10n.t('trigger');
    case 'package':
      return vscode.l10n.t('package');
    case 'sequence':
      return vscode.l10n.t('sequence');
    case 'synonym':
      return vscode.l10n.t('synonym');
    case 'type':
      return vscode.l10n.t('type');
    default:
      return kind;
  }
}

/** Expressions of a database may have lines, and be long. */
function oneLine(text: string | null): string {
  const line = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
