import * as vscode from 'vscode';
import type { CatalogSearchHit, SearchedKind } from '../../../server/src/protocol/index.ts';

/** A hit as it is shown; null for a line that only says something. */
export interface HitItem extends vscode.QuickPickItem {
  readonly hit: CatalogSearchHit | null;
}

export const SHOW_LINEAGE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('type-hierarchy'),
  tooltip: vscode.l10n.t('Show lineage'),
};

const COPY_NAME: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: vscode.l10n.t('Copy name') };

const ICONS: Readonly<Record<SearchedKind, string>> = {
  table: 'table',
  view: 'eye',
  model: 'symbol-class',
  source: 'database',
  seed: 'list-flat',
  column: 'symbol-field',
  term: 'book',
};

export function hitItem(hit: CatalogSearchHit): HitItem {
  const detail = detailOf(hit);
  return {
    label: `$(${ICONS[hit.kind]}) ${plain(hit.name)}`,
    description: plain(descriptionOf(hit)),
    ...(detail === '' ? {} : { detail }),
    // What was found by a slip or a synonym does not hold the letters that were typed.
    alwaysShow: true,
    buttons: hit.lineageName === null ? [COPY_NAME] : [SHOW_LINEAGE, COPY_NAME],
    hit,
  };
}

/** As SQL would write it. */
export function nameOf({ table, column, name }: CatalogSearchHit): string {
  return table === null ? name : [table.schema, table.name, column].filter((part) => part !== null).join('.');
}

/** Where it is: the table and its schema, the type, the connection. */
function descriptionOf({ kind, table, type, connection }: CatalogSearchHit): string {
  const place = table === null ? null : [table.schema, kind === 'column' ? table.name : null].filter((part) => part !== null).join('.');
  return [place === '' ? null : place, type, connection === null ? null : `@${connection}`].filter((part) => part !== null).join('  ·  ');
}

/** What it means: terms, domain, description. */
function detailOf({ kind, description, terms, domain, personal }: CatalogSearchHit): string {
  const named = terms.length === 0 ? null : `$(book) ${plain(terms.join(', '))}`;
  const values =
    domain === null ? null : `${personal ? '$(shield) ' : '$(tag) '}${domain}${personal ? ` (${vscode.l10n.t('personal data')})` : ''}`;
  const about = description === null ? null : plain(description.split(/\r?\n/)[0] ?? '');
  const parts = kind === 'term' ? [about, terms.length === 0 ? null : plain(terms.join(', '))] : [named, values, about];
  return parts.filter((part) => part !== null && part !== '').join('  ·  ');
}

/** `$(name)` in names and descriptions is text, not an icon. */
const plain = (text: string): string => text.replaceAll('$(', '$\u200b(');
