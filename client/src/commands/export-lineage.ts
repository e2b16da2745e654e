import * as vscode from 'vscode';
import { AETL_METHODS, type LineageExportFormat } from '../../../server/src/protocol/index.ts';
import { questionAtCursor, saveBytes } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';

/** Writes the lineage that was shown last, or that of the cursor's place, to a file. */
export async function exportLineage({ lineage, server }: Services): Promise<void> {
  const editor = activeSqlEditor();
  const question = lineage.latestQuestion ?? (editor === null ? null : questionAtCursor(editor));
  if (question === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor into a table or column and run “AETL: Show Lineage”.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(formats(), { title: vscode.l10n.t('Export lineage as') });
  if (chosen === undefined) return;
  const depth = vscode.workspace.getConfiguration('aetl.lineage').get('depth', 2);
  const text = await server.request(AETL_METHODS.lineageExport, { ...question, direction: 'both', depth, format: chosen.format });
  if (text === null) void vscode.window.showWarningMessage(vscode.l10n.t('There is no table or column here whose lineage is known.'));
  else await saveBytes(`${question.name ?? 'lineage'}.${chosen.extension}`, new TextEncoder().encode(text));
}

interface FormatItem extends vscode.QuickPickItem {
  readonly format: LineageExportFormat;
  readonly extension: string;
}

function formats(): readonly FormatItem[] {
  return [
    { format: 'html', extension: 'html', label: 'HTML', description: vscode.l10n.t('one page with the interactive graph') },
    { format: 'mermaid', extension: 'mmd', label: 'Mermaid', description: vscode.l10n.t('for Markdown') },
    { format: 'dot', extension: 'dot', label: 'DOT', description: vscode.l10n.t('for Graphviz') },
    { format: 'json', extension: 'json', label: 'JSON', description: vscode.l10n.t('for programs') },
    { format: 'csv', extension: 'csv', label: 'CSV', description: vscode.l10n.t('for spreadsheets') },
    { format: 'graphml', extension: 'graphml', label: 'GraphML', description: vscode.l10n.t('for graph tools') },
    { format: 'openlineage', extension: 'ndjson', label: 'OpenLineage', description: vscode.l10n.t('for lineage servers') },
    { format: 'text', extension: 'txt', label: vscode.l10n.t('Text'), description: vscode.l10n.t('for people') },
  ];
}
