import type { ToResultsMessage } from './results.ts';

/** A connection of aetl.yaml. */
export interface ConnectionInfo {
  readonly name: string;
  /** Null where aetl.yaml names none that AETL knows. */
  readonly type: string | null;
  readonly environment: 'dev' | 'test' | 'stage' | 'prod' | null;
}

/** `aetl/connection/list`. */
export interface ConnectionListResult {
  readonly connections: readonly ConnectionInfo[];
}

/** `aetl/query/statement`: the statement at a place of a document, and the connection that aetl.yaml gives to the file. */
export interface QueryStatementParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** Null where there is no statement. */
export type QueryStatementResult = { readonly sql: string; readonly connection: string | null } | null;

/**
 * `aetl/query/run`: runs a query that only reads. What comes out is told by `aetl/query/event` notifications with the same `id`;
 * the answer comes when there is no more. To cancel the request ends the query on the server.
 */
export interface QueryRunParams {
  readonly id: string;
  readonly connection: string;
  readonly sql: string;
  readonly maxRows: number;
  /** Personal data is masked unless a person wants to see it. */
  readonly unmasked?: boolean;
}

/** `aetl/query/event`. */
export interface QueryEventParams {
  readonly id: string;
  readonly event: ToResultsMessage;
}

/** A table of a connection's database, or one of its columns; names are spelt as the database spells them. */
export interface TableAddress {
  readonly connection: string;
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
  /** Null for the table itself. */
  readonly column: string | null;
}

/** `aetl/demo/database`: makes the database of a copy of the demo workspace, by the sources that AETL brings. Both are paths. */
export interface DemoDatabaseParams {
  readonly samples: string;
  readonly folder: string;
}

/** Null when it is there. */
export type DemoDatabaseResult = { readonly problem: string } | null;
