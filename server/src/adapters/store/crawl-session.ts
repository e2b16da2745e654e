import type { Kysely } from 'kysely';
import { ok, say, type Told } from '../../base/index.ts';
import type {
  CrawlRequest,
  CrawlRun,
  CrawlSession,
  DatabaseObject,
  ObjectChange,
  SchemaChange,
  Stored,
  UnchangedObject,
  WriteFigures,
} from '../../metadata/index.ts';
import { announcedText } from './announced.ts';
import { type ChangedEntry, changedEntries, readChanges } from './changed-objects.ts';
import { type WritingRun, writeObjects } from './crawl-write.ts';
import type { Lock, StoreDatabase } from './database.ts';
import { attempt, StoreRefusal } from './failures.ts';
import { forgetChanges, recordChanges } from './history.ts';
import { LEASE_MILLISECONDS } from './lease.ts';
import { type MarkedObject, markedObjects, updateEstimatesOf } from './marked-objects.ts';
import type { MissedPart } from './missed-part.ts';
import { crawlRun } from './runs.ts';
import type { StoreTables } from './schema.ts';
import { SeenObjects } from './seen-objects.ts';
import { sweepSchema, sweepVanishedSchemas } from './sweep.ts';
import { jsonText, jsonValue, momentText } from './values.ts';

const CHANGES_PER_PAGE = 300;

interface OpenedCrawl {
  readonly store: StoreDatabase;
  readonly lock: Lock;
  readonly holder: string;
  readonly scope: CrawlRequest;
  readonly source: number;
  readonly run: number;
  readonly announced: readonly string[] | null;
  readonly done: readonly string[];
  readonly missed: readonly MissedPart[];
}

/** One process's part of a crawl. Every write first makes sure that nobody else has gone on with the crawl. */
export class StoredCrawl implements CrawlSession {
  readonly run: number;
  readonly announced: readonly string[] | null;
  readonly done: readonly string[];
  readonly #opened: OpenedCrawl;
  readonly #seen = new SeenObjects();
  #changed: readonly ChangedEntry[] = [];
  #marked: { readonly schema: string; readonly objects: ReadonlyMap<string, MarkedObject> } | null = null;
  /** Schemas of which something could not be read; null stands for all. */
  readonly #missed = new Set<string | null>();

  constructor(opened: OpenedCrawl) {
    this.#opened = opened;
    this.run = opened.run;
    this.announced = opened.announced;
    this.done = opened.done;
    for (const { schema, came } of opened.missed) if (!came) this.#missed.add(schema);
  }

