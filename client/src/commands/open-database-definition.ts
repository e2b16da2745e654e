import * as vscode from 'vscode';
import { databaseDefinitionUri } from '../../../server/src/protocol/index.ts';
import { addressedNode } from './database-node.ts';

/** Opens what a database keeps as SQL of a view or routine. Nobody can change it there. */
export async function openDatabaseDefinition(argument: unknown): Promise<void> {
  const uri = typeof argument === 'string' ? argument : uriOf(argument);
  if (uri === null) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  await vscode.window.showTextDocument(document, { preview: true });
}

function uriOf(argument: unknown): string | null {
  const node = addressedNode(argument);
  if (node === null || !('hasDefinition' in node)) return null;
  const { connection, schema, name } = node.address;
  const isTable = node.lineageName !== null;
  return databaseDefinitionUri({ connection, schema, name, routine: isTable ? null : { kind: node.kind, signature: node.signature } });
}
