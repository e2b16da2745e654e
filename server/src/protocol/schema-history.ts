import type { SourceLocation } from './lineage.ts';

/** What can be different in a schema. */
export type SchemaChangeKind =
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
  | 'change-inheritance'
  | 'change-validity'
  | 'change-definition';

/** One crawl of a database, as a point in its history. */
export interface SchemaSnapshot {
  readonly connection: string;
  readonly run: number;
  /** Milliseconds since the epoch. */
  readonly crawledAt: number;
}

export interface SchemaCrawl extends SchemaSnapshot {
  readonly objects: number;
  /** What it found changed against the crawl before. */
  readonly changes: number;
  /** Changes among them that broke something in the workspace when they were found. */
  readonly breaking: number;
  /** What could not be read, and why. */
  readonly missed: readonly string[];
  /** Whether there is a crawl before it, so that changes could be found at all. */
  readonly isFirst: boolean;
}

/** `aetl/schema/crawls`: the finished crawls of every connection. Looks for crawls of other processes first when asked to. */
export interface SchemaCrawlsParams {
  readonly refresh: boolean;
}

export interface SchemaConnection {
  readonly connection: string;
  readonly type: string | null;
  /** The newest first; at most a hundred. */
  readonly crawls: readonly SchemaCrawl[];
  /** Why its history cannot be read; null when it can. */
  readonly failure: string | null;
}

export interface SchemaCrawlsResult {
  readonly connections: readonly SchemaConnection[];
}

/** Where an object lies, and which it is among those of its name. */
export interface SchemaObjectName {
  readonly kind: string;
  readonly schema: string | null;
  readonly name: string;
  /** Tells overloads of a routine apart; empty for everything else. */
  readonly signature: string;
}

/** How many places a change breaks or alters: counted when the change was found, so that a list of many needs no reading of files. */
export interface SchemaImpactCounts {
  readonly breaks: number;
  readonly differs: number;
  readonly files: number;
  /** Columns that are computed from what has changed. */
  readonly downstream: number;
}

export interface SchemaChangeInfo {
  readonly kind: SchemaChangeKind;
  readonly object: SchemaObjectName;
  /** What the object was called before; null when it had the same name. */
  readonly oldName: string | null;
  readonly column: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** How sure a guess is, from 0 to 1; null for what is certain. */
  readonly confidence: number | null;
  /** The change as a sentence in English. */
  readonly message: string;
  /** Null when nobody has counted. */
  readonly impact: SchemaImpactCounts | null;
}

export interface StoredSchemaChange extends SchemaChangeInfo {
  readonly id: number;
  readonly connection: string;
  readonly run: number;
  readonly detectedAt: number;
}

/** `aetl/schema/history`: what crawls of a connection found changed, the newest first. */
export interface SchemaHistoryParams {
  readonly connection: string;
  readonly run?: number;
  readonly schema?: string;
  /** A part of the name of an object or a column, in any case. */
  readonly text?: string;
  readonly since?: number;
  readonly until?: number;
  /** Only what is older than the change of this number: the next page. */
  readonly before?: number;
  readonly limit: number;
}

export interface SchemaHistoryResult {
  readonly changes: readonly StoredSchemaChange[];
  /** What `before` is for the next page; null when there is none. */
  readonly next: number | null;
}

/** A place that uses what has changed. */
export interface SchemaImpactPlace {
  /** Relative to the root. */
  readonly path: string;
  readonly location: SourceLocation;
  /** What the file is; `database`: a view or routine that only the database has. */
  readonly role: 'file' | 'model' | 'database';
  readonly effect: 'breaks' | 'differs';
  readonly message: string;
}

export interface SchemaImpact {
  readonly places: readonly SchemaImpactPlace[];
  /** `table.column`, nearest first. */
  readonly downstream: readonly string[];
}

/** `aetl/schema/impact`: who uses what has changed, by the files as they are now. */
export interface SchemaImpactParams {
  readonly connection: string;
  readonly change: number;
}

/** `aetl/schema/compare`: what makes the second snapshot of the first. */
export interface SchemaCompareParams {
  readonly before: SnapshotChoice;
  readonly after: SnapshotChoice;
  readonly schema?: string;
}

/** Null for the last crawl; of the first of two snapshots of one connection, for the one before that. */
export interface SnapshotChoice {
  readonly connection: string;
  readonly run: number | null;
}

export interface SchemaCompareResult {
  readonly before: SchemaSnapshot;
  readonly after: SchemaSnapshot;
  readonly changes: readonly (SchemaChangeInfo & SchemaImpact)[];
  /** Statements that would make the second of the first, for a person to read; nothing runs them. */
  readonly migration: string;
}

/** `aetl/schema/object`: an object at the time of a crawl, as readable DDL; empty text when it was not there. */
export interface SchemaObjectParams {
  readonly connection: string;
  readonly run: number;
  readonly object: SchemaObjectName;
}

export interface SchemaObjectResult {
  readonly text: string;
}

/** `aetl/database/crawled`: a crawl has ended, of this process or another one. */
export interface DatabaseCrawledParams {
  readonly connection: string;
  readonly run: number;
  readonly changes: number;
  /** Files in which something breaks by what has changed. */
  readonly brokenFiles: number;
  /** Changes that break something. */
  readonly breaking: number;
}
