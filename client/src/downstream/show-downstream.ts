import * as vscode from 'vscode';
import type { LineageDownstream } from '../../../server/src/protocol/index.ts';
import { type DownstreamNode, DownstreamTree, toLocation } from './downstream-tree.ts';
import { referencesView, type SymbolTreeInput } from './references-view.ts';

/** Fills VS Code's references view; `again` asks once more, for the view's own refresh and history. */
export async function showDownstream(
  found: LineageDownstream,
  asked: vscode.Location,
  again: () => Promise<LineageDownstream | null>,
): Promise<void> {
  const view = await referencesView();
  if (view !== null) {
    view.setInput(input(found, asked, again));
    return;
  }
  const places = found.tables.flatMap(({ places: of }) => of.map(({ location }) => toLocation(location)));
  await vscode.commands.executeCommand('editor.action.showReferences', asked.uri, asked.range.start, places);
}

function input(
  found: LineageDownstream,
  location: vscode.Location,
  again: () => Promise<LineageDownstream | null>,
): SymbolTreeInput<DownstreamNode> {
  let first: LineageDownstream | null = found;
  return {
    contextValue: 'aetlDownstream',
    title: vscode.l10n.t('Downstream of {0}', found.name),
    location,
    async resolve() {
      const shown = first ?? (await again());
      first = null;
      return shown === null ? undefined : { provider: new DownstreamTree(shown), message: messageOf(shown) };
    },
    // The question is about a table or column, wherever its name has moved to.
    with: (moved) => input(found, moved, again),
  };
}

function messageOf({ name, tables, truncated }: LineageDownstream): string {
  const places = tables.reduce((sum, table) => sum + table.places.length, 0);
  if (truncated)
    return vscode.l10n.t('The nearest {0} places in {1} tables and queries downstream of {2}; there are more', places, tables.length, name);
  return vscode.l10n.t('{0} places in {1} tables and queries downstream of {2}', places, tables.length, name);
}
