import type { Kysely } from 'kysely';
import { type DatabaseObject, isTable, objectKey, type TableObject, type WriteFigures } from '../../metadata/index.ts';
import type { Backend } from './backend.ts';
import { insertRows } from './insert-rows.ts';
import {
  COLUMN_COLUMNS,
  columnRows,
  contentHash,
  INDEX_COLUMNS,
  indexRows,
  KEY_COLUMNS,
  keyRows,
  type OtherObject,
} from './object-rows.ts';
import type { StoreTables } from './schema.ts';
import { jsonText, numberOf } from './values.ts';

/** The crawl that writes. */
export interface WritingRun {
  readonly backend: Backend;
  readonly source: number;
  readonly run: number;
  readonly now: string;
  /** By `objectKey`. */
  readonly marks: ReadonlyMap<string, string>;
}

/** What a batch has done. `seen` are the rows that the crawl found to hold, by schema. */
export interface BatchResult extends WriteFigures {
  readonly seenTables: readonly SeenRow[];
  readonly seenOthers: readonly SeenRow[];
}

interface SeenRow {
  readonly schema: string;
  readonly id: number;
}

/** Objects per look at what is there. */
const PAGE = 500;

/** Writes what is new or another than it was. What was before stays for those who read the last snapshot. */
export async function writeObjects(db: Kysely<StoreTables>, run: WritingRun, objects: readonly DatabaseObject[]): Promise<BatchResult> {
  // What comes twice counts once, as it came last.
  const distinct = [...new Map(objects.map((object) => [objectKey(object), object])).values()];
  const tables = distinct.filter(isTable);
  const others = distinct.filter((object): object is OtherObject => !isTable(object));
  const seenTables: SeenRow[] = [];
  const seenOthers: SeenRow[] = [];
  let written = 0;
  for (let at = 0; at < tables.length; at += PAGE) written += await writeTables(db, run, tables.slice(at, at + PAGE), seenTables);
  for (let at = 0; at < others.length; at += PAGE) written += await writeOthers(db, run, others.slice(at, at + PAGE), seenOthers);
  return { seenTables, seenOthers, written, unchanged: distinct.length - written };
}

async function writeTables(db: Kysely<StoreTables>, run: WritingRun, tables: readonly TableObject[], seen: SeenRow[]): Promise<number> {
  const known = new Map((await latestTables(db, run, tables)).map((row) => [rowKey(row, row.table_name, 'table', ''), row]));
  const fresh: TableObject[] = [];
  for (const table of tables) {
    const row = known.get(objectKey(table));
    if (row?.content_hash === contentHash(table)) {
      seen.push({ schema: row.schema_name, id: row.table_id });
      await updateEstimates(db, row, table);
      const mark = run.marks.get(objectKey(table)) ?? null;
      if (mark !== row.crawl_mark)
        await db.updateTable('aetl_table_meta').set({ crawl_mark: mark }).where('table_id', '=', row.table_id).execute();
      continue;
    }
    if (row !== undefined) await endTable(db, run, row);
    fresh.push(table);
  }
  if (fresh.length === 0) return 0;
  const ids = new Map<string, number>();
  for (const part of chunks(fresh, 400)) {
    const rows = await db
      .insertInto('aetl_table_meta')
      .values(part.map((table) => tableRow(run, table)))
      .returning(['table_id', 'catalog_name', 'schema_name', 'table_name'])
      .execute();
    for (const row of rows) {
      ids.set(rowKey(row, row.table_name, 'table', ''), row.table_id);
      seen.push({ schema: row.schema_name, id: row.table_id });
    }
  }
  const idOf = (table: TableObject) => ids.get(objectKey(table)) ?? 0;
  const { backend } = run;
  await insertRows(
    db,
    backend,
    'aetl_column_meta',
    COLUMN_COLUMNS,
    fresh.flatMap((table) => columnRows(idOf(table), table)),
  );
  await insertRows(
    db,
    backend,
    'aetl_key_meta',
    KEY_COLUMNS,
    fresh.flatMap((table) => keyRows(idOf(table), table)),
  );
  await insertRows(
    db,
    backend,
    'aetl_index_meta',
    INDEX_COLUMNS,
    fresh.flatMap((table) => indexRows(idOf(table), table)),
  );
  return fresh.length;
}

function latestTables(db: Kysely<StoreTables>, { source }: WritingRun, tables: readonly TableObject[]) {
  return db
    .selectFrom('aetl_table_meta')
    .select(['table_id', 'catalog_name', 'schema_name', 'table_name', 'content_hash', 'from_run', 'row_count', 'size_bytes', 'crawl_mark'])
    .where('source_id', '=', source)
    .where('to_run', 'is', null)
    .where('schema_name', 'in', [...new Set(tables.map(({ schema }) => schema ?? ''))])
    .where('table_name', 'in', [...new Set(tables.map(({ name }) => name))])
    .execute();
}

