import { type Kysely, sql } from 'kysely';
import type { ObjectPlace, ProfileEntry, ProfileStore, SourceIdentity, TableProfile } from '../../metadata/index.ts';
import type { StoreDatabase } from './database.ts';
import { attempt } from './failures.ts';
import { putSource } from './put-source.ts';
import type { StoreTables } from './schema.ts';
import { jsonText, jsonValue, millisecondsOf, momentText, numberOf } from './values.ts';

/** Of each table; older ones are forgotten when a new one is written. */
const KEPT = 50;

export function storedProfiles(store: StoreDatabase): ProfileStore {
  const { db } = store;
  const tried = <T>(work: () => Promise<T>) => attempt(store.where, work, store.onCorrupt);
  return {
    write: (source, profile) => tried(() => db.transaction().execute((inner) => writeProfile(inner, store, source, profile))),
    list: (source, table) => tried(() => listProfiles(store, source, table)),
    newest: (source, schema) => tried(() => newestProfiles(store, source, schema)),
    read: (id) => tried(() => readProfile(db, id)),
  };
}

async function writeProfile(
  db: Kysely<StoreTables>,
  { now }: StoreDatabase,
  source: SourceIdentity,
  profile: TableProfile,
): Promise<ProfileEntry> {
  const { table, takenAt, rows, sampled } = profile;
  const place = { source_id: await putSource(db, source, now()), ...namesOf(table) };
  const { profile_id: id } = await db
    .insertInto('aetl_profile')
    .values({ ...place, profiled_at: momentText(takenAt), profile_json: jsonText(profile) })
    .returning('profile_id')
    .executeTakeFirstOrThrow();
  const kept = await ofTable(db, place).select('profile_id').orderBy('profiled_at', 'desc').orderBy('profile_id', 'desc').execute();
  const old = kept.slice(KEPT).map((row) => row.profile_id);
  if (old.length > 0) await db.deleteFrom('aetl_profile').where('profile_id', 'in', old).execute();
  return { id, table, takenAt, rows, sampled };
}

async function listProfiles(store: StoreDatabase, source: string, table: ObjectPlace): Promise<ProfileEntry[]> {
  const id = await sourceId(store.db, source);
  if (id === null) return [];
  const rows = await ofTable(store.db, { source_id: id, ...namesOf(table) })
    .select(entryColumns(store))
    .orderBy('profiled_at', 'desc')
    .orderBy('profile_id', 'desc')
    .execute();
  return rows.map(toEntry);
}

async function newestProfiles(store: StoreDatabase, source: string, schema: string | undefined): Promise<ProfileEntry[]> {
  const { db } = store;
  const id = await sourceId(db, source);
  if (id === null) return [];
  // The ids first: figures are read out of the JSON of those alone.
  let ranked = db
    .selectFrom('aetl_profile')
    .select([
      'profile_id',
      sql<number>`row_number() over (partition by catalog_name, schema_name, table_name order by profiled_at desc, profile_id desc)`.as(
        'age',
      ),
    ])
    .where('source_id', '=', id);
  if (schema !== undefined) ranked = ranked.where('schema_name', '=', schema);
  const rows = await db
    .selectFrom('aetl_profile')
    .select(entryColumns(store))
    .where('profile_id', 'in', db.selectFrom(ranked.as('r')).select('r.profile_id').where('r.age', '=', 1))
    .orderBy('schema_name')
    .orderBy('table_name')
    .execute();
  return rows.map(toEntry);
}

async function readProfile(db: Kysely<StoreTables>, id: number): Promise<TableProfile | null> {
  const row = await db.selectFrom('aetl_profile').select('profile_json').where('profile_id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const profile = jsonValue<{ readonly version?: unknown }>(row.profile_json);
  return profile.version === 1 ? (profile as TableProfile) : null;
}

async function sourceId(db: Kysely<StoreTables>, source: string): Promise<number | null> {
  const row = await db.selectFrom('aetl_datasource').select('source_id').where('source_name', '=', source).executeTakeFirst();
  return row?.source_id ?? null;
}

interface TablePlace {
  readonly source_id: number;
  readonly catalog_name: string;
  readonly schema_name: string;
  readonly table_name: string;
}

function ofTable(db: Kysely<StoreTables>, { source_id, catalog_name, schema_name, table_name }: TablePlace) {
  return db
    .selectFrom('aetl_profile')
    .where('source_id', '=', source_id)
    .where('schema_name', '=', schema_name)
    .where('table_name', '=', table_name)
    .where('catalog_name', '=', catalog_name);
}

function namesOf({ catalog, schema, name }: ObjectPlace) {
  return { catalog_name: catalog ?? '', schema_name: schema ?? '', table_name: name };
}

function entryColumns({ backend }: StoreDatabase) {
  const figure = (name: string) =>
    backend === 'sqlite'
      ? sql<number | string | null>`json_extract(profile_json, ${`$.${name}`})`
      : sql<number | string | null>`profile_json ->> ${name}::text`;
  return [
    'profile_id',
    'catalog_name',
    'schema_name',
    'table_name',
    'profiled_at',
    figure('rows').as('profiled_rows'),
    figure('sampled').as('sampled'),
  ] as const;
}

function toEntry(
  row: Omit<StoreTables['aetl_profile'], 'profile_id' | 'source_id' | 'profile_json'> & {
    readonly profile_id: number;
    readonly profiled_rows: number | string | null;
    readonly sampled: number | string | null;
  },
): ProfileEntry {
  return {
    id: row.profile_id,
    table: { catalog: row.catalog_name || null, schema: row.schema_name || null, name: row.table_name },
    takenAt: millisecondsOf(row.profiled_at),
    rows: numberOf(row.profiled_rows) ?? 0,
    sampled: numberOf(row.sampled),
  };
}
