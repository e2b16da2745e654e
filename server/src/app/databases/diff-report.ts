import { ok, type Result, say } from '../../base/index.ts';
import {
  type CrawledSchemas,
  type CrawlRun,
  describeChange,
  diffSnapshots,
  type MetadataStore,
  type ObjectChange,
  proposeMigration,
  type SchemaChange,
  type SnapshotDifference,
} from '../../metadata/index.ts';
import { type ImpactSurroundings, reportImpact } from './impact-report.ts';
import type { DatabaseProblem, DiffQuestion, DiffReport, ReportedChange, SnapshotName, UnseenObjects } from './model.ts';
import { stored, usage } from './problems.ts';
import { dialectOf } from './schema-history.ts';

/** Compares two snapshots, and says what of the workspace uses what differs. */
export async function diffReport(
  around: ImpactSurroundings & { readonly store: MetadataStore },
  question: DiffQuestion,
): Promise<Result<DiffReport, DatabaseProblem>> {
  const { store } = around;
  const [olds, news] = [await finishedRuns(store, question.before), await finishedRuns(store, question.after)];
  if (!olds.ok) return olds;
  if (!news.ok) return news;
  const after = lastSnapshot(news.value, question);
  if (after === undefined) return usage(nothingAfter(question, news.value));
  const before = firstSnapshot(olds.value, question, after);
  if (before === undefined) return usage(nothingBefore(question, olds.value));
  const [from, to] = [snapshotName(question.before, before), snapshotName(question.after, after)];
  const found = stored(
    await diffSnapshots(store, { source: from.connection, run: from.run }, { source: to.connection, run: to.run }, question.schema),
  );
  if (!found.ok) return found;
  const seen = await comparable(store, found.value, from, to);
  if (!seen.ok) return seen;
  const { changes, objects, unseen } = seen.value;
  const [dialect, changed] = [await dialectOf(store, question.after), await dialectOf(store, question.before)];
  if (!dialect.ok) return dialect;
  if (!changed.ok) return changed;
  const connections = [question.before, question.after];
  const reported = question.impact
    ? await reportImpact(around, { changes, objects, dialect: dialect.value, connections })
    : changes.map((change): ReportedChange => ({ change, message: describeChange(change), places: [], downstream: [] }));
  const migration = proposeMigration(objects, changed.value);
  return ok({ before: from, after: to, changes: reported, migration, dialect: changed.value, otherDialect: dialect.value, unseen });
}

/** Without what is not known to differ. Two crawls of one database need no such care: what the later one did not see, it keeps. */
async function comparable(
  store: MetadataStore,
  { changes, objects }: SnapshotDifference,
  from: SnapshotName,
  to: SnapshotName,
): Promise<Result<SnapshotDifference & Pick<DiffReport, 'unseen'>, DatabaseProblem>> {
  if (from.connection === to.connection) return ok({ changes, objects, unseen: [] });
  const [olds, news] = [
    stored(await store.schemas({ source: from.connection, run: from.run })),
    stored(await store.schemas({ source: to.connection, run: to.run })),
  ];
  if (!olds.ok) return olds;
  if (!news.ok) return news;
  const isSeen = ({ schemas, whole }: CrawledSchemas, schema: string | null) =>
    schemas.find(({ name }) => name === schema)?.complete ?? whole;
  const blind = (object: ObjectChange): string | null => {
    const schema = (object.before ?? object.after)?.schema ?? null;
    if (object.after === null && !isSeen(news.value, schema)) return to.connection;
    return object.before === null && !isSeen(olds.value, schema) ? from.connection : null;
  };
  const counts = new Map<string, UnseenObjects>();
  for (const object of objects) {
    const by = blind(object);
    if (by === null) continue;
    const schema = (object.before ?? object.after)?.schema ?? '';
    const key = JSON.stringify([schema, by]);
    counts.set(key, { schema, by, objects: (counts.get(key)?.objects ?? 0) + 1 });
  }
  const isKnown = ({ kind, object: { schema } }: SchemaChange) =>
    kind === 'drop-object' ? isSeen(news.value, schema) : kind !== 'add-object' || isSeen(olds.value, schema);
  return ok({
    changes: changes.filter(isKnown),
    objects: objects.filter((object) => blind(object) === null),
    unseen: [...counts.values()],
  });
}

