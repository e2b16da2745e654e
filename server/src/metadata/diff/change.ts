import type { SchemaChangeKind } from '../../protocol/index.ts';
import type { DatabaseObject, ObjectPlace } from '../database/objects.ts';

export type ChangeKind = SchemaChangeKind;

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
  /** What it meant for the files of the workspace when it was found; null when nobody has looked. */
  readonly impact: ChangeImpact | null;
}

/** What a change does to a workspace, as far as a list shows it. */
export interface ChangeImpact {
  /** Places that break, and places that do something else. */
  readonly breaks: number;
  readonly differs: number;
  readonly files: number;
  /** Those of them in which something breaks. */
  readonly brokenFiles: number;
  /** Columns that are computed from what has changed. */
  readonly downstream: number;
  /** The first of each, for people who look into the store with other tools. */
  readonly places: readonly { readonly path: string; readonly line: number; readonly effect: 'breaks' | 'differs' }[];
  readonly columns: readonly string[];
}

export interface ChangeFilter {
  readonly source?: string;
  /** Name of a table, with or without its schema, in any case. */
  readonly object?: string;
  readonly schema?: string;
  /** A part of the name of an object or a column, in any case. */
  readonly text?: string;
  /** The crawl that found it. */
  readonly run?: number;
  readonly id?: number;
  /** Only changes with a lower number: the next page. */
  readonly below?: number;
  readonly kinds?: readonly ChangeKind[];
  readonly since?: number;
  readonly until?: number;
  readonly limit: number;
}
