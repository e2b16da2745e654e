import * as vscode from 'vscode';
import type { ImpactGrouping } from './nodes.ts';

/** Null when nothing was chosen. */
export async function askForGrouping(now: ImpactGrouping): Promise<ImpactGrouping | null> {
  const items: (vscode.QuickPickItem & { readonly grouping: ImpactGrouping })[] = [
    { grouping: 'effect', label: vscode.l10n.t('Effect'), description: vscode.l10n.t('what no longer runs first') },
    { grouping: 'model', label: vscode.l10n.t('Model or file') },
    { grouping: 'job', label: vscode.l10n.t('Job'), description: vscode.l10n.t('who runs it') },
    { grouping: 'report', label: vscode.l10n.t('Report'), description: vscode.l10n.t('what people see it in') },
  ];
  const marked = items.map((item) => (item.grouping === now ? { ...item, label: `$(check) ${item.label}` } : item));
  const chosen = await vscode.window.showQuickPick(marked, { title: vscode.l10n.t('Group the impact by') });
  return chosen?.grouping ?? null;
}
