import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import { type LineageQuestion, questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import { catalogNode } from './catalog-node.ts';
import type { Services } from './services.ts';

/** Lineage of a node of the schema tree; else of the table that the cursor is in, with all its columns; else of a name that is asked for. */
export async function showLineage(services: Services, argument: unknown): Promise<void> {
  const question = questionOf(argument) ?? (await tableAtCursor(services)) ?? (await askForName());
  if (question !== null) await services.lineage.showInView(question);
}

/** Lineage of the very column or table that the cursor is in. */
export async function showLineageOfColumn({ lineage }: Services): Promise<void> {
  const editor = activeSqlEditor();
  if (editor !== null) await lineage.showInView(questionAtCursor(editor));
}

/** Code lenses and links give a name, the tree gives its node. */
export function questionOf(argument: unknown): LineageQuestion | null {
  const lineageName = catalogNode(argument)?.lineageName;
  if (lineageName) return { name: lineageName };
  const name = typeof argument === 'object' && argument !== null && 'name' in argument ? argument.name : null;
  return typeof name === 'string' ? { name } : null;
}

async function tableAtCursor({ server }: Services): Promise<LineageQuestion | null> {
  const editor = activeSqlEditor();
  if (editor === null) return null;
  const place = questionAtCursor(editor);
  if (server.state.kind !== 'ready') return place;
  const found = await server.request(AETL_METHODS.lineageQuery, { ...place, direction: 'both', depth: 1 });
  return found?.focus ? { name: found.focus.node } : place;
}

async function askForName(): Promise<LineageQuestion | null> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Show lineage'),
    prompt: vscode.l10n.t('Name of a table or column, such as marts.orders or marts.orders.amount'),
  });
  return name ? { name } : null;
}
