import type { CrawledBrowser } from '../../metadata/index.ts';
import type { CrawledLookup, StorePlace } from '../../workspace/index.ts';
import { sqlitePath } from '../store/sqlite-path.ts';
import { CrawledSources } from './crawled-sources.ts';

/** Where crawls are kept if nobody says anything. */
export const DEFAULT_STORE = 'sqlite:.aetl/aetl.db';
/** What a team shares is copied here, since it has to answer at once, and offline. */
const COPY = 'sqlite:.aetl/shared.db';

/** The file that holds a project's crawls for those who cannot wait. */
export function catalogFile({ folder, url }: StorePlace): string {
  return sqlitePath(url ?? DEFAULT_STORE, folder) ?? sqlitePath(COPY, folder) ?? '';
}

/** Answers from the files of the stores. */
export function crawledLookup(): CrawledLookup {
  const sources = new CrawledSources();
  return (place, connection) => sources.source(catalogFile(place), connection);
}

/** The same, for people who look around. */
export function crawledBrowsers(): (place: StorePlace, connection: string) => CrawledBrowser | null {
  const sources = new CrawledSources();
  return (place, connection) => sources.browser(catalogFile(place), connection);
}
