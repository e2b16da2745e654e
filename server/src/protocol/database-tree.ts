import type { TableAddress } from './databases.ts';

/** `aetl/database/children`: the children of a node of the databases' tree; without `parent` the connections of all projects. */
export interface DatabaseChildrenParams {
  readonly parent?: string;
  /** Keeps objects whose name contains this text, and tables with such a column, ignoring case. */
  readonly filter?: string;
}

export type DatabaseChildrenResult = readonly DatabaseNode[];

/** `aetl/database/path`: the nodes from a connection down to what is addressed; empty when the last crawl does not know it. */
export interface DatabasePathParams {
  readonly address: TableAddress;
}

export type DatabasePathResult = readonly DatabaseNode[];

/** What a database has, as lists show it. Texts for people are made of it by clients, in their language. */
export type DatabaseNode = ConnectionNode | SchemaNode | FolderNode | RangeNode | ObjectNode | ColumnNode | PartNode | NoteNode;

interface AnyNode {
  readonly origin: 'database';
  /** Opaque to clients; given back as `parent`. It stays the same from one crawl to the next. */
  readonly id: string;
  readonly connection: string;
  readonly label: string;
  readonly hasChildren: boolean;
}

export interface ConnectionNode extends AnyNode {
  readonly kind: 'connection';
  /** As aetl.yaml writes it; null where it names none that AETL knows. */
  readonly type: string | null;
  readonly environment: 'dev' | 'test' | 'stage' | 'prod' | null;
  /** End of the last finished crawl, in milliseconds since the epoch; null before the first. */
  readonly crawledAt: number | null;
  readonly crawling: boolean;
  /** Why it could not be crawled or tested the last time; null when it could. */
  readonly failure: string | null;
  /** Whether AETL may connect at all. */
  readonly trusted: boolean;
}

export interface SchemaNode extends AnyNode {
  readonly kind: 'schema';
  /** Whether all of it was read. */
  readonly complete: boolean;
}

export type DatabaseObjectKind =
  | 'table'
  | 'view'
  | 'materialized-view'
  | 'external-table'
  | 'procedure'
  | 'function'
  | 'trigger'
  | 'package'
  | 'sequence'
  | 'synonym'
  | 'type';

/** Objects of one kind, or the parts of a table. */
export interface FolderNode extends AnyNode {
  readonly kind: 'folder';
  readonly of: DatabaseObjectKind | 'key' | 'index' | 'parent' | 'partition';
  readonly count: number;
}

/** A page of a long folder, by the names that it begins and ends with. */
export interface RangeNode extends AnyNode {
  readonly kind: 'range';
  readonly of: DatabaseObjectKind;
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

export interface ObjectNode extends AnyNode {
  readonly kind: DatabaseObjectKind;
  readonly address: TableAddress;
  /** Arguments of a routine, which tell overloads apart; empty for everything else. */
  readonly signature: string;
  /** The name as SQL writes it, with its schema, quoted where it must be. */
  readonly sqlName: string;
  readonly comment: string | null;
  /** The database's own estimates; null when it has none. */
  readonly rows: number | null;
  readonly bytes: number | null;
  /** The newest profile of a table that is kept here; null when there is none. */
  readonly profile: TableBadge | null;
  /** What a synonym stands for. */
  readonly target: string | null;
  /** Why a view does not work any more, in the database's own words; null where it does, or nobody knows. */
  readonly broken: string | null;
  /** Of a type what it is made of; empty for everything else. */
  readonly detail: string;
  /** Whether its source can be read. */
  readonly hasDefinition: boolean;
  /** The name to ask `aetl/lineage/query` for; null where lineage makes no sense. */
  readonly lineageName: string | null;
}

/** What a list shows of a profile. */
export interface TableBadge {
  /** Milliseconds since the epoch. */
  readonly profiledAt: number;
}

export interface ColumnNode extends AnyNode {
  readonly kind: 'column';
  readonly address: TableAddress;
  readonly sqlName: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  /** `table.column` that a foreign key refers to. */
  readonly references: string | null;
  /** How the database gives it its values, as DDL says it: `generated always as identity`; empty where it does not. */
  readonly filled: string;
  /** It is there because another table has it. */
  readonly inherited: boolean;
  readonly comment: string | null;
  readonly lineageName: string | null;
}

/** A partition by its own name, and the table that it is a part of. */
export interface PartitionAddress extends TableAddress {
  readonly partOf: { readonly schema: string | null; readonly name: string };
}

/** A key, index or partition, or a table that is inherited from. */
export interface PartNode extends AnyNode {
  readonly kind: 'key' | 'index' | 'parent' | 'partition';
  readonly detail: string;
  readonly unique: boolean;
  /** Of a partition that is a table of its own, as in PostgreSQL. */
  readonly address?: PartitionAddress;
  readonly sqlName?: string;
}

/** What is to be said in the place of children. */
export interface NoteNode extends AnyNode {
  readonly kind: 'note';
  readonly note: 'never-crawled' | 'failed' | 'untrusted' | 'empty' | 'more-matches';
  /** Why it failed. */
  readonly message: string | null;
}

/** `aetl/database/crawl`: reads the schemas of a connection into the store. Progress is told by `aetl/database/progress`; to cancel it leaves what was read for the next one. */
export interface DatabaseCrawlParams {
  readonly connection: string;
}

/** `message` is a sentence for people. */
export type DatabaseCrawlResult =
  | {
      readonly ok: true;
      readonly objects: number;
      readonly changes: number;
      readonly milliseconds: number;
      /** What could not be read, and why. */
      readonly missed: readonly string[];
      /** Whether nobody says yet which files run on a connection, and all may run on this one. */
      readonly assignable: boolean;
    }
  | { readonly ok: false; readonly message: string };

/** `aetl/database/progress`. */
export interface DatabaseProgressParams {
  readonly connection: string;
  readonly schema: string;
  readonly schemasDone: number;
  readonly schemas: number;
  readonly objects: number;
}

/** `aetl/database/refresh`: looks for crawls that other processes have finished. */
export interface DatabaseRefreshResult {
  /** Whether there were any. */
  readonly changed: boolean;
}

/** `aetl/table/select`: a statement that reads the table of an address. */
export interface TableSelectParams {
  readonly address: TableAddress | PartitionAddress;
  /** `preview`: one that AETL runs, with a limit of rows and every name quoted; `query`: one for people to go on with. */
  readonly purpose: 'preview' | 'query';
  /** Rows of a preview. */
  readonly limit?: number;
}

/** Null when no crawl knows the table. */
export type TableSelectResult = { readonly sql: string; readonly connection: string } | null;
