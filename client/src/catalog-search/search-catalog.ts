import * as vscode from 'vscode';
import type { CatalogSearchHit, CatalogSearchResult } from '../../../server/src/protocol/index.ts';
import { type LineageSurfaces, openLocation } from '../lineage/index.ts';
import type { SchemaTree } from '../schema-tree/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { Asking } from './asking.ts';
import { type HitItem, hitItem, nameOf, SHOW_LINEAGE } from './hit-item.ts';

interface Surroundings {
  readonly server: ServerConnection;
  readonly lineage: LineageSurfaces;
  readonly tree: SchemaTree;
}

/** Asks for words, and shows tables, columns and terms as somebody types. */
export function searchCatalog({ server, lineage, tree }: Surroundings): void {
  const pick = vscode.window.createQuickPick<HitItem>();
  pick.title = vscode.l10n.t('Search tables, columns and terms');
  pick.placeholder = vscode.l10n.t('Words in Korean or English, abbreviated or misspelt: 매출, cust name, ㅁㅊ');
  const asking = new Asking(server, (answer) => showHits(pick, answer));
  const chosen = async (hit: CatalogSearchHit): Promise<void> => {
    pick.hide();
    if (hit.location !== null) return openLocation(hit.location);
    // What only a crawl knows has no text to go to.
    const isRevealed = hit.address !== null && (await tree.reveal(hit.address));
    if (!isRevealed && hit.lineageName !== null) await lineage.showInView({ name: hit.lineageName });
  };
  const failed = (error: unknown): void => {
    pick.items = [];
    pick.busy = false;
    pick.title = vscode.l10n.t('Search failed: {0}', error instanceof Error ? error.message : String(error));
  };
  const ask = (): void => {
    pick.busy = true;
    asking.ask(pick.value).catch(failed);
  };
  pick.onDidChangeValue(ask);
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    if (item?.hit != null) chosen(item.hit).catch((error: unknown) => void vscode.window.showErrorMessage(`AETL: ${String(error)}`));
  });
  pick.onDidTriggerItemButton(({ item, button }) => {
    if (item.hit === null) return;
    if (button !== SHOW_LINEAGE) void vscode.env.clipboard.writeText(nameOf(item.hit));
    else if (item.hit.lineageName !== null) {
      pick.hide();
      void lineage.showInView({ name: item.hit.lineageName });
    }
  });
  pick.onDidHide(() => {
    asking.dispose();
    pick.dispose();
  });
  pick.show();
  // Without words the server begins to build its index.
  ask();
}

function showHits(pick: vscode.QuickPick<HitItem>, { hits, tables, columns, complete }: CatalogSearchResult): void {
  pick.busy = !complete;
  const [shownTables, shownColumns] = [tables.toLocaleString(), columns.toLocaleString()];
  pick.title = complete
    ? vscode.l10n.t('Search {0} tables and {1} columns, and the terms of the glossary', shownTables, shownColumns)
    : vscode.l10n.t('Reading tables: {0} tables and {1} columns can be found so far', shownTables, shownColumns);
  if (hits.length > 0 || pick.value.trim() === '') pick.items = hits.map(hitItem);
  else {
    const label = complete
      ? vscode.l10n.t('Nothing is called “{0}”, nor described so.', pick.value.trim())
      : vscode.l10n.t('Nothing is called “{0}” so far.', pick.value.trim());
    pick.items = [{ label, hit: null, alwaysShow: true }];
  }
}