/** The proposal as one text, headed by what it is, and by the dialect that it speaks. */
export function migrationText({ before, after, migration, dialect, otherDialect }: Omit<DiffReport, 'changes' | 'unseen'>): string {
  const [from, to] = [commentText(before.connection), commentText(after.connection)];
  const aim =
    from === to
      ? `bring ${from} from crawl ${before.run} to crawl ${after.run}`
      : `make ${from} like ${to} (crawls ${before.run} and ${after.run})`;
  const lines = [
    `-- A proposal, to be read before it is run: it would ${aim}.`,
    '-- AETL has not run it, and never does.',
    ...(dialect === otherDialect ? [] : [`-- Types, defaults and queries are in the words of ${to}, which speaks ${otherDialect}.`]),
    // From one crawl of a database to another it is for a state that is past: what is there now says nothing of it.
    `-- aetl: dialect=${dialect}${from === to ? '' : ` connection="${from}"`}`,
  ];
  return `${lines.join('\n')}\n${migration.map((statement) => `\n${statement}\n`).join('')}`;
}

/** A name must not end the comment that it stands in. */
function commentText(name: string): string {
  return name.replaceAll(/\s+/g, ' ');
}

async function finishedRuns(store: MetadataStore, source: string): Promise<Result<readonly CrawlRun[], DatabaseProblem>> {
  const runs = stored(await store.runs(source));
  return runs.ok ? ok(runs.value.filter(({ state }) => state === 'finished')) : runs;
}

/** The second snapshot of a comparison. */
function lastSnapshot(runs: readonly CrawlRun[], { afterRun = null, until = null }: DiffQuestion): CrawlRun | undefined {
  if (afterRun !== null) return runs.find(({ id }) => id === afterRun);
  return until === null ? runs[0] : heldAt(runs, until);
}

/** The first one; without a choice that before the second, when both are of one connection. */
function firstSnapshot(
  runs: readonly CrawlRun[],
  { before, after, at, beforeRun = null }: DiffQuestion,
  last: CrawlRun,
): CrawlRun | undefined {
  if (beforeRun !== null) return runs.find(({ id }) => id === beforeRun);
  if (at !== null) return heldAt(runs, at);
  return before === after ? runs.find(({ id }) => id < last.id) : runs[0];
}

function heldAt(runs: readonly CrawlRun[], time: number): CrawlRun | undefined {
  return runs.find(({ finishedAt }) => finishedAt !== null && finishedAt <= time);
}

function nothingBefore({ before, at, beforeRun = null }: DiffQuestion, runs: readonly CrawlRun[]): string {
  if (runs.length === 0) return neverCrawled(before);
  if (beforeRun !== null) return say('{0} has no crawl {1}', before, beforeRun);
  return at === null
    ? say('{0} was crawled once only, so that there is nothing to compare with', before)
    : say('there is no crawl of {0} as old as that', before);
}

function nothingAfter({ after, afterRun = null }: DiffQuestion, runs: readonly CrawlRun[]): string {
  if (runs.length === 0) return neverCrawled(after);
  return afterRun === null ? say('there is no crawl of {0} as old as that', after) : say('{0} has no crawl {1}', after, afterRun);
}

function neverCrawled(connection: string): string {
  return say('{0} was never crawled; run aetl crawl {0}', connection);
}

function snapshotName(connection: string, { id, finishedAt, startedAt }: CrawlRun): SnapshotName {
  return { connection, run: id, crawledAt: finishedAt ?? startedAt };
}
