import type { CancellationToken } from '../../../base/index.ts';
import {
  AETL_METHODS,
  type ConnectionAssignParams,
  type ConnectionChange,
  type ConnectionDeleteParams,
  type ConnectionReadParams,
  type ConnectionSaveParams,
  type ConnectionTestParams,
  type ConnectionTestResult,
} from '../../../protocol/index.ts';
import type { Session } from '../session.ts';

/** Connections of aetl.yaml: tried out, and changed by edits that the editor applies. */
export function serveConnections(session: Session): void {
  const { connection, serve, aetl, uris, documents } = session;
  const { connectionForms } = aetl;
  const shown = (uri: string | null) => (uri === null ? null : (documents.get(uris.toClient(uri))?.getText() ?? null));
  const forClient = (change: ConnectionChange): ConnectionChange => (change.ok ? { ...change, uri: uris.toClient(change.uri) } : change);
  connection.onRequest(
    AETL_METHODS.connectionRead,
    serve('connection', 'indexed', (params: ConnectionReadParams) => connectionForms.read(params.connection)),
  );
  connection.onRequest<ConnectionTestResult, unknown>(
    AETL_METHODS.connectionTest,
    serve('connection', 'indexed', (params: ConnectionTestParams, token: CancellationToken) => connectionForms.test(params, token)),
  );
  connection.onRequest<ConnectionChange, unknown>(
    AETL_METHODS.connectionSave,
    serve('connection', 'indexed', async (params: ConnectionSaveParams) => {
      const uri = uris.fromClient(`${params.folder.replace(/\/$/, '')}/aetl.yaml`);
      return forClient(await connectionForms.save(params, shown(uri)));
    }),
  );
  connection.onRequest<ConnectionChange, unknown>(
    AETL_METHODS.connectionDelete,
    serve('connection', 'indexed', async (params: ConnectionDeleteParams) =>
      forClient(await connectionForms.remove(params.connection, shown(connectionForms.fileOf(params.connection)))),
    ),
  );
  connection.onRequest<ConnectionChange, unknown>(
    AETL_METHODS.connectionAssign,
    serve('connection', 'indexed', async (params: ConnectionAssignParams) =>
      forClient(await connectionForms.assign(params.connection, shown(connectionForms.fileOf(params.connection)))),
    ),
  );
}
