import * as vscode from 'vscode';
import { registerCommands } from './commands/index.ts';
import { LineageSurfaces } from './lineage/index.ts';
import { ResultsView } from './results/index.ts';
import { SchemaDocuments, SchemaHistoryView } from './schema-history/index.ts';
import { SchemaTree } from './schema-tree/index.ts';
import { type IndexState, ServerConnection } from './server/index.ts';
import { StatusBar } from './status/index.ts';

/** What the extension offers to tests, and to other extensions that want to wait for it. */
export interface AetlApi {
  /** The state of the language server and its index. */
  state(): IndexState;
  /** Settles when the index is complete; rejects when the server cannot run. */
  ready(): Promise<void>;
}

export function activate(context: vscode.ExtensionContext): AetlApi {
  const log = vscode.window.createOutputChannel('AETL', { log: true });
  const server = new ServerConnection(context, log);
  const tree = new SchemaTree(server);
  const lineage = new LineageSurfaces(context.extensionUri, server, log);
  const results = new ResultsView(context.extensionUri, server);
  const schemaHistory = new SchemaHistoryView(server, context.workspaceState);
  const schemaDocuments = new SchemaDocuments(server);
  const status = new StatusBar(server);
  const commands = registerCommands({ context, log, server, tree, lineage, results, schemaHistory, status, chosenConnections: new Map() });
  context.subscriptions.push(log, server, tree, lineage, results, schemaHistory, schemaDocuments, status, commands);
  void server.start();
  return { state: () => server.state, ready: () => server.ready() };
}
