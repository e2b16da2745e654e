import type { Kysely } from 'kysely';
import { type DatabaseObject, objectKey, type UnchangedObject } from '../../metadata/index.ts';
import type { StoreTables } from './schema.ts';
import { numberOf } from './values.ts';

/** A table or view that the catalog can tell to be as it was. */
export interface MarkedObject {
  readonly id: number;
  readonly mark: string;
  readonly rows: number | null;
  readonly bytes: number | null;
}

/** Those of a schema, by `objectKey`. */
export async function markedObjects(db: Kysely<StoreTables>, source: number, schema: string): Promise<ReadonlyMap<string, MarkedObject>> {
  const rows = await db
    .selectFrom('aetl_table_meta')
    .select(['table_id', 'catalog_name', 'schema_name', 'table_name', 'table_type', 'crawl_mark', 'row_count', 'size_bytes'])
    .where('source_id', '=', source)
    .where('schema_name', '=', schema)
    .where('to_run', 'is', null)
    .where('crawl_mark', 'is not', null)
    .execute();
  return new Map(
    rows.map((row): [string, MarkedObject] => [
      objectKey({
        catalog: row.catalog_name,
        schema: row.schema_name,
        name: row.table_name,
        kind: row.table_type as DatabaseObject['kind'],
      }),
      { id: row.table_id, mark: row.crawl_mark ?? '', rows: numberOf(row.row_count), bytes: numberOf(row.size_bytes) },
    ]),
  );
}

export async function updateEstimatesOf(
  db: Kysely<StoreTables>,
  objects: readonly (UnchangedObject & { readonly row: MarkedObject })[],
): Promise<void> {
  for (const { estimates, row } of objects) {
    if (estimates === null) continue;
    const { rows, bytes } = estimates;
    await db.updateTable('aetl_table_meta').set({ row_count: rows, size_bytes: bytes }).where('table_id', '=', row.id).execute();
  }
}
