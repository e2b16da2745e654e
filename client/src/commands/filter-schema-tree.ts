import * as vscode from 'vscode';
import type { Services } from './services.ts';

/** Asks for a text; the tree then holds the tables and columns whose names contain it. */
export async function filterSchemaTree({ tree }: Services): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the schema'),
    prompt: vscode.l10n.t('Part of the name of a table or column; empty shows everything.'),
    value: tree.filter,
  });
  if (text !== undefined) tree.setFilter(text);
}
