import type { DatabaseObject, ObjectPlace } from '../database/objects.ts';

export type ChangeKind =
  | 'add-object'
  | 'drop-object'
  | 'rename-object'
  | 'add-column'
  | 'drop-column'
  | 'rename-column'
  | 'change-type'
  | 'change-nullability'
  | 'change-default'
  | 'change-generated'
  | 'change-identity'
  | 'change-comment'
  | 'add-key'
  | 'drop-key'
  | 'change-key'
  | 'add-index'
  | 'drop-index'
  | 'change-index'
  | 'change-partitions'
  | 'change-definition';

/** One difference between two snapshots. */
export interface SchemaChange {
  readonly kind: ChangeKind;
  /** Where the object is now; where it was, when it is gone. */
  readonly object: ObjectPlace & { readonly kind: DatabaseObject['kind']; readonly signature: string };
  /** The column that changed; the new name of a renamed one. Null for changes of the object itself. */
  readonly column: string | null;
  /** What it was, as the database prints it; null when there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** How sure a guess is, from 0 to 1: only renames are guessed. Null for what is certain. */
  readonly confidence: number | null;
}

/** A change as the store keeps it. */
export interface StoredChange extends SchemaChange {
  readonly id: number;
  readonly source: string;
  readonly run: number;
  /** Milliseconds since the epoch. */
  readonly detectedAt: number;
}

export interface ChangeFilter {
  readonly source?: string;
  /** Name of a table, with or without its schema, in any case. */
  readonly object?: string;
  readonly kinds?: readonly ChangeKind[];
  readonly since?: number;
  readonly until?: number;
  readonly limit: number;
}
