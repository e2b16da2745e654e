import { compareText } from '../../base/index.ts';
import type { DatabaseObject, ObjectPlace, TableObject } from './objects.ts';

const TABLE_KINDS: ReadonlySet<DatabaseObject['kind']> = new Set(['table', 'view', 'materialized-view', 'external-table']);

/** Kinds of objects that have columns. They share one name space: a view that takes a table's name takes its place. */
export function isTableKind(kind: DatabaseObject['kind']): kind is TableObject['kind'] {
  return TABLE_KINDS.has(kind);
}

export function isTable(object: DatabaseObject): object is TableObject {
  return isTableKind(object.kind);
}

interface Identified extends ObjectPlace {
  readonly kind: DatabaseObject['kind'];
  readonly signature?: string;
}

/** The same for one object at two times. */
export function objectKey({ catalog, schema, name, kind, signature }: Identified): string {
  return [catalog ?? '', schema ?? '', name, isTableKind(kind) ? 'table' : kind, signature ?? ''].join('\n');
}

/** The order in which the store lists objects. */
export function compareEntries(a: Identified, b: Identified): number {
  return (
    compareText(a.schema ?? '', b.schema ?? '') ||
    compareText(a.name, b.name) ||
    compareText(a.catalog ?? '', b.catalog ?? '') ||
    compareText(a.kind, b.kind) ||
    compareText(a.signature ?? '', b.signature ?? '')
  );
}
