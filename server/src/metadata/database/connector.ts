import type { CancellationToken, Result, Saying, Told } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { DatabaseObject, TableObject } from './objects.ts';

/** The databases that can be connected to. MariaDB is reached as mysql; the server says which it is. */
export type DatabaseType = 'postgres' | 'mysql' | 'sqlite' | 'tsql' | 'oracle' | 'bigquery';

export type Environment = 'dev' | 'test' | 'stage' | 'prod';

/** All that is needed to connect, with secrets resolved. It is never logged, printed, or kept. */
export interface ConnectionSettings {
  readonly name: string;
  readonly type: DatabaseType;
  readonly environment: Environment | null;
  readonly host: string | null;
  readonly port: number | null;
  /** Database; the service name for Oracle, the project for BigQuery. */
  readonly database: string | null;
  readonly user: string | null;
  readonly password: string | null;
  /** Absolute path of an SQLite file, or of a BigQuery key file. */
  readonly path: string | null;
  /** `off`: never; `on`: always, and the certificate is checked; `insecure`: always, unchecked. */
  readonly tls: 'off' | 'on' | 'insecure';
  /** What only this kind of database knows. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** Why a database did not do what it was asked. `message` is a sentence for people that says what to do, and holds no secret. */
export interface DatabaseFailure {
  readonly kind:
    | 'unreachable'
    | 'login'
    | 'no-such-database'
    | 'certificate'
    | 'rights'
    | 'timeout'
    | 'cancelled'
    | 'connection-lost'
    /** The statement could change something, or cannot be told not to. */
    | 'refused'
    /** The database found an error in the statement. */
    | 'statement'
    | 'driver';
  readonly message: string;
  /** The message in no language, where it is AETL's own: for what is kept. */
  readonly said?: Saying;
  /** The database's own code: SQLSTATE, ORA-…, errno. */
  readonly code: string | null;
  /** Offset into the statement, UTF-16, where the database says so. */
  readonly offset: number | null;
}

/** Thrown by the iterators of a connector, whose only other word is that there is no more. Ask `failureOf`, not `instanceof`: each driver's bundle has a class of its own. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly failure: DatabaseFailure;

  constructor(failure: DatabaseFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What went wrong in a database; null when the error is a bug or a cancellation. */
export function failureOf(error: unknown): DatabaseFailure | null {
  return error instanceof Error && error.name === 'DatabaseError' && 'failure' in error ? (error.failure as DatabaseFailure) : null;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DatabaseFailure };

export interface ServerFacts {
  /** `PostgreSQL 18.1`, `MariaDB 10.11.6`. */
  readonly product: string;
  readonly dialect: DialectName;
  readonly user: string;
  readonly database: string | null;
  /** Whether the account could change data if it were not for AETL; null when that cannot be found out. */
  readonly canWrite: boolean | null;
  /** Whether the connection is encrypted. */
  readonly encrypted: boolean | null;
}

export interface CrawlRequest {
  /** Schemas to read; all that are not the database's own when it is empty. */
  readonly schemas: readonly string[];
  /** Globs of `schema.name`, or of the name alone; what matches none of `include` (when there are any), or one of `exclude`, is left out. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** PostgreSQL: partitions come as tables of their own, which `inherit` the table that they are a part of, for whoever asks for one of them. */
  readonly partitions?: true;
}

/** A part of a crawl. Objects come schema by schema; a schema that is done is said to be, so that a crawl can go on from there. */
export type CrawlStep =
  /** `searchPath`: schemas in which the connection looks for names that are written without one, the first one first. */
  | { readonly step: 'schemas'; readonly names: readonly string[]; readonly searchPath?: readonly string[] }
  /** `marks`, by `objectKey`: what the catalog tells of an object that is another when the object is. */
  | { readonly step: 'objects'; readonly objects: readonly DatabaseObject[]; readonly marks?: ReadonlyMap<string, string> }
  /** Objects that still have the mark with which they were found, so that they were not read. */
  | { readonly step: 'unchanged'; readonly schema: string; readonly objects: readonly UnchangedObject[] }
  | { readonly step: 'schema-done'; readonly schema: string }
  /**
   * Something could not be read, and the crawl goes on without it. It comes before the `schema-done` of the schema that it is of; without a
   * schema it may be anything anywhere, so that nothing that does not come is taken for dropped. `came`: the object has come all the same, with
   * less in it.
   */
  | { readonly step: 'missed'; readonly what: Told; readonly schema?: string; readonly came?: true; readonly failure: DatabaseFailure };

export interface UnchangedObject {
  /** As `objectKey` says. */
  readonly key: string;
  /** The database's estimates of today; null when they were not asked for. */
  readonly estimates: Pick<TableObject, 'rows' | 'bytes'> | null;
}

/** The marks of objects that an earlier crawl has found, so that only what has another one is read. */
export interface KnownMarks {
  /** By `objectKey`; empty where there are none. */
  of(schema: string): Promise<ReadonlyMap<string, string>>;
}

export interface QueryRequest {
  readonly sql: string;
  /** Values of the statement's placeholders, in the database's own style. */
  readonly parameters?: readonly unknown[];
  /** Rows beyond this are not fetched. */
  readonly maxRows: number;
  /** Fetching ends when the values add up to this. */
  readonly maxBytes: number;
  /** Enforced by the server where it can, and by the connector. */
  readonly timeoutMilliseconds: number;
  /** PostgreSQL: the result is small and fetched at once, which lets the server use several processes for it. */
  readonly atOnce?: boolean;
  /** PostgreSQL: what each sort and grouping of the query may take in memory before it goes to the disk. */
  readonly sortMegabytes?: number;
  /** BigQuery: a query that would read more than this is refused. */
  readonly maxBytesBilled?: number;
}

export interface ResultColumn {
  readonly name: string;
  /** The database's name of the type; null when the driver does not tell. */
  readonly type: string | null;
}

/** A cell. Numbers that a double cannot hold exactly come as text, as do dates and times; bytes stay bytes. */
export type CellValue = null | boolean | number | string | Uint8Array;

/** Rows of a read-only query, a batch at a time. Whoever stops iterating ends the query on the server; what goes wrong meanwhile is thrown as a DatabaseError. */
export interface QueryRows {
  readonly columns: readonly ResultColumn[];
  readonly batches: AsyncIterable<readonly (readonly CellValue[])[]>;
  /** Why rows are missing, known when the batches have ended; null when there are all. */
  truncated(): 'rows' | 'bytes' | null;
  /** Notices of the server, in order. */
  messages(): readonly string[];
}

/**
 * One database. Nothing executes SQL but through this port. `query` only reads, by layers that do not rest on each other (docs/decisions/safety.md);
 * nothing but `executeConfirmed` changes anything, and only a person can make AETL call it.
 */
export interface Connector {
  readonly settings: Pick<ConnectionSettings, 'name' | 'type' | 'environment'>;
  /** Connects, and asks what is there; in no more time than is said. */
  test(token: CancellationToken, milliseconds?: number): Promise<Answer<ServerFacts>>;
  /** With `since`, what has not changed since then need not be read; catalogs that cannot tell read everything. */
  crawl(request: CrawlRequest, token: CancellationToken, since?: KnownMarks): AsyncIterable<CrawlStep>;
  query(request: QueryRequest, token: CancellationToken): Promise<Answer<QueryRows>>;
  /** The plan of a statement as the database prints it (JSON or XML where it can), without running it. */
  explain(sql: string, token: CancellationToken): Promise<Answer<string>>;
  /** Runs a statement that a person has seen and confirmed, with the connection's name and environment. Returns the number of rows affected. */
  executeConfirmed(statement: ConfirmedStatement, token: CancellationToken): Promise<Answer<number | null>>;
  close(): Promise<void>;
}

/** What a person has agreed to: this very text on this very connection. */
export interface ConfirmedStatement {
  readonly sql: string;
  readonly connection: string;
  readonly environment: Environment | null;
  readonly confirmedAt: number;
  readonly timeoutMilliseconds: number;
}

/** Makes a connector; drivers are loaded when a connector of their kind is first made. */
export type OpenConnector = (settings: ConnectionSettings) => Promise<Result<Connector>>;
