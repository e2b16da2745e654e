import * as vscode from 'vscode';
import { registerCommands } from './commands/index.ts';
import { ChosenConnections } from './connections/index.ts';
import { ErdPanels } from './erd/index.ts';
import { ImpactView } from './impact/index.ts';
import { LineageSurfaces } from './lineage/index.ts';
import { LineageAnswers } from './lineage-questions/index.ts';
import { ProfilePanels } from './profile/index.ts';
import { QueryHistory, ResultsView } from './results/index.ts';
import { SchemaDocuments, SchemaHistoryView } from './schema-history/index.ts';
import { SchemaTree } from './schema-tree/index.ts';
import { DatabaseDefinitions, type IndexState, ServerConnection } from './server/index.ts';
import { ConnectionStatus, StatusBar } from './status/index.ts';

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
  const queryHistory = new QueryHistory(context.workspaceState);
  const results = new ResultsView(context.extensionUri, server, queryHistory);
  const schemaHistory = new SchemaHistoryView(server, context.workspaceState);
  const erd = new ErdPanels(context.extensionUri, server);
  const impact = new ImpactView(server);
  const answers = new LineageAnswers(server);
  const schemaDocuments = new SchemaDocuments(server);
  const chosenConnections = new ChosenConnections();
  const definitions = new DatabaseDefinitions(server);
  const connectionStatus = new ConnectionStatus(server, chosenConnections);
  const profiles = new ProfilePanels(context.extensionUri, server, () => tree.refresh());
  const status = new StatusBar(server);
  const commands = registerCommands({
    context,
    log,
    server,
    tree,
    lineage,
    results,
    queryHistory,
    schemaHistory,
    erd,
    impact,
    answers,
    profiles,
    status,
    chosenConnections,
  });
  context.subscriptions.push(
    log,
    server,
    chosenConnections,
    definitions,
    connectionStatus,
    tree,
    lineage,
    results,
    schemaHistory,
    erd,
    impact,
    answers,
    schemaDocuments,
    profiles,
    status,
    commands,
  );
  void server.start();
  return { state: () => server.state, ready: () => server.ready() };
}
