import { type Kysely, sql } from 'kysely';
import { compareEntries, type DatabaseObject, isTableKind, type ObjectEntry, type ObjectPlace } from '../../metadata/index.ts';
import { chunks } from './crawl-write.ts';
import { otherObject, tableObject } from './object-rows.ts';
import type { Snapshot } from './runs.ts';
import type { StoreTables } from './schema.ts';
import { numberOf } from './values.ts';

interface Page {
  readonly schema?: string;
  readonly name?: string;
  readonly after: ObjectEntry | null;
  readonly limit: number;
}

/** Entries of tables and of everything else are two lists in the same order; a page is the beginning of both. */
export async function listObjects(db: Kysely<StoreTables>, snapshot: Snapshot, page: Page): Promise<ObjectEntry[]> {
  const entries = [...(await listTables(db, snapshot, page)), ...(await listOthers(db, snapshot, page))];
  return entries.sort(compareEntries).slice(0, page.limit);
}

/** More overloads than that has no routine that anybody reads. */
const MOST_OF_A_NAME = 1000;

export function namedObjects(
  db: Kysely<StoreTables>,
  snapshot: Snapshot,
  { schema, name }: Pick<ObjectPlace, 'schema' | 'name'>,
): Promise<ObjectEntry[]> {
  return listObjects(db, snapshot, { schema: schema ?? '', name, after: null, limit: MOST_OF_A_NAME });
}

async function listTables(
  db: Kysely<StoreTables>,
  { source, run }: Snapshot,
  { schema, name, after, limit }: Page,
): Promise<ObjectEntry[]> {
  let query = db
    .selectFrom('aetl_table_meta')
    .select(['table_id as id', 'catalog_name', 'schema_name', 'table_name as name', 'table_type as kind', 'content_hash as hash'])
    .where('source_id', '=', source)
    .where('from_run', '<=', run)
    .where(({ eb, or }) => or([eb('to_run', 'is', null), eb('to_run', '>', run)]));
  if (schema !== undefined) query = query.where('schema_name', '=', schema);
  if (name !== undefined) query = query.where('table_name', '=', name);
  if (after !== null) query = query.where(behind(after, 'table_name', sql`table_type`, sql`''`));
  const rows = await query.orderBy(sql`schema_name, table_name, catalog_name, table_type`).limit(limit).execute();
  return rows.map((row) => entryOf({ ...row, signature: '' }));
}

async function listOthers(
  db: Kysely<StoreTables>,
  { source, run }: Snapshot,
  { schema, name, after, limit }: Page,
): Promise<ObjectEntry[]> {
  let query = db
    .selectFrom('aetl_object_meta')
    .select([
      'object_id as id',
      'catalog_name',
      'schema_name',
      'object_name as name',
      'object_type as kind',
      'signature',
      'content_hash as hash',
    ])
    .where('source_id', '=', source)
    .where('from_run', '<=', run)
    .where(({ eb, or }) => or([eb('to_run', 'is', null), eb('to_run', '>', run)]));
  if (schema !== undefined) query = query.where('schema_name', '=', schema);
  if (name !== undefined) query = query.where('object_name', '=', name);
  if (after !== null) query = query.where(behind(after, 'object_name', sql`object_type`, sql`signature`));
  const rows = await query.orderBy(sql`schema_name, object_name, catalog_name, object_type, signature`).limit(limit).execute();
  return rows.map(entryOf);
}

interface EntryRow {
  readonly id: number;
  readonly catalog_name: string;
  readonly schema_name: string;
  readonly name: string;
  readonly kind: string;
  readonly signature: string;
  readonly hash: string;
}

function entryOf({ id, catalog_name: catalog, schema_name: schema, name, kind, signature, hash }: EntryRow): ObjectEntry {
  return { id, catalog: catalog || null, schema: schema || null, name, kind: kind as ObjectEntry['kind'], signature, hash };
}

function behind(after: ObjectEntry, name: string, kind: ReturnType<typeof sql>, signature: ReturnType<typeof sql>) {
  return sql<boolean>`(schema_name, ${sql.ref(name)}, catalog_name, ${kind}, ${signature})
    > (${after.schema ?? ''}, ${after.name}, ${after.catalog ?? ''}, ${after.kind}, ${after.signature})`;
}

/** The objects of entries, in the order of the entries. */
export async function readObjects(db: Kysely<StoreTables>, entries: readonly ObjectEntry[]): Promise<DatabaseObject[]> {
  const tables = await readTables(
    db,
    entries.flatMap((entry) => (isTableKind(entry.kind) ? [entry.id] : [])),
  );
  const others = await readOthers(
    db,
    entries.flatMap((entry) => (isTableKind(entry.kind) ? [] : [entry.id])),
  );
  return entries.flatMap(({ kind, id }) => (isTableKind(kind) ? tables : others).get(id) ?? []);
}

async function readTables(db: Kysely<StoreTables>, ids: readonly number[]): Promise<ReadonlyMap<number, DatabaseObject>> {
  const objects = new Map<number, DatabaseObject>();
  for (const some of chunks(ids, 500)) {
    const tables = await db.selectFrom('aetl_table_meta').selectAll().where('table_id', 'in', some).execute();
    const columns = groupRows(
      await db.selectFrom('aetl_column_meta').selectAll().where('table_id', 'in', some).orderBy('ordinal_pos').execute(),
    );
    const keys = groupRows(await db.selectFrom('aetl_key_meta').selectAll().where('table_id', 'in', some).orderBy('ordinal_pos').execute());
    const indexes = groupRows(
      await db.selectFrom('aetl_index_meta').selectAll().where('table_id', 'in', some).orderBy('ordinal_pos').execute(),
    );
    for (const table of tables) {
      const id = table.table_id;
      objects.set(
        id,
        tableObject({
          table: { ...table, row_count: numberOf(table.row_count), size_bytes: numberOf(table.size_bytes) },
          columns: columns.get(id) ?? [],
          keys: keys.get(id) ?? [],
          indexes: indexes.get(id) ?? [],
        }),
      );
    }
  }
  return objects;
}

function groupRows<R extends { readonly table_id: number }>(rows: readonly R[]): ReadonlyMap<number, readonly R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row.table_id);
    if (group === undefined) groups.set(row.table_id, [row]);
    else group.push(row);
  }
  return groups;
}

async function readOthers(db: Kysely<StoreTables>, ids: readonly number[]): Promise<ReadonlyMap<number, DatabaseObject>> {
  const objects = new Map<number, DatabaseObject>();
  for (const some of chunks(ids, 500)) {
    const rows = await db.selectFrom('aetl_object_meta').selectAll().where('object_id', 'in', some).execute();
    for (const row of rows) objects.set(row.object_id, otherObject(row));
  }
  return objects;
}
