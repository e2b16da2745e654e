import type {
  ChangeFilter,
  ChangeImpact,
  CrawledSchemas,
  CrawlRequest,
  CrawlRun,
  CrawlSession,
  DatabaseObject,
  KeptUnit,
  LineageEnd,
  LineageRecording,
  MetadataStore,
  ObjectEntry,
  ObjectPlace,
  ProfileStore,
  RecordedLineage,
  SnapshotPlace,
  SourceIdentity,
  Stored,
  StoredChange,
  StoredSource,
} from '../../metadata/index.ts';
import type { StoreDatabase } from './database.ts';
import { attempt } from './failures.ts';
import { keepImpact, storedHistory } from './history.ts';
import { lineageAt, lineageLastSeen } from './lineage-at.ts';
import { recordLineage } from './lineage-record.ts';
import { openCrawl } from './open-crawl.ts';
import { storedProfiles } from './profiles.ts';
import { renameSource } from './rename-source.ts';
import { crawledSchemas, crawlRuns, snapshotOf, storedSources } from './runs.ts';
import { listObjects, namedObjects, readObjects } from './snapshot-reader.ts';

/** The store on whatever kysely speaks to. */
export class KyselyStore implements MetadataStore {
  readonly note: string | null;
  readonly profiles: ProfileStore;
  readonly #store: StoreDatabase;

  constructor(store: StoreDatabase, note: string | null) {
    this.#store = store;
    this.note = note;
    this.profiles = storedProfiles(store);
  }

  openCrawl(source: SourceIdentity, scope: CrawlRequest): Promise<Stored<CrawlSession>> {
    return this.#attempt(() => openCrawl(this.#store, source, scope));
  }

  sources(): Promise<Stored<readonly StoredSource[]>> {
    return this.#attempt(() => storedSources(this.#store.db));
  }

  renameSource(from: string, to: string): Promise<Stored<void>> {
    return this.#attempt(() => renameSource(this.#store.db, from, to));
  }

  runs(source: string): Promise<Stored<readonly CrawlRun[]>> {
    return this.#attempt(() => crawlRuns(this.#store.db, source));
  }

  schemas(snapshot: SnapshotPlace): Promise<Stored<CrawledSchemas>> {
    const { db } = this.#store;
    return this.#attempt(async () => crawledSchemas(db, await snapshotOf(db, snapshot)));
  }

  list(
    snapshot: SnapshotPlace,
    page: { readonly schema?: string; readonly after: ObjectEntry | null; readonly limit: number },
  ): Promise<Stored<readonly ObjectEntry[]>> {
    const { db } = this.#store;
    return this.#attempt(async () => listObjects(db, await snapshotOf(db, snapshot), page));
  }

  read(entries: readonly ObjectEntry[]): Promise<Stored<readonly DatabaseObject[]>> {
    return this.#attempt(() => readObjects(this.#store.db, entries));
  }

  named(snapshot: SnapshotPlace, place: Pick<ObjectPlace, 'schema' | 'name'>): Promise<Stored<readonly ObjectEntry[]>> {
    const { db } = this.#store;
    return this.#attempt(async () => namedObjects(db, await snapshotOf(db, snapshot), place));
  }

  keepImpact(impacts: readonly { readonly change: number; readonly impact: ChangeImpact }[]): Promise<Stored<void>> {
    return this.#attempt(() => keepImpact(this.#store.db, impacts));
  }

  history(filter: ChangeFilter): Promise<Stored<readonly StoredChange[]>> {
    return this.#attempt(() => storedHistory(this.#store.db, filter));
  }

  recordLineage(units: readonly KeptUnit[]): Promise<Stored<LineageRecording>> {
    return this.#attempt(() => recordLineage(this.#store, units));
  }

  lineageAt(time: number): Promise<Stored<RecordedLineage | null>> {
    return this.#attempt(() => lineageAt(this.#store.db, time));
  }

  lineageLastSeen(end: LineageEnd): Promise<Stored<number | null>> {
    return this.#attempt(() => lineageLastSeen(this.#store.db, end));
  }

  close(): Promise<void> {
    return this.#store.db.destroy();
  }

  #attempt<T>(work: () => Promise<T>): Promise<Stored<T>> {
    return attempt(this.#store.where, work, this.#store.onCorrupt);
  }
}
