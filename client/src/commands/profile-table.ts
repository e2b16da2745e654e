import * as vscode from 'vscode';
import { AETL_METHODS, type ConnectionInfo, type SourceLocation, type TableAddress } from '../../../server/src/protocol/index.ts';
import { chooseConnection } from '../connections/index.ts';
import { questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';

/** The profile of a table: of a node of the tree or of a lineage graph, else of the one that the cursor is in, else of one that is chosen. */
export async function profileTable(services: Services, argument: unknown): Promise<void> {
  const { server, profiles } = services;
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  const given = addressOf(argument) ?? (await tableOfGraph(services, connections, argument));
  const table = given ?? (await tableAtCursor(services, connections)) ?? (await chooseTable(services, connections));
  if (table === null) return;
  profiles.show(table, connections.find(({ name }) => name === table.connection)?.environment ?? null);
}

/** Nodes of trees hold an address, or are one. */
function addressOf(argument: unknown): TableAddress | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const held = 'address' in argument ? argument.address : argument;
  if (typeof held !== 'object' || held === null) return null;
  const { connection, catalog = null, schema = null, name } = held as Partial<TableAddress>;
  if (typeof connection !== 'string' || typeof name !== 'string') return null;
  return { connection, catalog, schema, name, column: null };
}

/** A table of a lineage graph is known by what files call it; the database may have it in another schema, or in none. */
async function tableOfGraph(services: Services, connections: readonly ConnectionInfo[], argument: unknown): Promise<TableAddress | null> {
  if (typeof argument !== 'object' || argument === null || !('table' in argument)) return null;
  const { table, location = null } = argument as { readonly table: GraphTable; readonly location?: SourceLocation | null };
  const { server } = services;
  const info =
    location === null ? null : await server.request(AETL_METHODS.documentInfo, { textDocument: { uri: location.uri } }).catch(() => null);
  const title = vscode.l10n.t('Profile on which connection?');
  const connection = connections.find(({ name }) => name === info?.connection) ?? (await chooseConnection(connections, title));
  if (connection === null) throw new vscode.CancellationError();
  const { tables } = await server.request(AETL_METHODS.profileTables, { connection: connection.name });
  const namesakes = tables.filter(({ name }) => name.toLowerCase() === table.name.toLowerCase());
  const found = namesakes.find(({ schema }) => schema?.toLowerCase() === table.schema?.toLowerCase()) ?? namesakes[0];
  // A SQLite file has no schemas.
  const schema = found === undefined ? (connection.type === 'sqlite' ? null : table.schema) : found.schema;
  return { connection: connection.name, catalog: null, schema, name: found?.name ?? table.name, column: null };
}

interface GraphTable {
  readonly schema: string | null;
  readonly name: string;
}

async function tableAtCursor(services: Services, connections: readonly ConnectionInfo[]): Promise<TableAddress | null> {
  const editor = activeSqlEditor();
  if (editor === null) return null;
  const uri = editor.document.uri.toString();
  const { textDocument = { uri }, position = { line: 0, character: 0 } } = questionAtCursor(editor);
  const target = await services.server.request(AETL_METHODS.profileTarget, { textDocument, position });
  if (target === null) return null;
  const wanted = services.chosenConnections.get(uri) ?? target.connection;
  const connection =
    connections.find(({ name }) => name === wanted) ?? (await chooseConnection(connections, vscode.l10n.t('Profile on which connection?')));
  if (connection === null) throw new vscode.CancellationError();
  services.chosenConnections.set(uri, connection.name);
  return { connection: connection.name, catalog: null, schema: target.schema, name: target.name, column: null };
}

async function chooseTable(services: Services, connections: readonly ConnectionInfo[]): Promise<TableAddress | null> {
  const [only, second] = connections;
  const connection =
    only !== undefined && second === undefined ? only : await chooseConnection(connections, vscode.l10n.t('Profile on which connection?'));
  if (connection === null) return null;
  const { tables } = await services.server.request(AETL_METHODS.profileTables, { connection: connection.name });
  const address = (schema: string | null, name: string) => ({ connection: connection.name, catalog: null, schema, name, column: null });
  if (tables.length === 0) {
    // A database that was never crawled has no list; whoever knows the name needs none.
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('Profile a table of {0}', connection.name),
      prompt: vscode.l10n.t('Name of the table, such as marts.orders'),
    });
    if (!name) return null;
    const parts = name.split('.');
    return address(parts.at(-2) ?? null, parts.at(-1) ?? name);
  }
  const items = tables.map(({ schema, name, kind }) => ({
    label: name,
    description: schema ?? '',
    detail: kind === 'table' ? '' : kind,
    schema,
    name,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Profile a table of {0}', connection.name),
    matchOnDescription: true,
  });
  return chosen === undefined ? null : address(chosen.schema, chosen.name);
}
