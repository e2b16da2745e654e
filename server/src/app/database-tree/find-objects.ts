import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { BrowsedKey, BrowsedList, BrowsedObject, CrawledBrowser } from '../../metadata/index.ts';

export interface FoundObjects {
  readonly objects: readonly BrowsedObject[];
  /** There are more than are listed. */
  readonly more: boolean;
}

/** Objects that are listed at most: who sees more than that types another letter. */
const MOST_FOUND = 500;
/** Names, and tables whose columns are looked through, of a slice: some milliseconds. */
const NAMES_SLICE = 5_000;
const TABLES_SLICE = 500;
/** Of so many ids at once is asked what they are. */
const IDS_SLICE = 500;

/** What a crawl has whose name contains the text, then tables that have such a column. */
export async function findObjects(
  browser: CrawledBrowser,
  text: string,
  breathe: () => Promise<void>,
  token: CancellationToken,
): Promise<FoundObjects> {
  const wanted = text.toLowerCase();
  const found = new Map<string, BrowsedObject>();
  const take = (list: BrowsedList, ids: readonly number[]): boolean => {
    for (let at = 0; at < ids.length && found.size <= MOST_FOUND; at += IDS_SLICE)
      for (const object of browser.listed(list, ids.slice(at, at + IDS_SLICE))) found.set(`${list} ${object.id}`, object);
    return found.size > MOST_FOUND;
  };
  const next = async () => {
    await breathe();
    throwIfCancelled(token);
  };
  const end = () => ({ objects: [...found.values()].slice(0, MOST_FOUND), more: found.size > MOST_FOUND });
  for (const list of ['tables', 'others'] as const) {
    for (let after: BrowsedKey | null = null; ; ) {
      const keys: readonly BrowsedKey[] = browser.keys(list, after, NAMES_SLICE);
      if (
        take(
          list,
          keys.filter(({ key }) => key.includes(wanted)).map(({ id }) => id),
        )
      )
        return end();
      after = keys.at(-1) ?? null;
      if (keys.length < NAMES_SLICE) break;
      await next();
    }
  }
  const last = browser.lastTable();
  for (let after = 0; after < last; after += TABLES_SLICE) {
    await next();
    if (take('tables', browser.tablesWithColumn(wanted, after, TABLES_SLICE))) return end();
  }
  return end();
}
