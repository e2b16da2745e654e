import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { openStore } from '../../../../server/src/adapters/store/index.ts';
import type {
  CrawlRequest,
  CrawlSession,
  DatabaseObject,
  MetadataStore,
  SourceIdentity,
  Stored,
  TableObject,
} from '../../../../server/src/metadata/index.ts';

export const ALL: CrawlRequest = { schemas: [], include: [], exclude: [] };

export const WAREHOUSE: SourceIdentity = { name: 'warehouse', type: 'postgres', place: { host: 'db.example', port: 5432, database: 'dw' } };

/** `id int!, name text` as columns; `!` stands for NOT NULL. */
export function table(name: string, columns: string, more: Partial<TableObject> = {}): TableObject {
  const [schema = '', plain = ''] = name.includes('.') ? name.split('.') : ['', name];
  return {
    kind: 'table',
    catalog: null,
    schema: schema || null,
    name: plain,
    comment: null,
    definition: null,
    columns: columns
      .split(', ')
      .filter(Boolean)
      .map((column) => {
        const [columnName = '', type = 'text'] = column.replace('!', '').split(' ');
        return { name: columnName, type, nullable: !column.endsWith('!'), default: null, generated: null, identity: false, comment: null };
      }),
    keys: [],
    indexes: [],
    partitions: null,
    rows: null,
    bytes: null,
    ...more,
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-store-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function value<T>(stored: Stored<T>): T {
  assert.ok(stored.ok, stored.ok ? '' : `${stored.error.kind}: ${stored.error.message}`);
  return stored.value;
}

export async function open(folder: string, url = 'sqlite:.aetl/aetl.db', now: () => number = Date.now): Promise<MetadataStore> {
  return value(await openStore({ url, folder, now }));
}

/** A whole crawl of these objects; the schemas are theirs. */
export async function crawl(
  store: MetadataStore,
  objects: readonly DatabaseObject[],
  scope: CrawlRequest = ALL,
  source: SourceIdentity = WAREHOUSE,
): Promise<void> {
  const session = value(await store.openCrawl(source, scope));
  await writeAll(session, objects);
  value(await session.finish());
}

export async function writeAll(session: CrawlSession, objects: readonly DatabaseObject[]): Promise<void> {
  const bySchema = new Map<string, DatabaseObject[]>();
  for (const object of objects) bySchema.set(object.schema ?? '', [...(bySchema.get(object.schema ?? '') ?? []), object]);
  value(await session.announce([...bySchema.keys()]));
  for (const [schema, some] of bySchema) {
    value(await session.write(some));
    value(await session.finishSchema(schema));
  }
}

/** All objects of a snapshot. */
export async function snapshot(
  store: MetadataStore,
  run: number | null = null,
  source = WAREHOUSE.name,
): Promise<readonly DatabaseObject[]> {
  const entries = value(await store.list({ source, run }, { after: null, limit: 100_000 }));
  return value(await store.read(entries));
}

/** `schema.table(column, …)` of all tables of a snapshot. */
export async function shape(store: MetadataStore, run: number | null = null, source = WAREHOUSE.name): Promise<string[]> {
  return (await snapshot(store, run, source)).map((object) => {
    const place = object.schema === null ? object.name : `${object.schema}.${object.name}`;
    return 'columns' in object ? `${place}(${object.columns.map((column) => column.name).join(', ')})` : `${object.kind} ${place}`;
  });
}
