import type {
  CellValue,
  ConnectionSettings,
  Connector,
  DatabaseFailure,
  DatabaseObject,
  TableObject,
} from '../../server/src/metadata/index.ts';

/** A database that the contract is tried on, and what is to be expected of it. */
export interface Harness {
  readonly name: string;
  /** Starts it, with the schemas of the fixture in it. */
  start(): Promise<TestDatabase>;
}

export interface TestDatabase {
  /** An account that may read, and one that may write. */
  readonly reader: ConnectionSettings;
  readonly writer: ConnectionSettings;
  /** An account that sees the source of everything. */
  readonly crawler: ConnectionSettings;
  /** The connector without the check of statements and without redaction, so that the layers below are seen. */
  connect(settings: ConnectionSettings): Promise<Connector>;
  /** How many statements the server is running that hold this text. */
  running(text: string): Promise<number>;
  /** Makes the server close the reader's connections; null where there are none. */
  readonly disconnect: (() => Promise<void>) | null;
  stop(): Promise<void>;
  /** Ends the server as when its machine fails; null where there is no server. */
  readonly kill: (() => Promise<void>) | null;
  /** Makes the server refuse connections for their number, and undoes it. */
  readonly exhaust: ((exhausted: boolean) => Promise<void>) | null;
  /** A fake lives in this process, whose memory is also its own, and does not know how to encrypt. */
  readonly isFake?: boolean;
  readonly expected: Expected;
}

export interface Expected {
  readonly product: RegExp;
  readonly encrypted: boolean | null;
  /** What is wrong in the settings, and the failure that it brings. */
  readonly wrongSettings: readonly (readonly [
    what: string,
    change: Partial<ConnectionSettings>,
    kind: DatabaseFailure['kind'],
    message: RegExp,
  ])[];
  /** Whether its catalog tells which tables have changed. */
  readonly tellsChanges: boolean;
  /** Where the crawler's names without a schema are looked for. */
  readonly searchPath: readonly string[];
  /** The schema of the fixture, and how many objects of each kind it has. */
  readonly schema: string;
  readonly kinds: Readonly<Partial<Record<DatabaseObject['kind'], number>>>;
  /** Tables of the schema, as far as they are looked at. */
  readonly tables: readonly (Partial<TableObject> & { readonly name: string })[];
  /** Texts that the definition of an object holds. */
  readonly definitions: readonly (readonly [kind: DatabaseObject['kind'], name: string, text: RegExp])[];
  /** Tables with names that want to be quoted: `schema.name` as SQL writes it, and the name itself. */
  readonly oddNames: readonly (readonly [sql: string, name: string])[];
  /** The table of 1,000 columns. */
  readonly wide: string;
  /** A schema that the reader has no rights on; null where there are no rights, or nobody is told of what he may not see. */
  readonly forbidden: string | null;
  /** Queries of one row. */
  readonly values: readonly (readonly [what: string, sql: string, row: readonly CellValue[]])[];
  readonly emptyTable: string;
  /** Runs for minutes. */
  readonly slow: string;
  /** A million rows of about 100 characters. */
  readonly million: string;
  readonly wrongStatement: { readonly sql: string; readonly offset: number | null };
  readonly placeholder: readonly [sql: string, parameters: readonly unknown[], row: readonly CellValue[]];
  /** A statement that a person may confirm, the number of rows it says, and the query that shows what it has done. */
  readonly write: { readonly sql: string; readonly affected: number; readonly shownBy: string; readonly shown: CellValue };
  readonly explained: RegExp;
}
