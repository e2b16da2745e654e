import { ok } from '../../base/index.ts';
import { diffObjects } from '../diff/diff-objects.ts';
import { guessObjectRenames } from '../diff/guess-renames.ts';
import type { CrawlSession, ObjectChange } from '../store.ts';
import type { Stored } from '../store-failure.ts';

/** Renames are looked for among so many objects that came or went; where there are more, a schema was built or removed. */
const MOST_CANDIDATES = 500;

/** Works out what a crawl has changed against the last one, and keeps it. */
export async function recordHistory(session: CrawlSession, breathe: () => Promise<void>): Promise<Stored<void>> {
  let candidates: ObjectChange[] = [];
  for (let page = 0; ; page++) {
    const changed = await session.changes(page);
    if (!changed.ok) return changed;
    if (changed.value.length === 0) break;
    const replaced = changed.value.filter(({ before, after }) => before !== null && after !== null);
    candidates.push(...changed.value.filter((change) => !replaced.includes(change)));
    const recorded = await session.record(replaced.flatMap(({ before, after }) => diffObjects(before, after)));
    if (!recorded.ok) return recorded;
    if (candidates.length > MOST_CANDIDATES) {
      const plain = await session.record(candidates.flatMap(({ before, after }) => diffObjects(before, after)));
      if (!plain.ok) return plain;
      candidates = [];
    }
    await breathe();
  }
  const recorded = await session.record(
    guessObjectRenames(candidates).flatMap(({ change, rename }) => [...rename, ...diffObjects(change.before, change.after)]),
  );
  return recorded.ok ? ok(undefined) : recorded;
}
