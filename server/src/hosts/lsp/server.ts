import { type Connection, type InitializeParams, type InitializeResult, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Aetl, speakLanguage } from '../../app/index.ts';
import type { Logger } from '../../base/index.ts';
import { capabilities } from './capabilities.ts';
import { serveAetlRequests } from './features/aetl-requests.ts';
import { serveCallHierarchy } from './features/call-hierarchy.ts';
import { serveCodeActions } from './features/code-actions.ts';
import { serveCodeLenses } from './features/code-lenses.ts';
import { serveCompletion } from './features/completion.ts';
import { serveConnections } from './features/connections.ts';
import { serveDatabases } from './features/databases.ts';
import { serveErd } from './features/erd.ts';
import { serveFormatting } from './features/formatting.ts';
import { serveGlossary } from './features/glossary.ts';
import { serveHover } from './features/hover.ts';
import { serveImpact } from './features/impact.ts';
import { serveInlayHints } from './features/inlay-hints.ts';
import { serveNavigation } from './features/navigation.ts';
import { serveProfiles } from './features/profiles.ts';
import { serveQueries } from './features/queries.ts';
import { serveRename } from './features/rename.ts';
import { serveSchemaHistory } from './features/schema-history.ts';
import { serveSemanticTokens } from './features/semantic-tokens.ts';
import { serveStructure } from './features/structure.ts';
import { serveSymbols } from './features/symbols.ts';
import { Indexing } from './indexing.ts';
import { PendingDocuments } from './pending-documents.ts';
import { publishDiagnostics } from './publishing.ts';
import { refreshLineage } from './refreshing.ts';
import { serving } from './serve.ts';
import type { Session } from './session.ts';
import { Uris } from './uris.ts';
import { WorkspaceSync } from './workspace-sync.ts';

/** What an editor may say when it starts the server. */
interface InitializationOptions {
  /** `pull`: the editor fetches diagnostics; otherwise they are pushed. */
  readonly diagnostics?: 'push' | 'pull';
  /** The language of the editor, where it is not the one that `initialize` names. */
  readonly locale?: string;
}

export interface ServerOptions {
  readonly connection: Connection;
  readonly logger: Logger;
  readonly version: string;
  readonly createAetl: (params: InitializeParams) => Aetl;
}

/** Answers one editor over one connection. */
export function startServer({ connection, logger, version, createAetl }: ServerOptions): void {
  connection.onInitialize((params): InitializeResult => {
    const pull = (params.initializationOptions as InitializationOptions | undefined)?.diagnostics === 'pull';
    const { locale = params.locale } = (params.initializationOptions ?? {}) as InitializationOptions;
    speakLanguage(locale);
    const sync = connect(connection, logger, createAetl(params), params, pull);
    connection.onInitialized(() => {
      sync.start().catch((error: unknown) => logger.error('starting failed', error));
    });
    return { capabilities: capabilities(pull), serverInfo: { name: 'aetl', version } };
  });
  connection.listen();
}

function connect(connection: Connection, logger: Logger, aetl: Aetl, params: InitializeParams, pull: boolean): WorkspaceSync {
  const progressSupport = params.capabilities.window?.workDoneProgress === true;
  const onReady = () => {
    requestAll();
    pump.resume();
    lineageChanged();
    // From here on, crawls of other processes are news.
    aetl.databases.refresh().catch((error: unknown) => logger.error('looking for crawls failed', error));
  };
  const indexing = new Indexing({ connection, aetl, logger, progressSupport, onReady });
  const uris = new Uris();
  const pending = new PendingDocuments((document) => {
    const uri = uris.fromClient(document.uri);
    aetl.showDocument(uri, document.getText(), document.version);
    pump.request([uri]);
  });
  const session: Session = {
    connection,
    aetl,
    logger,
    uris,
    documents: new TextDocuments(TextDocument),
    serve: serving({ phases: indexing, catchUp: () => pending.flush(), logger }),
    pending,
  };
  const { pump, requestAll } = publishDiagnostics(session, pull);
  const lineageChanged = refreshLineage(session, params.capabilities);
  serveCompletion(session);
  serveHover(session);
  serveNavigation(session, params.capabilities.textDocument?.definition?.linkSupport === true);
  serveRename(session);
  serveSymbols(session);
  serveStructure(session);
  serveSemanticTokens(session);
  serveCodeActions(session);
  serveFormatting(session);
  serveCodeLenses(session);
  serveInlayHints(session);
  serveCallHierarchy(session);
  serveAetlRequests(session);
  serveGlossary(session);
  serveQueries(session);
  serveProfiles(session);
  serveConnections(session);
  serveDatabases(session);
  serveSchemaHistory(session);
  serveImpact(session);
  serveErd(session);
  connection.onShutdown(async () => {
    await aetl.remember();
    await aetl.databases.close();
    await aetl.connections.close();
  });
  const sync = new WorkspaceSync(session, indexing, pump, params);
  sync.listenToDocuments();
  session.documents.listen(connection);
  return sync;
}
