import { type CancellationToken, CancelledError, fail, isCancelled, type Result, saying } from '../../base/index.ts';
import {
  type Connector,
  type CrawlRequest,
  type CrawlStep,
  type DatabaseFailure,
  failureOf,
  type KnownMarks,
} from '../database/connector.ts';
import { isTable } from '../database/object-identity.ts';
import type { DatabaseObject } from '../database/objects.ts';
import type { CrawlRun, CrawlSession, MetadataStore, SourceIdentity } from '../store.ts';
import type { Stored, StoreFailure } from '../store-failure.ts';
import { recordHistory } from './record-history.ts';

export interface CrawlProgress {
  /** The schema that is read. */
  readonly schema: string;
  readonly schemasDone: number;
  readonly schemas: number;
  readonly objects: number;
}

export interface CrawlWork {
  readonly connector: Pick<Connector, 'crawl'>;
  readonly store: MetadataStore;
  readonly source: SourceIdentity;
  readonly scope: CrawlRequest;
  /** Reads everything, also what the catalog says has not changed. */
  readonly full?: boolean;
  readonly token: CancellationToken;
  readonly onProgress: (progress: CrawlProgress) => void;
  /** Lets other work run; called after every batch. */
  readonly breathe: () => Promise<void>;
}

export interface FinishedCrawl {
  readonly run: CrawlRun;
  /** Schemas that an interrupted crawl had read already. */
  readonly resumed: number;
  readonly written: number;
  readonly unchanged: number;
}

export type CrawlFailure =
  | { readonly from: 'store'; readonly failure: StoreFailure }
  | { readonly from: 'database'; readonly failure: DatabaseFailure };

/** A batch is written when it has so many columns, or objects, so that memory does not grow with the database. */
const BATCH_COLUMNS = 6_000;
const BATCH_OBJECTS = 500;

/**
 * Reads a database into the store. What is interrupted, by whatever, is gone on with by the next call; a finished crawl takes the place of the
 * last one at once. Throws CancelledError when cancelled, and what was written stays for the next call.
 */
export async function runCrawl(work: CrawlWork): Promise<Result<FinishedCrawl, CrawlFailure>> {
  const opened = await work.store.openCrawl(work.source, work.scope);
  if (!opened.ok) return fail({ from: 'store', failure: opened.error });
  const session = opened.value;
  try {
    return await new Crawl(work, session).run();
  } catch (error) {
    await session.leave();
    if (error instanceof Stop) return fail(error.reason);
    const failure = failureOf(error);
    if (failure === null || isCancelled(error)) throw error;
    return fail({ from: 'database', failure });
  }
}

/** Unwinds a crawl whose store or database does not go on. */
class Stop extends Error {
  readonly reason: CrawlFailure;

  constructor(reason: CrawlFailure) {
    super('stop');
    this.reason = reason;
  }
}

class Crawl {
  readonly #work: CrawlWork;
  readonly #session: CrawlSession;
  #batch: DatabaseObject[] = [];
  readonly #marks = new Map<string, string>();
  #columns = 0;
  #written = 0;
  #unchanged = 0;
  #schemas: readonly string[] | null;
  #done: number;
  #failure: DatabaseFailure | null = null;

  constructor(work: CrawlWork, session: CrawlSession) {
    this.#work = work;
    this.#session = session;
    this.#schemas = session.announced;
    this.#done = session.done.length;
  }

  async run(): Promise<Result<FinishedCrawl, CrawlFailure>> {
    const { announced, done } = this.#session;
    const left = announced?.filter((schema) => !done.includes(schema)) ?? null;
    const { connector, scope, token, full = false } = this.#work;
    const since: KnownMarks = { of: async (schema) => stored(await this.#session.marks(schema)) };
    if (left === null || left.length > 0) {
      for await (const step of connector.crawl(left === null ? scope : { ...scope, schemas: left }, token, full ? undefined : since)) {
        await this.#take(step);
        if (token.isCancellationRequested) throw new CancelledError();
      }
    }
    await this.#flush();
    // Who could not even list the schemas has read nothing.
    if (this.#schemas === null)
      throw this.#failure === null ? new Error('the crawl named no schemas') : new Stop({ from: 'database', failure: this.#failure });
    stored(await recordHistory(this.#session, this.#work.breathe));
    const finished = stored(await this.#session.finish());
    return { ok: true, value: { run: finished, resumed: done.length, written: this.#written, unchanged: this.#unchanged } };
  }

  async #take(step: CrawlStep): Promise<void> {
    switch (step.step) {
      case 'schemas':
        // What is left of an interrupted crawl is not all there is.
        if (this.#schemas !== null) return;
        this.#schemas = step.names;
        stored(await this.#session.announce(step.names, step.searchPath));
        return;
      case 'objects':
        for (const [key, mark] of step.marks ?? []) this.#marks.set(key, mark);
        for (const object of step.objects) {
          this.#batch.push(object);
          this.#columns += isTable(object) ? object.columns.length : 1;
          if (this.#columns >= BATCH_COLUMNS || this.#batch.length >= BATCH_OBJECTS) await this.#flush();
        }
        return;
      case 'unchanged':
        stored(await this.#session.keep(step.schema, step.objects));
        this.#unchanged += step.objects.length;
        this.#progress(step.schema);
        await this.#work.breathe();
        return;
      case 'missed':
        // Nothing more is to be had of the server now; the next crawl goes on from here.
        if (AWAY.has(step.failure.kind)) throw new Stop({ from: 'database', failure: step.failure });
        this.#failure = step.failure;
        stored(
          await this.#session.miss(
            saying('{0}: {1}', step.what, step.failure.said ?? step.failure.message),
            step.schema ?? null,
            step.came,
          ),
        );
        return;
      case 'schema-done':
        await this.#flush();
        stored(await this.#session.finishSchema(step.schema));
        this.#done++;
        this.#progress(step.schema);
        return;
    }
  }

  async #flush(): Promise<void> {
    if (this.#batch.length === 0) return;
    const batch = this.#batch;
    this.#batch = [];
    this.#columns = 0;
    const { written, unchanged } = stored(await this.#session.write(batch, this.#marks));
    this.#marks.clear();
    this.#written += written;
    this.#unchanged += unchanged;
    this.#progress(batch.at(-1)?.schema ?? '');
    await this.#work.breathe();
  }

  #progress(schema: string): void {
    const objects = this.#written + this.#unchanged;
    this.#work.onProgress({ schema, schemasDone: this.#done, schemas: this.#schemas?.length ?? 0, objects });
  }
}

const AWAY: ReadonlySet<DatabaseFailure['kind']> = new Set(['unreachable', 'connection-lost', 'login', 'certificate']);

function stored<T>(result: Stored<T>): T {
  if (!result.ok) throw new Stop({ from: 'store', failure: result.error });
  return result.value;
}
