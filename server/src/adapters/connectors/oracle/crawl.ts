import { type CancellationToken, saying } from '../../../base/index.ts';
import type { CrawlRequest, CrawlStep, DatabaseObject, KnownMarks } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { chunks } from '../chunks.ts';
import { crawlCatalog, type MarkedRows, type ReadCatalog } from '../crawl-catalog.ts';
import { databaseCalled } from '../database-called.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { watched } from '../watched.ts';
import * as queries from './catalog-queries.ts';
import { oracleFailure } from './failure.ts';
import { routineObjects } from './routine-objects.ts';
import type { OracleSessions } from './sessions.ts';
import { type TableParts, tableObjects } from './table-objects.ts';

/** Tables whose parts are read together: enough that round trips do not count, few enough that memory does not either. */
const CHUNK = 500;
const QUERY_MILLISECONDS = 300_000;

/** Reads the catalog, schema by schema. A connection sees one database, which statements do not name. */
export function crawl(
  sessions: OracleSessions,
  request: CrawlRequest,
  token: CancellationToken,
  since?: KnownMarks,
): AsyncIterable<CrawlStep> {
  const failure = (error: unknown) => oracleFailure(error, sessions.settings);
  const readRows = async (sql: string, parameters: readonly unknown[]): Promise<readonly CatalogRow[]> => {
    const session = await sessions.take({ token });
    try {
      const rows = await watched(session, { token, milliseconds: QUERY_MILLISECONDS, failure }, () => session.rows(sql, parameters));
      await sessions.give(session);
      return rows;
    } catch (error) {
      await sessions.discard(session);
      throw error;
    }
  };
  return crawlCatalog(
    {
      place: databaseCalled(sessions.settings.database),
      schemas: async () => (await readRows(queries.SCHEMAS, [])).map((row) => row.text('name')),
      searchPath: async () => (await readRows(queries.CURRENT_SCHEMA, [])).map((row) => row.text('name')),
      read: readRows,
      objects: (schema, read, wants, marked) => schemaObjects({ catalog: null, schema }, read, wants, marked),
      failure,
    },
    request,
    token,
    since,
  );
}

async function* schemaObjects(
  place: SchemaPlace,
  read: ReadCatalog,
  wants: (name: string) => boolean,
  marked: MarkedRows,
): AsyncGenerator<readonly DatabaseObject[]> {
  const { schema } = place;
  const wanted = (rows: readonly CatalogRow[]) => rows.filter((row) => wants(row.text('name')));
  const range = (chunk: readonly CatalogRow[]) => [schema, chunk[0]?.text('name'), chunk.at(-1)?.text('name')];
  for (const chunk of chunks(marked(wanted(await read(saying('tables and views'), queries.RELATIONS, [schema])), place.catalog), CHUNK)) {
    const names = range(chunk);
    const parts: TableParts = {
      views: await read(saying('queries of views'), queries.VIEWS, names),
      materializedViews: await read(saying('queries of materialized views'), queries.MATERIALIZED_VIEWS, names),
      columns: await read(saying('columns'), queries.COLUMNS, names),
      keys: await read(saying('keys'), queries.KEYS, names),
      checks: await read(saying('check constraints'), queries.CHECKS, names),
      indexes: await read(saying('indexes'), queries.INDEXES, names),
      partitionKeys: await read(saying('partition keys'), queries.PARTITION_KEYS, names),
      partitions: await read(saying('partitions'), queries.PARTITIONS, names),
    };
    yield tableObjects(place, chunk, parts);
  }
  for (const chunk of chunks(wanted(await read(saying('routines'), queries.ROUTINES, [schema])), CHUNK)) {
    const names = range(chunk);
    const sources = await read(saying('sources of routines'), queries.SOURCES, names);
    yield routineObjects(place, chunk, sources, await read(saying('arguments of routines'), queries.ARGUMENTS, names));
  }
  yield wanted(await read(saying('sequences'), queries.SEQUENCES, [schema])).map((row) => ({
    ...place,
    kind: 'sequence',
    name: row.text('name'),
    comment: null,
  }));
  yield wanted(await read(saying('synonyms'), queries.SYNONYMS, [schema])).map((row) => ({
    ...place,
    kind: 'synonym',
    name: row.text('name'),
    target: targetOf(row),
  }));
}

function targetOf(row: CatalogRow): string {
  const [owner, link] = [row.textOrNull('target_schema'), row.textOrNull('db_link')];
  return `${owner === null ? '' : `${owner}.`}${row.text('target_name')}${link === null ? '' : `@${link}`}`;
}
