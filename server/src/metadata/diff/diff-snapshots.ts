import { compareText } from '../../base/index.ts';
import { isTableKind } from '../database/object-identity.ts';
import type { MetadataStore, ObjectChange, ObjectEntry, SnapshotPlace } from '../store.ts';
import type { Stored, StoreFailure } from '../store-failure.ts';
import type { SchemaChange } from './change.ts';
import { diffObjects } from './diff-objects.ts';
import { guessObjectRenames } from './guess-renames.ts';

/** Entries that are listed at once. */
const PAGE = 1000;
/** Renames are looked for among so many objects that came or went. */
const MOST_CANDIDATES = 500;

export interface SnapshotDifference {
  readonly changes: readonly SchemaChange[];
  /** The objects that the changes are of, before and after. */
  readonly objects: readonly ObjectChange[];
}

/** What makes the second snapshot of the first: two times of one database, or two databases. Only objects that differ are read. */
export async function diffSnapshots(
  store: MetadataStore,
  before: SnapshotPlace,
  after: SnapshotPlace,
  schema: string | null = null,
): Promise<Stored<SnapshotDifference>> {
  const changed: ObjectChange[] = [];
  try {
    const [olds, news] = [groups(store, before, schema), groups(store, after, schema)];
    let [old, now] = [await olds.next(), await news.next()];
    while (!old.done || !now.done) {
      const order = old.done ? 1 : now.done ? -1 : compareGroups(old.value, now.value);
      const pair = { before: order <= 0 && !old.done ? old.value : [], after: order >= 0 && !now.done ? now.value : [] };
      changed.push(...(await differing(store, pair.before, pair.after)));
      if (order <= 0) old = await olds.next();
      if (order >= 0) now = await news.next();
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.failure };
    throw error;
  }
  const moved = changed.filter((change) => change.before === null || change.after === null);
  const guessed = moved.length > MOST_CANDIDATES ? moved.map((change) => ({ change, rename: [] })) : guessObjectRenames(moved);
  const all = [...changed.filter((change) => !moved.includes(change)).map((change) => ({ change, rename: [] })), ...guessed];
  return {
    ok: true,
    value: {
      changes: all.flatMap(({ change, rename }) => [...rename, ...diffObjects(change.before, change.after)]),
      objects: all.map(({ change }) => change),
    },
  };
}

class Refused extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

type Group = readonly [ObjectEntry, ...ObjectEntry[]];

/** Objects of one schema and name, in the order of the store. */
async function* groups(store: MetadataStore, snapshot: SnapshotPlace, schema: string | null): AsyncGenerator<Group, undefined> {
  let group: [ObjectEntry, ...ObjectEntry[]] | null = null;
  let after: ObjectEntry | null = null;
  for (;;) {
    const page = await store.list(snapshot, { after, limit: PAGE, ...(schema !== null && { schema }) });
    if (!page.ok) throw new Refused(page.error);
    for (const entry of page.value) {
      if (group !== null && compareGroups(group, [entry]) === 0) group.push(entry);
      else {
        if (group !== null) yield group;
        group = [entry];
      }
    }
    after = page.value.at(-1) ?? null;
    if (page.value.length < PAGE) break;
  }
  if (group !== null) yield group;
}

function compareGroups([a]: Group, [b]: Group): number {
  return compareText(a.schema ?? '', b.schema ?? '') || compareText(a.name, b.name);
}

/** Databases have other catalogs, so that these tell nothing apart. */
function keyOf({ kind, signature }: ObjectEntry): string {
  return `${isTableKind(kind) ? 'table' : kind} ${signature}`;
}

async function differing(store: MetadataStore, before: readonly ObjectEntry[], after: readonly ObjectEntry[]): Promise<ObjectChange[]> {
  const news = new Map(after.map((entry) => [keyOf(entry), entry]));
  const pairs = before.map((old) => ({ old, now: news.get(keyOf(old)) ?? null }));
  const matched = new Set(pairs.map(({ now }) => now));
  const all = [...pairs, ...after.filter((entry) => !matched.has(entry)).map((now) => ({ old: null, now }))];
  const unlike = all.filter(({ old, now }) => old?.hash !== now?.hash);
  const read = async (entry: ObjectEntry | null) => {
    if (entry === null) return null;
    const objects = await store.read([entry]);
    if (!objects.ok) throw new Refused(objects.error);
    return objects.value[0] ?? null;
  };
  const changes: ObjectChange[] = [];
  for (const { old, now } of unlike) changes.push({ before: await read(old), after: await read(now) });
  // What differs in nothing but its catalog is the same.
  return changes.filter((change) => diffObjects(change.before, change.after).length > 0);
}
