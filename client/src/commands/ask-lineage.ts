import * as vscode from 'vscode';
import { pickName } from '../catalog-search/index.ts';
import { type LineageQuestion, questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';
import { questionOf } from './show-lineage.ts';

/** How the column at the cursor, or of a node of the tree, comes to its value. */
export async function explainColumn({ answers, server }: Services, argument: unknown): Promise<void> {
  const of = await asked(server, argument, vscode.l10n.t('Which column is to be explained?'));
  if (of !== null) await answers.show({ ...of, question: 'explain' });
}

/** The ways of values from the column at the cursor to one that is chosen. */
export async function showLineagePaths({ answers, server }: Services, argument: unknown): Promise<void> {
  const from = await asked(server, argument, vscode.l10n.t('From which column or table?'));
  const to = from === null ? null : await pickName(server, vscode.l10n.t('To which column or table?'));
  if (from !== null && to !== null) await answers.show({ ...from, question: 'paths', to });
}

async function asked(server: Services['server'], argument: unknown, title: string): Promise<LineageQuestion | null> {
  const editor = activeSqlEditor();
  const question = questionOf(argument) ?? (editor === null ? null : questionAtCursor(editor));
  if (question !== null) return question;
  const name = await pickName(server, title);
  return name === null ? null : { name };
}
