import { type CancellationToken, ok, type Result } from '../../base/index.ts';
import { changedObjects, type MetadataStore, type StoredChange } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type ImpactSurroundings, reportImpact, summarizeImpact } from './impact-report.ts';
import type { CrawledEvent, DatabaseProblem } from './model.ts';
import { stored } from './problems.ts';

/** Changes whose objects are read at once. */
const PAGE = 200;
/** A crawl that finds more has found another database; the rest is counted by nobody but who looks at it. */
const MOST_CHANGES = 5_000;

interface CrawlQuestion {
  readonly connection: string;
  readonly run: number;
  readonly dialect: DialectName;
}

/** Works out what the changes of a crawl mean for the workspace, and keeps it beside them. */
export async function recordImpact(
  around: ImpactSurroundings & { readonly store: MetadataStore },
  { connection, run, dialect }: CrawlQuestion,
  token: CancellationToken,
): Promise<Result<void, DatabaseProblem>> {
  const { store } = around;
  for (let [below, seen] = [Number.MAX_SAFE_INTEGER, 0]; seen < MOST_CHANGES; seen += PAGE) {
    const page = stored(await store.history({ source: connection, run, below, limit: PAGE }));
    if (!page.ok) return page;
    const objects = stored(await changedObjects(store, page.value));
    if (!objects.ok) return objects;
    const found = await reportImpact(around, { changes: page.value, objects: objects.value, dialect, connections: [connection] });
    const impacts = found.flatMap((report, at) => {
      const change = page.value[at]?.id;
      return change === undefined ? [] : [{ change, impact: summarizeImpact(report) }];
    });
    const kept = stored(await store.keepImpact(impacts));
    if (!kept.ok) return kept;
    below = page.value.at(-1)?.id ?? 0;
    // What is not counted now is counted when somebody looks at it.
    if (page.value.length < PAGE || token.isCancellationRequested) break;
  }
  return ok(undefined);
}

/** What is to be told of a finished crawl, by what is kept of it. */
export async function crawledEvent(
  store: MetadataStore,
  { connection, run }: Pick<CrawlQuestion, 'connection' | 'run'>,
): Promise<Result<CrawledEvent, DatabaseProblem>> {
  const runs = stored(await store.runs(connection));
  if (!runs.ok) return runs;
  const { changes = 0, breaking = 0 } = runs.value.find(({ id }) => id === run) ?? {};
  const found: Result<readonly StoredChange[], DatabaseProblem> =
    breaking === 0 ? ok([]) : stored(await store.history({ source: connection, run, limit: MOST_CHANGES }));
  if (!found.ok) return found;
  const broken = found.value.flatMap(({ impact }) => impact?.places.filter(({ effect }) => effect === 'breaks') ?? []);
  const counts = found.value.map(({ impact }) => impact?.brokenFiles ?? 0);
  // Of a change that breaks very many files not all are kept by name: there are at least as many.
  const brokenFiles = Math.max(new Set(broken.map(({ path }) => path)).size, ...counts);
  return ok({ connection, run, changes, breaking, brokenFiles });
}
