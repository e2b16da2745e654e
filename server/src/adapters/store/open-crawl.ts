import type { Kysely } from 'kysely';
import { say } from '../../base/index.ts';
import type { CrawlRequest, CrawlSession, SourceIdentity } from '../../metadata/index.ts';
import { abandonRun } from './abandon-run.ts';
import { announcedOf } from './announced.ts';
import { StoredCrawl } from './crawl-session.ts';
import type { StoreDatabase } from './database.ts';
import { StoreRefusal } from './failures.ts';
import { isGone, newHolder } from './holder.ts';
import { LEASE_MILLISECONDS } from './lease.ts';
import type { MissedPart } from './missed-part.ts';
import { putSource } from './put-source.ts';
import type { StoreTables } from './schema.ts';
import { jsonText, jsonValue, millisecondsOf, momentText } from './values.ts';

/** What an older crawl has read may be another by now: it is read again. */
const RESUMED_MILLISECONDS = 12 * 60 * 60 * 1000;

/** Begins a crawl, or takes up an interrupted one of the same scope. One of another scope that was interrupted is undone. */
export async function openCrawl(store: StoreDatabase, source: SourceIdentity, scope: CrawlRequest): Promise<CrawlSession> {
  const lock = await store.lock(`aetl crawl ${source.name}`);
  if (lock === null) throw busy(source.name, store.where);
  try {
    const holder = newHolder();
    const opened = await store.db.transaction().execute(async (db) => {
      const now = store.now();
      const id = await putSource(db, source, now);
      const unfinished = await unfinishedRun(db, id);
      const held = unfinished !== null && isHeld(unfinished, store, now);
      if (held) throw busy(source.name, store.where);
      const expires = momentText(now + LEASE_MILLISECONDS);
      if (unfinished !== null && sameScope(unfinished.scope, scope) && now - unfinished.startedAt < RESUMED_MILLISECONDS) {
        const { run, announced } = unfinished;
        const rows = await db.selectFrom('aetl_crawl_schema').select('schema_name').where('run_id', '=', run).execute();
        const done = rows.map((row) => row.schema_name);
        const missed = unfinished.missed.filter(({ schema }) => (schema === null ? announced !== null : done.includes(schema)));
        const again = { holder, expires_at: expires, missed_json: jsonText(missed) };
        await db.updateTable('aetl_crawl_run').set(again).where('run_id', '=', run).execute();
        return { source: id, run, announced, missed, done };
      }
      if (unfinished !== null) await abandonRun(db, id, unfinished.run);
      const { run_id: run } = await db
        .insertInto('aetl_crawl_run')
        .values({
          source_id: id,
          scope_json: jsonText(scope),
          state: 'running',
          holder,
          expires_at: expires,
          started_at: momentText(now),
          finished_at: null,
          object_count: 0,
          change_count: 0,
          schemas_json: null,
          missed_json: '[]',
          reads_traits: true,
        })
        .returning('run_id')
        .executeTakeFirstOrThrow();
      return { source: id, run, announced: null, missed: [], done: [] };
    });
    return new StoredCrawl({ store, lock, holder, scope, ...opened });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function busy(source: string, where: string): StoreRefusal {
  return new StoreRefusal({ kind: 'busy', message: say('another process is crawling {0} into {1}; wait until it is done', source, where) });
}

interface Unfinished {
  readonly run: number;
  readonly scope: CrawlRequest;
  readonly holder: string | null;
  readonly expires: number;
  readonly startedAt: number;
  readonly announced: readonly string[] | null;
  readonly missed: readonly MissedPart[];
}

async function unfinishedRun(db: Kysely<StoreTables>, source: number): Promise<Unfinished | null> {
  const row = await db
    .selectFrom('aetl_crawl_run')
    .select(['run_id', 'scope_json', 'holder', 'expires_at', 'schemas_json', 'missed_json', 'started_at'])
    .where('source_id', '=', source)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    run: row.run_id,
    scope: jsonValue<CrawlRequest>(row.scope_json),
    holder: row.holder,
    expires: row.expires_at === null ? 0 : millisecondsOf(row.expires_at),
    startedAt: millisecondsOf(row.started_at),
    announced: row.schemas_json === null ? null : announcedOf(row.schemas_json).schemas,
    missed: jsonValue<readonly MissedPart[]>(row.missed_json),
  };
}

/** A server's lock tells whether somebody crawls; a file has only what the crawls write into it. */
function isHeld({ holder, expires }: Unfinished, { backend }: StoreDatabase, now: number): boolean {
  return backend === 'sqlite' && holder !== null && expires > now && !isGone(holder);
}

function sameScope(a: CrawlRequest, b: CrawlRequest): boolean {
  const text = ({ schemas, include, exclude }: CrawlRequest) => jsonText([schemas, include, exclude]);
  return text(a) === text(b);
}
