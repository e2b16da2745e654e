import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import { questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import { catalogNode } from './catalog-node.ts';
import { databaseNode } from './database-node.ts';
import type { Services } from './services.ts';

/** The diagram of a schema or table of the tree, else of what is typed; the schema of the table that the cursor is in is proposed. */
export async function showErd(services: Services, argument: unknown): Promise<void> {
  const { server, erd } = services;
  await server.ready();
  const database = databaseNode(argument);
  if (database?.kind === 'connection') return await erd.show({ names: [], connection: database.connection });
  if (database?.kind === 'schema') return await erd.show({ names: [database.label], connection: database.connection });
  const node = catalogNode(argument);
  if (node !== null) return await erd.show({ names: [node.lineageName ?? node.label], connection: null });
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Show ERD'),
    prompt: vscode.l10n.t('Schemas and tables, such as marts or raw.orders raw.order_*; empty draws all tables.'),
    value: await schemaAtCursor(services),
  });
  if (typed !== undefined) await erd.show({ names: typed.split(/[\s,]+/).filter((name) => name !== ''), connection: null });
}

async function schemaAtCursor({ server }: Services): Promise<string> {
  const editor = activeSqlEditor();
  if (editor === null) return '';
  const graph = await server.request(AETL_METHODS.lineageQuery, { ...questionAtCursor(editor), direction: 'upstream', depth: 1 });
  return graph?.nodes.find(({ id }) => id === graph.focus?.node)?.schema ?? '';
}
