import * as vscode from 'vscode';
import { catalogNode } from './catalog-node.ts';
import { addressedNode } from './database-node.ts';

/** Copies the name of a table or column as SQL would write it. */
export async function copyName(argument: unknown): Promise<void> {
  const addressed = addressedNode(argument);
  if (addressed !== null) return vscode.env.clipboard.writeText(addressed.sqlName);
  const node = catalogNode(argument);
  if (node !== null) await vscode.env.clipboard.writeText(node.kind === 'column' ? node.label : (node.lineageName ?? node.label));
}
