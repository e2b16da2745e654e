import type { Kysely } from 'kysely';
import { say, tell } from '../../base/index.ts';
import type { CrawledSchemas, CrawlRequest, CrawlRun, SnapshotPlace, StoredSource } from '../../metadata/index.ts';
import { schemasOf } from './crawled-schemas.ts';
import { StoreRefusal } from './failures.ts';
import { breakingChanges } from './history.ts';
import type { MissedPart } from './missed-part.ts';
import type { StoreTables } from './schema.ts';
import { jsonValue, millisecondsOf } from './values.ts';

export async function storedSources(db: Kysely<StoreTables>): Promise<StoredSource[]> {
  const rows = await db.selectFrom('aetl_datasource').selectAll().orderBy('source_name').execute();
  return rows.map((row) => ({
    name: row.source_name,
    type: row.db_type as StoredSource['type'],
    place: row.connection_info === null ? {} : jsonValue<StoredSource['place']>(row.connection_info),
    currentRun: row.current_run,
    lastCrawledAt: row.last_crawled_at === null ? null : millisecondsOf(row.last_crawled_at),
  }));
}

export async function crawlRun(db: Kysely<StoreTables>, run: number): Promise<CrawlRun> {
  return toRun(await db.selectFrom('aetl_crawl_run').selectAll().where('run_id', '=', run).executeTakeFirstOrThrow());
}

export async function crawlRuns(db: Kysely<StoreTables>, source: string): Promise<CrawlRun[]> {
  const rows = await db
    .selectFrom('aetl_crawl_run')
    .innerJoin('aetl_datasource', 'aetl_datasource.source_id', 'aetl_crawl_run.source_id')
    .selectAll('aetl_crawl_run')
    .where('source_name', '=', source)
    .orderBy('run_id', 'desc')
    .execute();
  const breaking = await breakingChanges(db, source);
  return rows.map((row) => ({ ...toRun(row), breaking: breaking.get(row.run_id) ?? 0 }));
}

function toRun(row: Omit<StoreTables['aetl_crawl_run'], 'run_id'> & { readonly run_id: number }): CrawlRun {
  return {
    id: row.run_id,
    scope: jsonValue<CrawlRequest>(row.scope_json),
    state: row.state as CrawlRun['state'],
    startedAt: millisecondsOf(row.started_at),
    finishedAt: row.finished_at === null ? null : millisecondsOf(row.finished_at),
    objects: Number(row.object_count),
    changes: Number(row.change_count),
    breaking: 0,
    missed: jsonValue<readonly MissedPart[]>(row.missed_json).map(({ what }) => tell(what)),
  };
}

/** Ids of a snapshot. */
export interface Snapshot {
  readonly source: number;
  readonly run: number;
}

/** Refuses what was never crawled. */
export async function snapshotOf(db: Kysely<StoreTables>, { source, run }: SnapshotPlace): Promise<Snapshot> {
  const row = await db
    .selectFrom('aetl_datasource')
    .select(['source_id', 'current_run'])
    .where('source_name', '=', source)
    .executeTakeFirst();
  if (row === undefined || row.current_run === null)
    throw new StoreRefusal({ kind: 'other', message: say('{0} was never crawled; run aetl crawl {0}', source) });
  return { source: row.source_id, run: run ?? row.current_run };
}

export async function crawledSchemas(db: Kysely<StoreTables>, { source, run }: Snapshot): Promise<CrawledSchemas> {
  const rows = await db
    .selectFrom('aetl_crawl_schema as s')
    .innerJoin('aetl_crawl_run as r', 'r.run_id', 's.run_id')
    .select(['s.schema_name', 's.is_complete', 's.run_id', 'r.scope_json', 'r.missed_json', 'r.schemas_json'])
    .where('r.source_id', '=', source)
    .where('r.state', '=', 'finished')
    .where('s.run_id', '<=', run)
    .orderBy('s.run_id')
    .execute();
  return schemasOf(rows);
}