  announce(schemas: readonly string[], searchPath: readonly string[] = []): Promise<Stored<void>> {
    return this.#write(async (db) => {
      await db
        .updateTable('aetl_crawl_run')
        .set({ schemas_json: announcedText({ schemas, searchPath }) })
        .where('run_id', '=', this.run)
        .execute();
    });
  }

  async write(objects: readonly DatabaseObject[], marks: ReadonlyMap<string, string> = new Map()): Promise<Stored<WriteFigures>> {
    const written = await this.#write((db) => writeObjects(db, this.#writing(marks), objects));
    if (written.ok) this.#seen.add(written.value);
    return written;
  }

  async marks(schema: string): Promise<Stored<ReadonlyMap<string, string>>> {
    const { store, source } = this.#opened;
    const found = await attempt(store.where, () => markedObjects(store.db, source, schema), store.onCorrupt);
    if (!found.ok) return found;
    this.#marked = { schema, objects: found.value };
    return ok(new Map([...found.value].map(([key, { mark }]) => [key, mark])));
  }

  async keep(schema: string, objects: readonly UnchangedObject[]): Promise<Stored<void>> {
    const known = this.#marked?.schema === schema ? this.#marked.objects : new Map<string, MarkedObject>();
    const kept = objects.flatMap((object) => {
      const row = known.get(object.key);
      return row === undefined ? [] : [{ ...object, row }];
    });
    this.#seen.add({ seenTables: kept.map(({ row }) => ({ schema, id: row.id })), seenOthers: [] });
    const news = kept.filter(({ estimates, row }) => estimates !== null && (estimates.rows !== row.rows || estimates.bytes !== row.bytes));
    return news.length === 0 ? ok(undefined) : this.#write((db) => updateEstimatesOf(db, news));
  }

  miss(what: Told, schema: string | null, came?: true): Promise<Stored<void>> {
    if (!came) this.#missed.add(schema);
    return this.#write(async (db) => {
      const row = await db.selectFrom('aetl_crawl_run').select('missed_json').where('run_id', '=', this.run).executeTakeFirstOrThrow();
      const missed = [...jsonValue<readonly MissedPart[]>(row.missed_json), { what, schema, ...(came && { came }) }];
      await db
        .updateTable('aetl_crawl_run')
        .set({ missed_json: jsonText(missed) })
        .where('run_id', '=', this.run)
        .execute();
    });
  }

  async finishSchema(schema: string): Promise<Stored<void>> {
    const { scope } = this.#opened;
    const missed = this.#missed.has(schema) || this.#missed.has(null);
    const complete = !missed && scope.include.length === 0 && scope.exclude.length === 0;
    const finished = await this.#write(async (db) => {
      const count = await sweepSchema(db, this.#writing(), schema, this.#seen.of(schema), { scope, missed });
      await db
        .insertInto('aetl_crawl_schema')
        .values({
          run_id: this.run,
          schema_name: schema,
          done_at: momentText(this.#now()),
          is_complete: complete,
          object_count: count,
        })
        .onConflict((conflict) => conflict.columns(['run_id', 'schema_name']).doNothing())
        .execute();
    });
    if (finished.ok) this.#seen.forget(schema);
    return finished;
  }

  async changes(page: number): Promise<Stored<readonly ObjectChange[]>> {
    const { store, source } = this.#opened;
    if (page === 0) {
      // A session that was interrupted here may have recorded a part.
      const found = await this.#write(async (db) => {
        await forgetChanges(db, source, this.run);
        return changedEntries(db, source, this.run);
      });
      if (!found.ok) return found;
      this.#changed = found.value;
    }
    const some = this.#changed.slice(page * CHANGES_PER_PAGE, (page + 1) * CHANGES_PER_PAGE);
    return attempt(store.where, () => readChanges(store.db, source, some), store.onCorrupt);
  }

  record(changes: readonly SchemaChange[]): Promise<Stored<void>> {
    const { backend } = this.#opened.store;
    return this.#write((db) =>
      recordChanges(db, backend, { source: this.#opened.source, run: this.run, now: momentText(this.#now()) }, changes),
    );
  }

  async finish(): Promise<Stored<CrawlRun>> {
    const { source } = this.#opened;
    const finished = await this.#write(async (db) => {
      await sweepVanishedSchemas(db, this.#writing(), this.#opened.scope);
      const now = momentText(this.#now());
      const counted = await db
        .selectFrom('aetl_crawl_schema')
        .select(({ fn }) => fn.sum<number>('object_count').as('objects'))
        .where('run_id', '=', this.run)
        .executeTakeFirstOrThrow();
      const changed = await db
        .selectFrom('aetl_schema_history')
        .select(({ fn }) => fn.countAll<number>().as('changes'))
        .where('source_id', '=', source)
        .where('run_id', '=', this.run)
        .executeTakeFirstOrThrow();
      await db
        .updateTable('aetl_crawl_run')
        .set({
          state: 'finished',
          finished_at: now,
          holder: null,
          object_count: Number(counted.objects ?? 0),
          change_count: Number(changed.changes),
        })
        .where('run_id', '=', this.run)
        .execute();
      await db
        .updateTable('aetl_datasource')
        .set({ current_run: this.run, last_crawled_at: now })
        .where('source_id', '=', source)
        .execute();
      return crawlRun(db, this.run);
    });
    await this.#opened.lock.release();
    return finished;
  }

  async leave(): Promise<void> {
    const { store, holder, lock } = this.#opened;
    // Whoever comes next finds out by himself when this does not succeed.
    await attempt(store.where, () =>
      store.db.updateTable('aetl_crawl_run').set({ holder: null }).where('run_id', '=', this.run).where('holder', '=', holder).execute(),
    );
    await lock.release();
  }

  #write<T>(work: (db: Kysely<StoreTables>) => Promise<T>): Promise<Stored<T>> {
    const { store, holder } = this.#opened;
    return attempt(
      store.where,
      () =>
        store.db.transaction().execute(async (db) => {
          const { numUpdatedRows } = await db
            .updateTable('aetl_crawl_run')
            .set({ expires_at: momentText(this.#now() + LEASE_MILLISECONDS) })
            .where('run_id', '=', this.run)
            .where('state', '=', 'running')
            .where('holder', '=', holder)
            .executeTakeFirst();
          if (numUpdatedRows !== 1n)
            throw new StoreRefusal({ kind: 'taken-over', message: say('another process has gone on with this crawl') });
          return work(db);
        }),
      store.onCorrupt,
    );
  }

  #writing(marks: ReadonlyMap<string, string> = new Map()): WritingRun {
    const { store, source } = this.#opened;
    return { backend: store.backend, source, run: this.run, now: momentText(this.#now()), marks };
  }

  #now(): number {
    return this.#opened.store.now();
  }
}
