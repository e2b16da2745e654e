import type { TextRange } from '../base/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { ColumnSource, SchemaColumn, SchemaTable } from '../sql/index.ts';

/** A span of a file of the workspace: UTF-16 offsets into its text. */
export interface FileSite {
  readonly uri: string;
  readonly range: TextRange;
}

/** One part of a qualified name: as it is printed, and as names are compared in its dialect. */
export interface NamePart {
  readonly text: string;
  readonly folded: string;
}

/** How dbt code names a table. */
export interface JinjaName {
  readonly function: 'ref' | 'source';
  readonly args: readonly string[];
}

/** What one place of one file says about a column. */
export interface ColumnFact {
  readonly name: string;
  readonly type: string | null;
  readonly nullable: boolean | null;
  readonly description: string | null;
  readonly primaryKey: boolean;
  readonly references: { readonly parts: readonly NamePart[]; readonly column: string | null } | null;
  readonly tests: readonly string[];
  readonly filled?: SchemaColumn['filled'];
  readonly unwritable?: SchemaColumn['unwritable'];
  readonly site: FileSite | null;
}

/**
 * How far one place may be believed about a table's columns, best first.
 * `declared`: DDL lists them. `derived`: they follow from a query. `seed`: a file's header lists them.
 * `source`: YAML says that the table exists. `described`: YAML adds to what is defined elsewhere.
 */
export type FactRole = 'declared' | 'derived' | 'seed' | 'source' | 'described';

/** What one place of one file says about a table. */
export interface TableFact {
  readonly role: FactRole;
  readonly kind: SchemaTable['kind'];
  readonly dialect: DialectName;
  readonly parts: readonly NamePart[];
  readonly columns: readonly ColumnFact[];
  /** There are no columns beyond these. */
  readonly complete: boolean;
  readonly description: string | null;
  /** Where the table's name stands. */
  readonly site: FileSite;
  readonly jinja: JinjaName | null;
  /** `CREATE … IF NOT EXISTS` and `CREATE OR REPLACE` may stand several times without being a mistake. */
  readonly repeatable: boolean;
}

/** What ALTER TABLE and COMMENT ON say of a table that is defined elsewhere. */
export interface ChangeFact {
  readonly dialect: DialectName;
  readonly parts: readonly NamePart[];
  readonly site: FileSite;
  readonly change:
    | { readonly change: 'add-column'; readonly column: ColumnFact }
    | { readonly change: 'drop-column'; readonly column: string }
    | { readonly change: 'rename-column'; readonly column: string; readonly to: string }
    | { readonly change: 'change-type'; readonly column: string; readonly type: string }
    | { readonly change: 'primary-key'; readonly columns: readonly string[] }
    | {
        readonly change: 'reference';
        readonly columns: readonly string[];
        readonly parts: readonly NamePart[];
        readonly toColumns: readonly string[];
      }
    /** What the database fills may be filled otherwise now. */
    | { readonly change: 'alter-generated' }
    | { readonly change: 'comment-table'; readonly text: string }
    | { readonly change: 'comment-column'; readonly column: string; readonly text: string };
}

/** All that one file says about tables. */
export interface FileFacts {
  readonly tables: readonly TableFact[];
  readonly changes: readonly ChangeFact[];
}

export interface CatalogColumn extends SchemaColumn {
  readonly description: string | null;
  readonly primaryKey: boolean;
  /** What a foreign key of this one column refers to; `table` is an id. */
  readonly references: ColumnSource | null;
  /** Names of dbt tests. */
  readonly tests: readonly string[];
  /** Where the column is declared; the first is the one to jump to. */
  readonly sites: readonly FileSite[];
}

/** One database, or one that is there several times, for development and production: what connections reach of it has the same tables. */
export interface LogicalSource {
  /** That of its first connection. */
  readonly name: string;
  /** Of several that have a table of one name, the lowest keeps the plain name. */
  readonly rank: number;
}

/** A table with all that the files of a project say about it. */
export interface CatalogTable extends SchemaTable {
  /** Name of the source that the files run on which say so; null where none of them says on which they run. */
  readonly source?: string | null;
  readonly columns: readonly CatalogColumn[];
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
  readonly dialect: DialectName;
  readonly description: string | null;
  /** Where the table's name is declared; the first is the one to jump to. */
  readonly sites: readonly FileSite[];
  readonly jinja: JinjaName | null;
  /** Of a source: its columns are those of DDL. */
  readonly hasDdl?: boolean;
}

/** A table that is defined more than once. */
export interface DuplicateDefinition {
  readonly id: string;
  /** The definitions beyond the first. */
  readonly sites: readonly FileSite[];
  readonly first: FileSite;
  /** All definitions have the same columns. */
  readonly equal: boolean;
}
