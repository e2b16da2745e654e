import { type CancellationToken, saying } from '../../../base/index.ts';
import type { CellValue, CrawlRequest, CrawlStep, DatabaseObject, KnownMarks } from '../../../metadata/index.ts';
import { type CatalogRow, catalogRows } from '../catalog-row.ts';
import { chunks } from '../chunks.ts';
import { crawlCatalog, type MarkedRows, type ReadCatalog } from '../crawl-catalog.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { catalogQueries } from './catalog-queries.ts';
import type { BigQueryClient } from './client.ts';
import { bigQueryFailure } from './failure.ts';
import { routineObjects } from './routine-objects.ts';
import { runJob, watchedService } from './run-job.ts';
import { type TableParts, tableObjects } from './table-objects.ts';

/** Each query costs money and a second or two, so that more tables than elsewhere are read together. */
const CHUNK_TABLES = 2000;
const MILLISECONDS = 300_000;

/** Reads the catalog of the connection's project, dataset by dataset. */
export function crawl(
  client: BigQueryClient,
  request: CrawlRequest,
  token: CancellationToken,
  since?: KnownMarks,
): AsyncIterable<CrawlStep> {
  return crawlCatalog(
    {
      place: saying('the project {0}', client.project),
      schemas: async () => {
        const [datasets] = await watchedService(client, { token, milliseconds: MILLISECONDS, sql: null }, () =>
          client.library.getDatasets(),
        );
        return datasets.flatMap(({ id }) => id ?? []);
      },
      searchPath: null,
      read: (sql, parameters) => readRows(client, token, sql, parameters),
      objects: (schema, read, wants, marked) => datasetObjects({ catalog: client.project, schema }, read, wants, marked),
      failure: (error) => bigQueryFailure(error, client.settings),
    },
    request,
    token,
    since,
  );
}

async function readRows(
  client: BigQueryClient,
  token: CancellationToken,
  sql: string,
  parameters: readonly unknown[],
): Promise<readonly CatalogRow[]> {
  let names: readonly string[] = [];
  const rows: (readonly CellValue[])[] = [];
  await runJob(client, token, { sql, parameters, maxBytesBilled: null, timeoutMilliseconds: MILLISECONDS }, (page) => {
    names = page.fields.map(({ name }) => name);
    for (const row of page.rows) rows.push(row);
  });
  return catalogRows(names, rows);
}

async function* datasetObjects(
  place: SchemaPlace & { readonly catalog: string },
  read: ReadCatalog,
  wants: (name: string) => boolean,
  marked: MarkedRows,
): AsyncGenerator<readonly DatabaseObject[]> {
  const queries = catalogQueries(place.catalog, place.schema);
  const wanted = (rows: readonly CatalogRow[]) => rows.filter((row) => wants(row.text('name')));
  const relations = marked(wanted(await read(saying('tables and views'), queries.relations, [])), place.catalog);
  const sizes = relations.length === 0 ? [] : await read(saying('sizes'), queries.sizes, []);
  for (const chunk of chunks(relations, CHUNK_TABLES)) {
    const range = [chunk[0]?.text('name'), chunk.at(-1)?.text('name')];
    const parts: TableParts = {
      sizes,
      columns: await read(saying('columns'), queries.columns, range),
      comments: await read(saying('comments of columns'), queries.comments, range),
      keys: await read(saying('primary keys'), queries.keys, range),
      foreignKeys: await read(saying('foreign keys'), queries.foreignKeys, range),
      indexes: await read(saying('search indexes'), queries.indexes, range),
      partitions: await read(saying('partitions'), queries.partitions, range),
    };
    yield tableObjects(place, chunk, parts);
  }
  const routines = wanted(await read(saying('routines'), queries.routines, []));
  const parameters = routines.length === 0 ? [] : await read(saying('parameters'), queries.parameters, []);
  yield routineObjects(place, routines, parameters);
}
