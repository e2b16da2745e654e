import * as vscode from 'vscode';

/** What a click on the status bar item offers. */
export async function showStatusMenu(): Promise<void> {
  const items = [
    { label: `$(symbol-keyword) ${vscode.l10n.t('Select SQL dialect of this file')}`, command: 'aetl.selectDialect' },
    { label: `$(type-hierarchy) ${vscode.l10n.t('Show lineage')}`, command: 'aetl.showLineage' },
    { label: `$(refresh) ${vscode.l10n.t('Refresh index')}`, command: 'aetl.refreshIndex' },
    { label: `$(output) ${vscode.l10n.t('Show output')}`, command: 'aetl.showOutput' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'AETL' });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
}
