import * as vscode from 'vscode';
import type { CatalogSearchHit } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { Asking } from './asking.ts';
import { type HitItem, hitItem } from './hit-item.ts';

/** Asks for a table or column by words; its name in lineage, or null when nobody chooses one. */
export async function pickName(server: ServerConnection, title: string): Promise<string | null> {
  const pick = vscode.window.createQuickPick<HitItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Words in Korean or English, abbreviated or misspelt: 매출, cust name, ㅁㅊ');
  const asking = new Asking(server, ({ hits, complete }) => {
    pick.busy = !complete;
    pick.items = hits.filter(isInLineage).map((hit) => ({ ...hitItem(hit), buttons: [] }));
  });
  const ask = (): void => {
    pick.busy = true;
    asking.ask(pick.value).catch((error: unknown) => {
      pick.busy = false;
      pick.title = vscode.l10n.t('Search failed: {0}', error instanceof Error ? error.message : String(error));
    });
  };
  try {
    return await new Promise((resolve) => {
      pick.onDidChangeValue(ask);
      pick.onDidAccept(() => {
        const name = pick.selectedItems[0]?.hit?.lineageName;
        if (name != null) resolve(name);
      });
      pick.onDidHide(() => resolve(null));
      pick.show();
      ask();
    });
  } finally {
    asking.dispose();
    pick.dispose();
  }
}

const isInLineage = ({ lineageName }: CatalogSearchHit): boolean => lineageName !== null;
