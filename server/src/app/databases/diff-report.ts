import { fail, ok, type Result } from '../../base/index.ts';
import { impactOf } from '../../lineage/index.ts';
import { type CrawlRun, describeChange, diffSnapshots, type MetadataStore, proposeMigration, type Stored } from '../../metadata/index.ts';
import { printedPath, type Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import type { DatabaseProblem, DiffQuestion, DiffReport, ReportedChange, ReportedPlace, SnapshotName } from './model.ts';

interface DiffSurroundings {
  readonly store: MetadataStore;
  readonly workspace: Workspace;
  readonly locations: Locations;
}

/** Compares two snapshots, and says what of the workspace uses what differs. */
export async function diffReport(around: DiffSurroundings, question: DiffQuestion): Promise<Result<DiffReport, DatabaseProblem>> {
  const { store } = around;
  const [olds, news] = [await finishedRuns(store, question.before), await finishedRuns(store, question.after)];
  if (!olds.ok) return olds;
  if (!news.ok) return news;
  const [after] = news.value;
  const before = snapshotAt(olds.value, question);
  if (after === undefined) return usage(`${question.after} was never crawled; run aetl crawl ${question.after}`);
  if (before === undefined) return usage(nothingBefore(question, olds.value));
  const [from, to] = [snapshotName(question.before, before), snapshotName(question.after, after)];
  const found = stored(
    await diffSnapshots(store, { source: from.connection, run: from.run }, { source: to.connection, run: to.run }, question.schema),
  );
  const sources = stored(await store.sources());
  if (!found.ok) return found;
  if (!sources.ok) return sources;
  const dialect = sources.value.find(({ name }) => name === question.after)?.type ?? 'ansi';
  const { changes, objects } = found.value;
  const plain = changes.map((change): ReportedChange => ({ change, message: describeChange(change), places: [], downstream: [] }));
  if (question.impact) await around.workspace.settleDefinitions();
  const reported = question.impact ? withImpact(around, question, { changes, objects, dialect }) : plain;
  return ok({ before: from, after: to, changes: reported, migration: proposeMigration(objects, dialect) });
}

function withImpact(
  { workspace, locations }: DiffSurroundings,
  { before, after }: DiffQuestion,
  found: Pick<Parameters<typeof impactOf>[1], 'changes' | 'objects' | 'dialect'>,
): readonly ReportedChange[] {
  const impacts = impactOf(workspace, {
    ...found,
    // A file that names no connection may be of any.
    concerns: (file) => [before, after, null].includes(workspace.connectionOf(file)),
  });
  return impacts.map(({ change, places, downstream }) => ({
    change,
    message: describeChange(change),
    downstream,
    places: places.flatMap(({ uri, range, effect, message }): ReportedPlace[] => {
      const [file, location] = [workspace.file(uri), locations.locate({ uri, range })];
      return file === null || location === null ? [] : [{ path: printedPath(file), location, effect, message }];
    }),
  }));
}

async function finishedRuns(store: MetadataStore, source: string): Promise<Result<readonly CrawlRun[], DatabaseProblem>> {
  const runs = stored(await store.runs(source));
  return runs.ok ? ok(runs.value.filter(({ state }) => state === 'finished')) : runs;
}

function snapshotAt(runs: readonly CrawlRun[], { before, after, at }: DiffQuestion): CrawlRun | undefined {
  if (at !== null) return runs.find(({ finishedAt }) => finishedAt !== null && finishedAt <= at);
  return before === after ? runs[1] : runs[0];
}

function nothingBefore({ before, at }: DiffQuestion, runs: readonly CrawlRun[]): string {
  if (runs.length === 0) return `${before} was never crawled; run aetl crawl ${before}`;
  return at === null
    ? `${before} was crawled once only, so that there is nothing to compare with`
    : `there is no crawl of ${before} as old as that`;
}

function snapshotName(connection: string, { id, finishedAt, startedAt }: CrawlRun): SnapshotName {
  return { connection, run: id, crawledAt: finishedAt ?? startedAt };
}

function usage(message: string): Result<never, DatabaseProblem> {
  return fail({ fault: 'usage', message });
}

function stored<T>(result: Stored<T>): Result<T, DatabaseProblem> {
  return result.ok ? result : fail({ fault: 'store', message: result.error.message });
}
