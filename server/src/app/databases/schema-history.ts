import { ok, type Result, say } from '../../base/index.ts';
import {
  changedObjects,
  describeChange,
  describeObject,
  type MetadataStore,
  type ObjectName,
  objectAt,
  oldNameOf,
  type StoredChange,
} from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type ImpactSurroundings, reportImpact } from './impact-report.ts';
import type { ConnectionCrawls, DatabaseProblem, HistoricChange, HistoryFilter, NamedConnection, ReportedChange } from './model.ts';
import { stored, usage } from './problems.ts';

/** Crawls of a connection that are listed. */
const MOST_CRAWLS = 100;
const MOST_RENAMES = 1000;

/** The crawls of a connection; what cannot be read says why. */
export async function crawlsOf(
  connection: NamedConnection,
  store: Result<MetadataStore | null, DatabaseProblem>,
): Promise<ConnectionCrawls> {
  if (!store.ok) return { connection, crawls: [], failure: store.error.message };
  const runs = store.value === null ? ok([]) : await store.value.runs(connection.name);
  if (!runs.ok) return { connection, crawls: [], failure: runs.error.message };
  const finished = runs.value.filter(({ state }) => state === 'finished');
  return {
    connection,
    crawls: finished.slice(0, MOST_CRAWLS).map((run) => ({ run, isFirst: run === finished.at(-1) })),
    failure: null,
  };
}

export async function historyOf(
  store: MetadataStore,
  source: string,
  filter: HistoryFilter,
): Promise<Result<readonly HistoricChange[], DatabaseProblem>> {
  const changes = stored(await store.history({ source, ...filter }));
  if (!changes.ok) return changes;
  const renames: StoredChange[] = [];
  for (const run of new Set(changes.value.map((change) => change.run))) {
    const found = stored(await store.history({ source, run, kinds: ['rename-object'], limit: MOST_RENAMES }));
    if (!found.ok) return found;
    renames.push(...found.value);
  }
  return ok(
    changes.value.map((change) => ({
      change,
      message: describeChange(change),
      oldName: oldNameOf(
        change.object,
        renames.filter(({ run }) => run === change.run),
      ),
    })),
  );
}

/** Who uses what a stored change has changed, by the files as they are now. */
export async function impactOfStored(
  around: ImpactSurroundings & { readonly store: MetadataStore },
  connection: string,
  id: number,
): Promise<Result<ReportedChange, DatabaseProblem>> {
  const { store } = around;
  const changes = stored(await store.history({ source: connection, id, limit: 1 }));
  if (!changes.ok) return changes;
  const [change] = changes.value;
  if (change === undefined) return usage(say('the history of {0} has no change {1} any more; look at it again', connection, id));
  const objects = stored(await changedObjects(store, [change]));
  const dialect = await dialectOf(store, connection);
  if (!objects.ok) return objects;
  if (!dialect.ok) return dialect;
  const question = { changes: [change], objects: objects.value, dialect: dialect.value, connections: [connection] };
  const [report] = await reportImpact(around, question);
  return ok(report ?? { change, message: describeChange(change), places: [], downstream: [] });
}

/** An object of a snapshot as DDL; empty when it was not there. */
export async function objectText(
  store: MetadataStore,
  snapshot: { readonly source: string; readonly run: number },
  name: ObjectName,
): Promise<Result<string, DatabaseProblem>> {
  const found = stored(await objectAt(store, snapshot, name));
  const dialect = await dialectOf(store, snapshot.source);
  if (!found.ok) return found;
  if (!dialect.ok) return dialect;
  return ok(found.value === null ? '' : describeObject(found.value, dialect.value));
}

export async function dialectOf(store: MetadataStore, connection: string): Promise<Result<DialectName, DatabaseProblem>> {
  const sources = stored(await store.sources());
  return sources.ok ? ok(sources.value.find(({ name }) => name === connection)?.type ?? 'ansi') : sources;
}
