import type { CancellationToken, TextRange } from '../base/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { BoundScript, ColumnSource, SchemaLookup, SchemaTable } from '../sql/index.ts';

/** A span of a file of the workspace: UTF-16 offsets into its text. */
export interface FileRange {
  readonly uri: string;
  readonly range: TextRange;
}

/** A consistent snapshot of one SQL file: its text, and what its names mean. */
export interface IdeFile {
  readonly uri: string;
  readonly text: string;
  readonly bound: BoundScript;
  /** Id of the table that the file as a whole defines (a dbt model); null otherwise. */
  readonly model: string | null;
}

/** A column of a catalog table; `table` is an id. */
export interface TableColumn {
  readonly table: string;
  readonly column: string;
}

export interface IdeColumn {
  readonly name: string;
  readonly type: string | null;
  readonly nullable: boolean | null;
  readonly description: string | null;
  readonly primaryKey: boolean;
  /** What a foreign key of this one column refers to. */
  readonly references: ColumnSource | null;
  /** Who gives it its values, where that is the database. */
  readonly filled?: 'computed' | 'identity';
  /** Nobody else may. */
  readonly unwritable?: 'computed' | 'identity';
  /** Where the column's name is declared: DDL, the select item of a view or model, YAML. The first is the one to jump to. */
  readonly sites: readonly FileRange[];
}

/** A table, view, model or source with all that the workspace knows about it. */
export interface IdeTable {
  /** The `SchemaTable.id` that binding gives. */
  readonly id: string;
  readonly kind: SchemaTable['kind'];
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
  readonly dialect: DialectName | null;
  readonly description: string | null;
  readonly columns: readonly IdeColumn[];
  readonly complete: boolean;
  /** Where the table's name is declared; the first is the one to jump to. */
  readonly sites: readonly FileRange[];
  /** How dbt code names it: `ref('orders')`, `source('erp', 'orders')`; null outside dbt. */
  readonly jinja: { readonly function: 'ref' | 'source'; readonly args: readonly string[] } | null;
}

/** A macro of the dbt project or of one of its packages. */
export interface IdeMacro {
  readonly name: string;
  readonly package: string;
  /** Of the project itself, so that it is called without the package's name. */
  readonly own: boolean;
  /** As people write the call. */
  readonly signature: string;
  /** The comment above it. */
  readonly comment: string | null;
  readonly site: FileRange;
}

/** What glossaries say of a column. */
export interface ColumnMeaning {
  readonly terms: readonly { readonly name: string; readonly definition: string | null; readonly owner: string | null }[];
  readonly description: string | null;
  /** What its values are, when that is clear. */
  readonly domain: string | null;
  readonly personal: boolean;
}

/** Where a column's value comes from and what uses it, one step each way. */
export interface ColumnNeighbours {
  readonly upstream: readonly TableColumn[];
  readonly downstream: readonly TableColumn[];
}

export interface IdeDiagnostic {
  readonly code: string;
  readonly message: string;
  readonly range: TextRange;
  /** Names that would be right, best first. */
  readonly suggestions: readonly string[];
}

/**
 * What the editor features need of the workspace; `app` wires it. A `uri` says from where one looks, since each root and
 * project has a catalog of its own.
 */
export interface IdeWorkspace {
  /** The file at the phase "bound", open or not; null when it is no SQL file of the workspace or cannot be read. */
  file(uri: string, token: CancellationToken): Promise<IdeFile | null>;
  /** The text of any file of the workspace, YAML too; null when it cannot be read. */
  text(uri: string, token: CancellationToken): Promise<string | null>;
  /** The catalog as binding the file sees it; null when the file is not known. */
  lookup(uri: string): SchemaLookup | null;
  /** The tables of files that code in this file can name. */
  tables(uri: string): readonly IdeTable[];
  /** Of those that only its database has: at most `limit` whose name the letters of a text can stand for. */
  databaseTables(uri: string, wanted: string, schema: string | null, limit: number): readonly IdeTable[];
  databaseSchemas(uri: string): readonly string[];
  /** Those of them with this name, in any schema and case. */
  tablesNamed(uri: string, name: string): readonly IdeTable[];
  /** Whether some of them have this schema or catalog, in any case. */
  isQualifier(uri: string, name: string): boolean;
  table(uri: string, id: string): IdeTable | null;
  /** What the glossaries around the file say of a column, and what its values are. */
  meaning(uri: string, table: IdeTable, column: IdeColumn): ColumnMeaning | null;
  /** The SQL files that define, read or write the table, by the index; may hold files that no longer do. */
  filesOf(uri: string, id: string): readonly string[];
  neighbours(uri: string, column: TableColumn): ColumnNeighbours;
  /** The macros that the file can call. */
  macros(uri: string): readonly IdeMacro[];
  /** The macro that a call in the file means, by the names before its parenthesis; null when it is not known. */
  macro(uri: string, path: readonly string[]): IdeMacro | null;
  /** Files in which a macro of that name is or may be called. */
  macroUsers(uri: string, name: string): readonly string[];
  /** The variables of the project, and where they are set. */
  variables(uri: string): readonly { readonly name: string; readonly value: string; readonly site: FileRange | null }[];
  /** Of the file as it was last checked. */
  diagnostics(uri: string): readonly IdeDiagnostic[];
  /** All tables of all roots, for workspace symbols. */
  allTables(): readonly IdeTable[];
}
