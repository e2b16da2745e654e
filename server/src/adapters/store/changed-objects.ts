import type { Kysely } from 'kysely';
import { type DatabaseObject, isTable, type ObjectChange, type ObjectEntry, objectKey } from '../../metadata/index.ts';
import type { StoreTables } from './schema.ts';
import { readObjects } from './snapshot-reader.ts';
import { flagValue } from './values.ts';

/** An object before and after, by its entries. */
export interface ChangedEntry {
  readonly before: ObjectEntry | null;
  readonly after: ObjectEntry | null;
}

/** What a crawl ends, begins and replaces. Only versions that it has begun or ended are looked at, however many objects there are. */
export async function changedEntries(db: Kysely<StoreTables>, source: number, run: number): Promise<ChangedEntry[]> {
  const { current_run: previous } = await db
    .selectFrom('aetl_datasource')
    .select('current_run')
    .where('source_id', '=', source)
    .executeTakeFirstOrThrow();
  // The first crawl finds everything for the first time; that is no news.
  if (previous === null) return [];
  const knowsTypes = await readsTraits(db, previous);
  const pairs = new Map<string, ChangedEntry>();
  for (const { entry, ended } of [...(await tableVersions(db, source, run)), ...(await otherVersions(db, source, run))]) {
    const key = objectKey(entry);
    const pair = pairs.get(key) ?? { before: null, after: null };
    pairs.set(key, ended ? { ...pair, before: entry } : { ...pair, after: entry });
  }
  const found = [...pairs.values()];
  return knowsTypes ? found : found.filter(({ before, after }) => before !== null || after?.kind !== 'type');
}

/** Whether a crawl has asked for what earlier versions of AETL did not. */
async function readsTraits(db: Kysely<StoreTables>, run: number): Promise<boolean> {
  const row = await db.selectFrom('aetl_crawl_run').select('reads_traits').where('run_id', '=', run).executeTakeFirst();
  return row !== undefined && flagValue(row.reads_traits);
}

export async function readChanges(db: Kysely<StoreTables>, source: number, changed: readonly ChangedEntry[]): Promise<ObjectChange[]> {
  const { current_run: previous } = await db
    .selectFrom('aetl_datasource')
    .select('current_run')
    .where('source_id', '=', source)
    .executeTakeFirstOrThrow();
  const asked = previous !== null && (await readsTraits(db, previous));
  const entries = changed.flatMap(({ before, after }) => [before, after].filter((entry) => entry !== null));
  const objects = (await readObjects(db, entries)).values();
  const next = (entry: ObjectEntry | null): DatabaseObject | null => (entry === null ? null : (objects.next().value ?? null));
  return changed.map((pair) => {
    const [before, after] = [next(pair.before), next(pair.after)];
    return asked || before === null || after === null ? { before, after } : { before: withoutTraits(before), after: withoutTraits(after) };
  });
}

/** As an earlier version of AETL has read it: what nobody had asked for before is no news. */
function withoutTraits(object: DatabaseObject): DatabaseObject {
  if (!isTable(object)) return object;
  const { inherits: _, ...table } = object;
  return {
    ...table,
    columns: table.columns.map(({ computed: _computed, numbered: _numbered, inherited: _inherited, ...column }) => column),
    keys: table.keys.map((key) => {
      if (key.kind === 'check') return { kind: key.kind, name: key.name, expression: key.expression };
      const { deferrable: _deferrable, ...plain } = key;
      if (plain.kind !== 'foreign') return plain;
      const { onUpdate: _onUpdate, ...foreign } = plain;
      return foreign;
    }),
  };
}

interface VersionEntry {
  readonly entry: ObjectEntry;
  readonly ended: boolean;
}

async function tableVersions(db: Kysely<StoreTables>, source: number, run: number): Promise<VersionEntry[]> {
  const rows = await db
    .selectFrom('aetl_table_meta')
    .select(['table_id as id', 'catalog_name', 'schema_name', 'table_name as name', 'table_type as kind', 'content_hash as hash', 'to_run'])
    .where('source_id', '=', source)
    .where(({ eb, or, and }) => or([eb('to_run', '=', run), and([eb('from_run', '=', run), eb('to_run', 'is', null)])]))
    .orderBy('table_id')
    .execute();
  return rows.map((row) => versionEntry({ ...row, signature: '' }, run));
}

async function otherVersions(db: Kysely<StoreTables>, source: number, run: number): Promise<VersionEntry[]> {
  const rows = await db
    .selectFrom('aetl_object_meta')
    .select([
      'object_id as id',
      'catalog_name',
      'schema_name',
      'object_name as name',
      'object_type as kind',
      'signature',
      'content_hash as hash',
      'to_run',
    ])
    .where('source_id', '=', source)
    .where(({ eb, or, and }) => or([eb('to_run', '=', run), and([eb('from_run', '=', run), eb('to_run', 'is', null)])]))
    .orderBy('object_id')
    .execute();
  return rows.map((row) => versionEntry(row, run));
}

interface VersionRow {
  readonly id: number;
  readonly catalog_name: string;
  readonly schema_name: string;
  readonly name: string;
  readonly kind: string;
  readonly signature: string;
  readonly hash: string;
  readonly to_run: number | null;
}

function versionEntry({ id, catalog_name, schema_name, name, kind, signature, hash, to_run }: VersionRow, run: number): VersionEntry {
  const entry = {
    id,
    catalog: catalog_name || null,
    schema: schema_name || null,
    name,
    kind: kind as ObjectEntry['kind'],
    signature,
    hash,
  };
  return { entry, ended: to_run === run };
}
