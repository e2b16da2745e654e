import { ok } from '../../base/index.ts';
import { isTableKind } from '../database/object-identity.ts';
import type { DatabaseObject, ObjectPlace } from '../database/objects.ts';
import type { MetadataStore, ObjectChange } from '../store.ts';
import type { Stored } from '../store-failure.ts';
import type { SchemaChange, StoredChange } from './change.ts';

/** Which object of a snapshot is meant. */
export interface ObjectName extends Pick<ObjectPlace, 'schema' | 'name'> {
  readonly kind: string;
  readonly signature: string;
}

/** An object as it was in a snapshot; null when it was not there. A view that has taken a table's name counts as the same object. */
export async function objectAt(
  store: MetadataStore,
  snapshot: { readonly source: string; readonly run: number | null },
  { kind, schema, name, signature }: ObjectName,
): Promise<Stored<DatabaseObject | null>> {
  const entries = await store.named(snapshot, { schema, name });
  if (!entries.ok) return entries;
  const isTable = isTableKind(kind as DatabaseObject['kind']);
  const entry = entries.value.find((found) => (isTable ? isTableKind(found.kind) : found.kind === kind && found.signature === signature));
  if (entry === undefined) return ok(null);
  const objects = await store.read([entry]);
  return objects.ok ? ok(objects.value[0] ?? null) : objects;
}

/** The objects of stored changes of one crawl, each before and after it. */
export async function changedObjects(store: MetadataStore, changes: readonly StoredChange[]): Promise<Stored<readonly ObjectChange[]>> {
  const [first] = changes;
  if (first === undefined) return ok([]);
  const { source, run } = first;
  const renames = await store.history({ source, run, kinds: ['rename-object'], limit: MOST_RENAMES });
  if (!renames.ok) return renames;
  const distinct = new Map(changes.map((change) => [keyOf(change), change]));
  const objects: ObjectChange[] = [];
  for (const { object } of distinct.values()) {
    const before = await objectAt(store, { source, run: run - 1 }, { ...object, name: oldNameOf(object, renames.value) ?? object.name });
    const after = await objectAt(store, { source, run }, object);
    if (!before.ok) return before;
    if (!after.ok) return after;
    objects.push({ before: before.value, after: after.value });
  }
  return ok(objects);
}

/** A crawl that finds more of them has found another database. */
const MOST_RENAMES = 1000;

/** What an object was called before, by the renames that were found with it; null when it had the same name. */
export function oldNameOf(object: SchemaChange['object'], changes: readonly SchemaChange[]): string | null {
  const rename = changes.find((change) => change.kind === 'rename-object' && keyOf(change) === keyOf({ object }));
  return rename?.before ?? null;
}

function keyOf({ object: { schema, name, kind, signature } }: Pick<SchemaChange, 'object'>): string {
  return [schema ?? '', name, isTableKind(kind) ? 'table' : kind, signature].join('\n');
}
