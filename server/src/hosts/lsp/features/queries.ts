import { demoDatabase } from '../../../app/index.ts';
import { type CancellationToken, isCancelled } from '../../../base/index.ts';
import {
  AETL_METHODS,
  type DatabaseDefinitionParams,
  type DemoDatabaseParams,
  type DemoDatabaseResult,
  type QueryEventParams,
  type QueryRunParams,
  type QueryStatementParams,
  type QueryStatementResult,
  type ToResultsMessage,
} from '../../../protocol/index.ts';
import { openFile, type Session } from '../session.ts';

/** Queries on connections of aetl.yaml, for the results view. */
export function serveQueries(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onRequest(
    AETL_METHODS.connectionList,
    serve('connections', 'indexed', () => ({
      connections: aetl.connections.list().map(({ name, type, environment }) => ({ name, type, environment })),
    })),
  );
  connection.onRequest(
    AETL_METHODS.databaseDefinition,
    serve('definition', 'indexed', ({ uri }: DatabaseDefinitionParams) => aetl.databaseDefinition(uri)),
  );
  connection.onRequest(
    AETL_METHODS.demoDatabase,
    serve('demo database', 'none', async ({ samples, folder }: DemoDatabaseParams): Promise<DemoDatabaseResult> => {
      const made = await demoDatabase(samples, folder);
      return made.ok ? null : { problem: made.error };
    }),
  );
  connection.onRequest(
    AETL_METHODS.queryStatement,
    serve(
      'statement',
      'indexed',
      async ({ textDocument, position }: QueryStatementParams, token: CancellationToken): Promise<QueryStatementResult> => {
        const opened = await openFile(session, textDocument.uri, token);
        if (!opened) return null;
        const { file, positions } = opened;
        const sql = aetl.ide.statementAt(file, positions.offset(position));
        const info = await aetl.documentInfo(file.uri, token);
        return sql === null ? null : { sql, connection: info?.connection ?? null };
      },
    ),
  );
  connection.onRequest(
    AETL_METHODS.queryRun,
    serve('query', 'indexed', async ({ id, ...question }: QueryRunParams, token: CancellationToken) => {
      const tell = (event: ToResultsMessage) =>
        connection.sendNotification(AETL_METHODS.queryEvent, { id, event } satisfies QueryEventParams);
      try {
        await aetl.runQuery(question, tell, token);
      } catch (error) {
        if (!isCancelled(error)) throw error;
        await tell({ type: 'cancelled' });
      }
      return null;
    }),
  );
}
