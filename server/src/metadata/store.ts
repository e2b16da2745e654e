import type { Told } from '../base/index.ts';
import type { CrawlRequest, DatabaseType, UnchangedObject } from './database/connector.ts';
import type { DatabaseObject, ObjectPlace } from './database/objects.ts';
import type { ChangeFilter, ChangeImpact, SchemaChange, StoredChange } from './diff/change.ts';
import type { LineageStore } from './lineage-store.ts';
import type { TableProfile } from './profile/index.ts';
import type { Stored } from './store-failure.ts';

/** A database as the store knows it: nothing that would let anybody in. */
export interface SourceIdentity {
  /** Of the connection. */
  readonly name: string;
  readonly type: DatabaseType;
  /** Host, port, database or file, for people. */
  readonly place: Readonly<Record<string, string | number | null>>;
}

export interface StoredSource extends SourceIdentity {
  /** The last finished crawl; null before the first. */
  readonly currentRun: number | null;
  /** Milliseconds since the epoch. */
  readonly lastCrawledAt: number | null;
}

/** One crawl of a source. */
export interface CrawlRun {
  readonly id: number;
  readonly scope: CrawlRequest;
  readonly state: 'running' | 'finished' | 'abandoned';
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly objects: number;
  readonly changes: number;
  /** Changes of which it is known that they break something in the workspace. */
  readonly breaking: number;
  /** What could not be read, and why. */
  readonly missed: readonly string[];
}

export interface CrawledSchema {
  readonly name: string;
  /** All of it was read, so that what is not there does not exist. */
  readonly complete: boolean;
}

export interface CrawledSchemas {
  readonly schemas: readonly CrawledSchema[];
  /** Nothing of the database was left out. */
  readonly whole: boolean;
  /** Schemas in which names without one are looked for; empty where the database does not say. */
  readonly searchPath: readonly string[];
}

/** One object of a snapshot without what it is made of. */
export interface ObjectEntry extends ObjectPlace {
  readonly id: number;
  readonly kind: DatabaseObject['kind'];
  /** Tells overloads of a routine apart; empty for everything else. */
  readonly signature: string;
  /** The same for objects that have the same content. */
  readonly hash: string;
}

/** An object before and after a crawl; one of the two is null when it came or went. */
export interface ObjectChange {
  readonly before: DatabaseObject | null;
  readonly after: DatabaseObject | null;
}

export interface WriteFigures {
  readonly written: number;
  readonly unchanged: number;
}

/** A crawl that is being written. What it writes is seen by nobody before `finish`, and outlives whoever writes it. */
export interface CrawlSession {
  readonly run: number;
  /** The schemas that an interrupted session has found; null when there was none, or it did not get that far. */
  readonly announced: readonly string[] | null;
  /** Those of them that are done. */
  readonly done: readonly string[];
  /** The schemas that are there, and those in which names without one are looked for. */
  announce(schemas: readonly string[], searchPath?: readonly string[]): Promise<Stored<void>>;
  /** All or nothing; acknowledged when it is on disk. */
  write(objects: readonly DatabaseObject[], marks?: ReadonlyMap<string, string>): Promise<Stored<WriteFigures>>;
  /** Marks of the objects of a schema that the store knows, by `objectKey`. */
  marks(schema: string): Promise<Stored<ReadonlyMap<string, string>>>;
  /** Objects that are as the store knows them; only those that `marks` has told can be. */
  keep(schema: string, objects: readonly UnchangedObject[]): Promise<Stored<void>>;
  /** Something of a schema, or of any, could not be read: that it does not come is no news of its absence, unless it `came` with less in it. */
  miss(what: Told, schema: string | null, came?: true): Promise<Stored<void>>;
  /** Nothing more comes of this schema: objects that did not come are gone. */
  finishSchema(schema: string): Promise<Stored<void>>;
  /** What has changed against the last finished crawl, in pages; nothing for the first crawl. Call it when all schemas are done. */
  changes(page: number): Promise<Stored<readonly ObjectChange[]>>;
  record(changes: readonly SchemaChange[]): Promise<Stored<void>>;
  /** Takes the place of the last snapshot, at once. */
  finish(): Promise<Stored<CrawlRun>>;
  /** Lets somebody else go on with it. */
  leave(): Promise<void>;
}

/** A snapshot of a source: its last finished crawl, or an earlier one. */
export interface SnapshotPlace {
  readonly source: string;
  /** Null for the last finished crawl. */
  readonly run: number | null;
}

/** A profile that is kept, without its columns. */
export interface ProfileEntry {
  readonly id: number;
  readonly table: ObjectPlace;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  /** Rows looked at. */
  readonly rows: number;
  /** Percent of the table that was asked for; null when all of it was read. */
  readonly sampled: number | null;
}

/** Profiles of tables, as they were taken. Only masked ones are given to it. */
export interface ProfileStore {
  /** All or nothing, and acknowledged when it is on disk. Of each table the newest fifty are kept. */
  write(source: SourceIdentity, profile: TableProfile): Promise<Stored<ProfileEntry>>;
  /** The newest first; a table that was never profiled has none. */
  list(source: string, table: ObjectPlace): Promise<Stored<readonly ProfileEntry[]>>;
  /** The newest of each table of a source, or of one of its schemas. */
  newest(source: string, schema?: string): Promise<Stored<readonly ProfileEntry[]>>;
  /** Null when it is not kept any longer, or a later version of AETL has written it. */
  read(id: number): Promise<Stored<TableProfile | null>>;
}

/** Where machines keep what they observe. Tables are described in docs/decisions/store.md. */
export interface MetadataStore extends LineageStore {
  /** What people should know of how it was opened: that a damaged store was set aside. */
  readonly note: string | null;
  readonly profiles: ProfileStore;
  /** Begins a crawl, or goes on with one of the same scope that was interrupted. Fails as `busy` while another process crawls the source. */
  openCrawl(source: SourceIdentity, scope: CrawlRequest): Promise<Stored<CrawlSession>>;
  sources(): Promise<Stored<readonly StoredSource[]>>;
  /** A connection is called otherwise now: what is kept of it goes on under its new name, unless something is kept under that already. */
  renameSource(from: string, to: string): Promise<Stored<void>>;
  /** The newest first. */
  runs(source: string): Promise<Stored<readonly CrawlRun[]>>;
  schemas(snapshot: SnapshotPlace): Promise<Stored<CrawledSchemas>>;
  /** Objects in the order of schema, name, kind and signature; at most `limit` behind `after`. */
  list(
    snapshot: SnapshotPlace,
    page: { readonly schema?: string; readonly after: ObjectEntry | null; readonly limit: number },
  ): Promise<Stored<readonly ObjectEntry[]>>;
  /** The objects of these entries, in their order. */
  read(entries: readonly ObjectEntry[]): Promise<Stored<readonly DatabaseObject[]>>;
  /** Objects of a snapshot that bear a name: a table, and overloads of a routine. */
  named(snapshot: SnapshotPlace, place: Pick<ObjectPlace, 'schema' | 'name'>): Promise<Stored<readonly ObjectEntry[]>>;
  /** Keeps what changes mean for a workspace, beside them. */
  keepImpact(impacts: readonly { readonly change: number; readonly impact: ChangeImpact }[]): Promise<Stored<void>>;
  /** What changed, the newest first. */
  history(filter: ChangeFilter): Promise<Stored<readonly StoredChange[]>>;
  close(): Promise<void>;
}