/** Estimates are no news: they change in place, and are seen before the crawl has come to its end. */
async function updateEstimates(
  db: Kysely<StoreTables>,
  row: { readonly table_id: number; readonly row_count: number | null; readonly size_bytes: number | null },
  { rows, bytes, partitions }: TableObject,
): Promise<void> {
  if (numberOf(row.row_count) === rows && numberOf(row.size_bytes) === bytes) return;
  await db
    .updateTable('aetl_table_meta')
    .set({ row_count: rows, size_bytes: bytes, partitions_json: partitions && jsonText(partitions) })
    .where('table_id', '=', row.table_id)
    .execute();
}

/** A version that this very crawl has written before it was interrupted was never seen by anybody. */
async function endTable(
  db: Kysely<StoreTables>,
  { run }: WritingRun,
  row: { readonly table_id: number; readonly from_run: number },
): Promise<void> {
  if (row.from_run === run) await deleteTables(db, [row.table_id]);
  else await db.updateTable('aetl_table_meta').set({ to_run: run }).where('table_id', '=', row.table_id).execute();
}

export async function deleteTables(db: Kysely<StoreTables>, ids: readonly number[]): Promise<void> {
  for (const some of chunks(ids, 1000)) {
    await db.deleteFrom('aetl_column_meta').where('table_id', 'in', some).execute();
    await db.deleteFrom('aetl_key_meta').where('table_id', 'in', some).execute();
    await db.deleteFrom('aetl_index_meta').where('table_id', 'in', some).execute();
    await db.deleteFrom('aetl_table_meta').where('table_id', 'in', some).execute();
  }
}

function tableRow(run: WritingRun, table: TableObject) {
  return {
    ...versionRow(run, table),
    table_name: table.name,
    name_key: table.name.toLowerCase(),
    table_type: table.kind,
    row_count: table.rows,
    size_bytes: table.bytes,
    tags: null,
    profile_json: null,
    description: table.comment,
    definition: table.definition,
    partitions_json: table.partitions && jsonText(table.partitions),
    inherits_json: table.inherits === undefined ? null : jsonText(table.inherits),
    broken_reason: table.broken ?? null,
  };
}

function versionRow({ source, run, now, marks }: WritingRun, object: DatabaseObject) {
  return {
    source_id: source,
    catalog_name: object.catalog ?? '',
    schema_name: object.schema ?? '',
    content_hash: contentHash(object),
    from_run: run,
    to_run: null,
    crawled_at: now,
    crawl_mark: marks.get(objectKey(object)) ?? null,
  };
}

async function writeOthers(db: Kysely<StoreTables>, run: WritingRun, others: readonly OtherObject[], seen: SeenRow[]): Promise<number> {
  const rows = await db
    .selectFrom('aetl_object_meta')
    .select(['object_id', 'catalog_name', 'schema_name', 'object_name', 'object_type', 'signature', 'content_hash', 'from_run'])
    .where('source_id', '=', run.source)
    .where('to_run', 'is', null)
    .where('schema_name', 'in', [...new Set(others.map(({ schema }) => schema ?? ''))])
    .where('object_name', 'in', [...new Set(others.map(({ name }) => name))])
    .execute();
  const known = new Map(rows.map((row) => [rowKey(row, row.object_name, row.object_type, row.signature), row]));
  const fresh: OtherObject[] = [];
  for (const object of others) {
    const row = known.get(objectKey(object));
    if (row?.content_hash === contentHash(object)) {
      seen.push({ schema: row.schema_name, id: row.object_id });
      continue;
    }
    if (row?.from_run === run.run) await db.deleteFrom('aetl_object_meta').where('object_id', '=', row.object_id).execute();
    else if (row !== undefined)
      await db.updateTable('aetl_object_meta').set({ to_run: run.run }).where('object_id', '=', row.object_id).execute();
    fresh.push(object);
  }
  for (const part of chunks(fresh, 400)) {
    const ids = await db
      .insertInto('aetl_object_meta')
      .values(part.map((object) => otherRow(run, object)))
      .returning(['object_id', 'schema_name'])
      .execute();
    for (const row of ids) seen.push({ schema: row.schema_name, id: row.object_id });
  }
  return fresh.length;
}

function otherRow(run: WritingRun, object: OtherObject) {
  const routine = 'signature' in object ? object : null;
  return {
    ...versionRow(run, object),
    object_name: object.name,
    name_key: object.name.toLowerCase(),
    object_type: object.kind,
    signature: routine?.signature ?? '',
    language: routine?.language ?? null,
    definition: routine?.definition ?? null,
    target: object.kind === 'synonym' ? object.target : null,
    shape_json: object.kind === 'type' ? jsonText(object.shape) : null,
    description: object.kind === 'synonym' ? null : object.comment,
  };
}

function rowKey(
  row: { readonly catalog_name: string; readonly schema_name: string },
  name: string,
  kind: string,
  signature: string,
): string {
  return objectKey({ catalog: row.catalog_name, schema: row.schema_name, name, kind: kind as DatabaseObject['kind'], signature });
}

export function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
