import { type CancellationToken, saying } from '../../../base/index.ts';
import type { CrawlRequest, CrawlStep, DatabaseObject, KnownMarks } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { chunks } from '../chunks.ts';
import { crawlCatalog, type MarkedRows, type ReadCatalog } from '../crawl-catalog.ts';
import { databaseCalled } from '../database-called.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { watched } from '../watched.ts';
import * as queries from './catalog-queries.ts';
import { tsqlFailure } from './failure.ts';
import { routineObjects } from './routine-objects.ts';
import type { TsqlSessions } from './sessions.ts';
import { type TableParts, tableObjects } from './table-objects.ts';

/** Tables whose parts are read together: enough that round trips do not count, few enough that memory does not either. */
const CHUNK_TABLES = 500;
const QUERY_MILLISECONDS = 300_000;

/** Reads the catalog of the connection's database, schema by schema. */
export function crawl(
  sessions: TsqlSessions,
  request: CrawlRequest,
  token: CancellationToken,
  since?: KnownMarks,
): AsyncIterable<CrawlStep> {
  const catalog = sessions.settings.database;
  const failure = (error: unknown) => tsqlFailure(error, sessions.settings);
  const readRows = async (sql: string, parameters: readonly unknown[]): Promise<readonly CatalogRow[]> => {
    const session = await sessions.take({ token });
    try {
      return await watched(session, { token, milliseconds: QUERY_MILLISECONDS, failure }, () => session.rows(sql, parameters));
    } finally {
      await sessions.give(session);
    }
  };
  return crawlCatalog(
    {
      place: databaseCalled(catalog),
      schemas: async () => (await readRows(queries.SCHEMAS, [])).map((row) => row.text('name')),
      // A name that is not in the account's own schema is that of dbo.
      searchPath: async () => [...new Set([...(await readRows(queries.DEFAULT_SCHEMA, [])).map((row) => row.text('name')), 'dbo'])],
      read: readRows,
      objects: (schema, read, wants, marked) => schemaObjects({ catalog, schema }, read, wants, marked),
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
  const relations = marked(wanted(await read(saying('tables and views'), queries.RELATIONS, [schema])), place.catalog);
  for (const chunk of chunks(relations, CHUNK_TABLES)) {
    const range = [schema, chunk[0]?.number('id'), chunk.at(-1)?.number('id')];
    const parts: TableParts = {
      columns: await read(saying('columns'), queries.COLUMNS, range),
      indexes: await read(saying('indexes and keys'), queries.INDEXES, range),
      foreignKeys: await read(saying('foreign keys'), queries.FOREIGN_KEYS, range),
      checks: await read(saying('check constraints'), queries.CHECKS, range),
      storage: await read(saying('sizes'), queries.STORAGE, range),
      partitions: await read(saying('partitions'), queries.PARTITIONS, range),
    };
    yield tableObjects(place, chunk, parts);
  }
  const routines = wanted(await read(saying('routines'), queries.ROUTINES, [schema]));
  const parameters = routines.length === 0 ? [] : await read(saying('parameters'), queries.PARAMETERS, [schema]);
  yield routineObjects(place, routines, parameters);
  yield wanted(await read(saying('sequences'), queries.SEQUENCES, [schema])).map((row) => ({
    ...place,
    kind: 'sequence',
    name: row.text('name'),
    comment: row.textOrNull('comment'),
  }));
  yield wanted(await read(saying('synonyms'), queries.SYNONYMS, [schema])).map((row) => ({
    ...place,
    kind: 'synonym',
    name: row.text('name'),
    target: row.text('target'),
  }));
}
