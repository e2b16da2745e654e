import type { Result } from '../../base/index.ts';
import type { Connector, CrawlProgress, CrawlRequest, CrawlRun, SchemaChange, SourceIdentity, StoredChange } from '../../metadata/index.ts';
import type { SourceLocation } from '../../protocol/index.ts';

/** A connection that an aetl.yaml names. */
export interface NamedConnection {
  readonly name: string;
  readonly type: string | null;
  /** Where the aetl.yaml lies. */
  readonly folder: string;
}

/** A connection that can be crawled, and where it leads, without secrets. Whoever has opened it closes it. */
export interface OpenedConnection {
  readonly connector: Connector;
  readonly place: SourceIdentity['place'];
}

/** Opens a connection with its secrets; it fails with a sentence. */
export type ConnectorFor = (connection: NamedConnection) => Promise<Result<OpenedConnection>>;

/** Why something about databases was not done, by whose fault. */
export interface DatabaseProblem {
  readonly fault: 'usage' | 'store' | 'database';
  readonly message: string;
}

export interface CrawlReport {
  readonly connection: string;
  readonly run: CrawlRun;
  /** Schemas that an interrupted crawl had read already. */
  readonly resumed: number;
  readonly written: number;
  readonly unchanged: number;
}

export interface DiffQuestion {
  /** A connection. */
  readonly before: string;
  /** Another connection, or the same one. */
  readonly after: string;
  /** The first snapshot is the one that held at this time; without it the last but one when both connections are the same. */
  readonly at: number | null;
  readonly schema: string | null;
  readonly impact: boolean;
}

export interface DiffReport {
  readonly before: SnapshotName;
  readonly after: SnapshotName;
  readonly changes: readonly ReportedChange[];
  /** Statements that would make the second of the first; a proposal that nobody runs. */
  readonly migration: readonly string[];
}

export interface SnapshotName {
  readonly connection: string;
  readonly run: number;
  /** Milliseconds since the epoch. */
  readonly crawledAt: number;
}

export interface ReportedChange {
  readonly change: SchemaChange;
  readonly message: string;
  /** Empty when nobody asked. */
  readonly places: readonly ReportedPlace[];
  readonly downstream: readonly string[];
}

export interface ReportedPlace {
  /** Relative to the root. */
  readonly path: string;
  readonly location: SourceLocation;
  readonly effect: 'breaks' | 'differs';
  readonly message: string;
}

/** What the facade does with databases and their crawls. */
export interface Databases {
  readonly connections: () => readonly NamedConnection[];
  /** Crawls a connection, or goes on with an interrupted crawl, and lets its files see it. */
  crawl(
    connection: string,
    scope: CrawlRequest,
    onProgress: (progress: CrawlProgress) => void,
    token: { readonly isCancellationRequested: boolean },
  ): Promise<Result<CrawlReport, DatabaseProblem>>;
  diff(question: DiffQuestion): Promise<Result<DiffReport, DatabaseProblem>>;
  /** What crawls found changed, the newest first. */
  history(
    connection: string,
    filter: { readonly object?: string; readonly since?: number; readonly limit: number },
  ): Promise<Result<readonly StoredChange[], DatabaseProblem>>;
  /** Takes notice of crawls that other processes have finished. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}
