import type { CancellationToken } from '../../../base/index.ts';
import {
  AETL_METHODS,
  type DatabaseChildrenParams,
  type DatabaseChildrenResult,
  type DatabaseCrawlParams,
  type DatabaseCrawlResult,
  type DatabasePathParams,
  type DatabasePathResult,
  type DatabaseProgressParams,
  type DatabaseRefreshResult,
  type TableSelectParams,
} from '../../../protocol/index.ts';
import type { Session } from '../session.ts';

const EVERYTHING = { schemas: [], include: [], exclude: [] } as const;
/** Milliseconds between two words of progress: nobody reads faster. */
const PROGRESS_EVERY = 100;

/** The databases of the connections: their tree, and crawls that people start in the editor. */
export function serveDatabases(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onRequest(
    AETL_METHODS.databaseChildren,
    serve(
      'databases',
      'indexed',
      (params: DatabaseChildrenParams, token: CancellationToken): Promise<DatabaseChildrenResult> =>
        aetl.databaseTree.children(params, token),
    ),
  );
  connection.onRequest(
    AETL_METHODS.databasePath,
    serve(
      'the way to a table',
      'indexed',
      ({ address }: DatabasePathParams, token: CancellationToken): Promise<DatabasePathResult> => aetl.databaseTree.path(address, token),
    ),
  );
  connection.onRequest<DatabaseCrawlResult, unknown>(
    AETL_METHODS.databaseCrawl,
    serve('crawl', 'indexed', (params: DatabaseCrawlParams, token: CancellationToken) => crawl(session, params, token)),
  );
  connection.onRequest(
    AETL_METHODS.databaseRefresh,
    serve('refreshing crawls', 'indexed', async (): Promise<DatabaseRefreshResult> => {
      const before = aetl.databaseTree.revision();
      await aetl.databases.refresh();
      return { changed: aetl.databaseTree.revision() !== before };
    }),
  );
  connection.onRequest(
    AETL_METHODS.tableSelect,
    serve('select', 'indexed', (params: TableSelectParams) => aetl.databaseTree.select(params)),
  );
}

async function crawl(
  { connection, aetl }: Session,
  { connection: name }: DatabaseCrawlParams,
  token: CancellationToken,
): Promise<DatabaseCrawlResult> {
  const started = performance.now();
  let told = 0;
  const tell = (progress: Omit<DatabaseProgressParams, 'connection'>) => {
    if (performance.now() - told < PROGRESS_EVERY) return;
    told = performance.now();
    void connection.sendNotification(AETL_METHODS.databaseProgress, { connection: name, ...progress } satisfies DatabaseProgressParams);
  };
  const crawled = await aetl.databases.crawl(name, EVERYTHING, tell, token);
  if (!crawled.ok) return { ok: false, message: crawled.error.message };
  const { objects, changes, missed } = crawled.value.run;
  const assignable = aetl.connectionForms.isAssignable(name);
  return { ok: true, objects, changes, missed, assignable, milliseconds: Math.round(performance.now() - started) };
}
