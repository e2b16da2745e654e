import { fail, type Logger, ok, type Result } from '../../base/index.ts';
import { runCrawl, type SourceIdentity } from '../../metadata/index.ts';
import { type Project, storePlace, type Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import { diffReport } from './diff-report.ts';
import type { ConnectorFor, DatabaseProblem, Databases, NamedConnection } from './model.ts';
import type { OpenStores } from './open-stores.ts';

export interface DatabasesOptions {
  readonly workspace: Workspace;
  readonly locations: Locations;
  readonly logger: Logger;
  readonly stores: OpenStores;
  readonly yield: () => Promise<void>;
  readonly connectorFor: ConnectorFor;
  /** Crawls stand behind files whose findings may have changed. */
  readonly onCrawled: () => Promise<void>;
}

/** Crawls of the connections that the projects of the workspace name, and what is asked of them. */
export function createDatabases(options: DatabasesOptions): Databases {
  const { workspace, logger, stores, connectorFor, onCrawled } = options;
  const projectOf = (name: string) =>
    workspace.projects.find(({ file }) => file?.connections.some((connection) => connection.name === name)) ?? null;
  const withStore = async <T>(name: string, work: (project: Project, store: StoreOf) => Promise<Result<T, DatabaseProblem>>) => {
    const project = projectOf(name);
    if (project === null) return unknownConnection(name, connectionsOf(workspace));
    const store = await stores.of(storePlace(project));
    return store.ok ? work(project, store.value) : store;
  };
  const refresh = async () => {
    for (const { name } of connectionsOf(workspace)) {
      const project = projectOf(name);
      const copied = project === null ? ok(undefined) : await stores.copyShared(storePlace(project), name);
      if (!copied.ok) logger.warn(copied.error.message);
    }
    await onCrawled();
  };
  return {
    connections: () => connectionsOf(workspace),
    crawl: (name, scope, onProgress, token) =>
      withStore(name, async (project, store) => {
        const connection = connectionsOf(workspace).find((candidate) => candidate.name === name);
        if (connection === undefined) return unknownConnection(name, connectionsOf(workspace));
        const opened = await connectorFor(connection);
        if (!opened.ok) return fail({ fault: 'usage', message: opened.error });
        const { connector, place } = opened.value;
        const source: SourceIdentity = { name, type: connector.settings.type, place };
        const crawled = await runCrawl({ connector, store, source, scope, token, onProgress, breathe: options.yield });
        if (!crawled.ok) return fail({ fault: crawled.error.from, message: crawled.error.failure.message });
        const copied = await stores.copyShared(storePlace(project), name);
        if (!copied.ok) logger.warn(copied.error.message);
        await onCrawled();
        return ok({ connection: name, ...crawled.value });
      }),
    diff: (question) =>
      withStore(question.before, async (project, store) => {
        const other = projectOf(question.after);
        if (other === null) return unknownConnection(question.after, connectionsOf(workspace));
        if (JSON.stringify(storePlace(other)) !== JSON.stringify(storePlace(project)))
          return fail({ fault: 'usage', message: `${question.before} and ${question.after} are in projects with other stores` });
        return diffReport({ store, workspace, locations: options.locations }, question);
      }),
    history: (source, filter) =>
      withStore(source, async (_, store) => {
        const found = await store.history({ source, ...filter });
        return found.ok ? found : fail({ fault: 'store', message: found.error.message });
      }),
    refresh,
    close: () => stores.close(),
  };
}

type StoreOf = Extract<Awaited<ReturnType<OpenStores['of']>>, { readonly ok: true }>['value'];

function connectionsOf(workspace: Workspace): readonly NamedConnection[] {
  return workspace.projects.flatMap(({ folder, file }) => (file?.connections ?? []).map(({ name, type }) => ({ name, type, folder })));
}

function unknownConnection(name: string, known: readonly NamedConnection[]): Result<never, DatabaseProblem> {
  const names = known.map((connection) => connection.name).join(', ');
  const hint = names === '' ? 'aetl.yaml has no connections' : `aetl.yaml has ${names}`;
  return fail({ fault: 'usage', message: `there is no connection ${name}; ${hint}` });
}
