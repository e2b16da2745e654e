import { fail, type Logger, ok, type Result, say } from '../../base/index.ts';
import { type MetadataStore, runCrawl, type SourceIdentity } from '../../metadata/index.ts';
import { type Project, storePlace, type Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import { recordImpact } from './crawl-impact.ts';
import { CrawlWatch } from './crawl-watch.ts';
import { diffReport } from './diff-report.ts';
import type { ConnectorFor, DatabaseProblem, Databases, NamedConnection } from './model.ts';
import type { OpenStores } from './open-stores.ts';
import { usage } from './problems.ts';
import { crawlsOf, historyOf, impactOfStored, objectText } from './schema-history.ts';

export interface DatabasesOptions {
  readonly workspace: Workspace;
  readonly locations: Locations;
  readonly logger: Logger;
  readonly stores: OpenStores;
  readonly yield: () => Promise<void>;
  readonly connectorFor: ConnectorFor;
  /** Whether a store may be opened that the folders name: it may be anywhere, and its URL may name variables. */
  readonly trusted: () => boolean;
  /** Crawls stand behind files whose findings may have changed. */
  readonly onCrawled: () => Promise<void>;
}

/** Crawls of the connections that the projects of the workspace name, and what is asked of them. */
export function createDatabases(options: DatabasesOptions): Databases {
  const { workspace, logger, stores, connectorFor, onCrawled } = options;
  const projectOf = (name: string) =>
    workspace.projects.find(({ file }) => file?.connections.some((connection) => connection.name === name)) ?? null;
  const around = { workspace, locations: options.locations, yield: options.yield };
  const watch = new CrawlWatch(around, logger);
  const openStore = (project: Project) => (options.trusted() ? stores.of(storePlace(project)) : Promise.resolve(usage(notTrusted())));
  const withStore = async <T>(
    name: string,
    work: (project: Project, store: MetadataStore) => Promise<Result<T, DatabaseProblem>>,
  ): Promise<Result<T, DatabaseProblem>> => {
    const project = projectOf(name);
    if (project === null) return unknownConnection(name, connectionsOf(workspace));
    const store = await openStore(project);
    return store.ok ? work(project, store.value) : store;
  };
  const existingStore = async (project: Project): Promise<Result<MetadataStore | null, DatabaseProblem>> =>
    options.trusted() ? stores.existing(storePlace(project)) : usage(notTrusted());
  const refresh = async () => {
    const news: (() => Promise<void>)[] = [];
    for (const { name } of connectionsOf(workspace)) {
      const project = projectOf(name);
      const existing = project === null ? ok(null) : await existingStore(project);
      if (project === null || !existing.ok || existing.value === null) continue;
      const store = existing.value;
      const copied = await stores.copyShared(storePlace(project), name);
      if (!copied.ok) logger.warn(copied.error.message);
      const run = await watch.news(store, name);
      if (run !== null) news.push(() => watch.tellOfOthers(store, name, run));
    }
    await onCrawled();
    for (const announce of news) await announce();
  };
  const catchUp = async (): Promise<readonly string[]> => {
    if (!options.trusted()) return [];
    // A store that is out of reach is tried once, not for each of its connections.
    const failed = new Map<string, string>();
    let isNew = false;
    for (const { name } of connectionsOf(workspace)) {
      const project = projectOf(name);
      const place = project && storePlace(project);
      if (place === null || failed.has(JSON.stringify(place))) continue;
      const caught = await stores.catchUp(place, name);
      if (!caught.ok) failed.set(JSON.stringify(place), caught.error.message);
      isNew ||= !caught.ok || caught.value;
    }
    if (isNew) await onCrawled();
    return [...failed.values()];
  };
  return {
    connections: () => connectionsOf(workspace),
    crawl: (name, { full = false, ...scope }, onProgress, token) =>
      withStore(name, async (project, store) => {
        const connection = connectionsOf(workspace).find((candidate) => candidate.name === name);
        if (connection === undefined) return unknownConnection(name, connectionsOf(workspace));
        const opened = await connectorFor(connection);
        if (!opened.ok) return fail({ fault: 'usage', message: opened.error });
        const { connector, place } = opened.value;
        const source: SourceIdentity = { name, type: connector.settings.type, place };
        const crawled = await runCrawl({ connector, store, source, scope, full, token, onProgress, breathe: options.yield });
        if (!crawled.ok) return fail({ fault: crawled.error.from, message: crawled.error.failure.message });
        const { run } = crawled.value;
        watch.ours(name, run.id);
        const copied = await stores.copyShared(storePlace(project), name);
        if (!copied.ok) logger.warn(copied.error.message);
        await onCrawled();
        const recorded =
          run.changes === 0
            ? ok(undefined)
            : await recordImpact({ ...around, store }, { connection: name, run: run.id, dialect: source.type }, token);
        if (!recorded.ok) logger.warn(recorded.error.message);
        await watch.tell(store, name, run.id);
        return ok({ connection: name, ...crawled.value });
      }),
    diff: (question) =>
      withStore(question.before, async (project, store) => {
        const other = projectOf(question.after);
        if (other === null) return unknownConnection(question.after, connectionsOf(workspace));
        if (JSON.stringify(storePlace(other)) !== JSON.stringify(storePlace(project)))
          return usage(say('{0} and {1} are in projects with other stores', question.before, question.after));
        return diffReport({ ...around, store }, question);
      }),
    crawls: () =>
      Promise.all(
        connectionsOf(workspace).map(async (connection) => {
          const project = projectOf(connection.name);
          return crawlsOf(connection, project === null ? ok(null) : await existingStore(project));
        }),
      ),
    async rename(from, to) {
      const project = projectOf(from);
      const renamed = project === null || !options.trusted() ? ok(undefined) : await stores.renameSource(storePlace(project), from, to);
      if (!renamed.ok) logger.warn(say('what was crawled of {0} is not to be found under {1}: {2}', from, to, renamed.error.message));
    },
    history: (source, filter) => withStore(source, (_, store) => historyOf(store, source, filter)),
    impact: (connection, change) => withStore(connection, (_, store) => impactOfStored({ ...around, store }, connection, change)),
    objectText: (source, run, object) => withStore(source, (_, store) => objectText(store, { source, run }, object)),
    onCrawled: (listener) => watch.onCrawled(listener),
    refresh,
    catchUp,
    close: () => stores.close(),
  };
}

const notTrusted = (): string => say('The workspace is not trusted, so that AETL opens no store that it names. Trust it first.');

function connectionsOf(workspace: Workspace): readonly NamedConnection[] {
  return workspace.projects.flatMap(({ folder, file }) => (file?.connections ?? []).map(({ name, type }) => ({ name, type, folder })));
}

function unknownConnection(name: string, known: readonly NamedConnection[]): Result<never, DatabaseProblem> {
  const names = known.map((connection) => connection.name).join(', ');
  const message =
    names === ''
      ? say('there is no connection {0}; aetl.yaml has no connections', name)
      : say('there is no connection {0}; aetl.yaml has {1}', name, names);
  return fail({ fault: 'usage', message });
}
