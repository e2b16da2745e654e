import type { Result } from '../../base/index.ts';
import type {
  ChangeFilter,
  Connector,
  CrawlProgress,
  CrawlRequest,
  CrawlRun,
  ObjectName,
  SchemaChange,
  SourceIdentity,
  StoredChange,
} from '../../metadata/index.ts';
import type { DialectName, SourceLocation } from '../../protocol/index.ts';

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
  /** The second snapshot is the one that held at this time; the last one without it. */
  readonly until?: number | null;
  /** Crawls by their numbers, which go before times. */
  readonly beforeRun?: number | null;
  readonly afterRun?: number | null;
  readonly schema: string | null;
  readonly impact: boolean;
}

export interface DiffReport {
  readonly before: SnapshotName;
  readonly after: SnapshotName;
  readonly changes: readonly ReportedChange[];
  /** Statements that would make the second of the first; a proposal that nobody runs. */
  readonly migration: readonly string[];
  /** Of those statements: that of the database which they would change. */
  readonly dialect: DialectName;
  /** Of the database that they would make it like. */
  readonly otherDialect: DialectName;
  /** What only one of two databases has, in schemas of which the crawl of the other did not see all: nobody knows whether they differ. */
  readonly unseen: readonly UnseenObjects[];
}

export interface UnseenObjects {
  readonly schema: string;
  /** How many there are. */
  readonly objects: number;
  /** The connection whose crawl did not see all of the schema. */
  readonly by: string;
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
  /** `database`: a view or routine that only the database has. */
  readonly role: 'file' | 'model' | 'database';
  readonly effect: 'breaks' | 'differs';
  readonly message: string;
}

/** The crawls of a connection that were finished, the newest first. */
export interface ConnectionCrawls {
  readonly connection: NamedConnection;
  readonly crawls: readonly { readonly run: CrawlRun; readonly isFirst: boolean }[];
  /** Why they cannot be read; null when they can. */
  readonly failure: string | null;
}

export type HistoryFilter = Omit<ChangeFilter, 'source'>;

export interface HistoricChange {
  readonly change: StoredChange;
  readonly message: string;
  /** What its object was called before; null when it had the same name. */
  readonly oldName: string | null;
}

/** A crawl has ended, of this process or another one. */
export interface CrawledEvent {
  readonly connection: string;
  readonly run: number;
  readonly changes: number;
  /** Changes that break something, and the files in which they do. */
  readonly breaking: number;
  readonly brokenFiles: number;
}

/** What the facade does with databases and their crawls. */
export interface Databases {
  readonly connections: () => readonly NamedConnection[];
  /** Crawls a connection, or goes on with an interrupted crawl, and lets its files see it. */
  crawl(
    connection: string,
    /** `full`: also what the catalog says has not changed is read. */
    scope: CrawlRequest & { readonly full?: boolean },
    onProgress: (progress: CrawlProgress) => void,
    token: { readonly isCancellationRequested: boolean },
  ): Promise<Result<CrawlReport, DatabaseProblem>>;
  diff(question: DiffQuestion): Promise<Result<DiffReport, DatabaseProblem>>;
  /** The crawls of every connection. A store that cannot be read fails for its own connections only. */
  crawls(): Promise<readonly ConnectionCrawls[]>;
  /** A connection is going to have another name: what is kept of it goes along. */
  rename(from: string, to: string): Promise<void>;
  /** What crawls found changed, the newest first. */
  history(connection: string, filter: HistoryFilter): Promise<Result<readonly HistoricChange[], DatabaseProblem>>;
  /** Who uses what a change of the history has changed, by the files as they are now. */
  impact(connection: string, change: number): Promise<Result<ReportedChange, DatabaseProblem>>;
  /** An object at the time of a crawl, as DDL; empty when it was not there. */
  objectText(connection: string, run: number, object: ObjectName): Promise<Result<string, DatabaseProblem>>;
  /** Calls back when a crawl has ended, and its files have been told. */
  onCrawled(listener: (event: CrawledEvent) => void): void;
  /** Takes notice of crawls that other processes have finished. */
  refresh(): Promise<void>;
  /**
   * Once, at the start: brings a store of an earlier version to this one, and copies what a team shares. Returns what is wrong with stores, of which
   * only what was copied before is known.
   */
  catchUp(): Promise<readonly string[]>;
  close(): Promise<void>;
}
