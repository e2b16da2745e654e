import type { TextRange } from '../../base/index.ts';
import type { ColumnEdgeKind, InfluenceKind } from '../../protocol/index.ts';
import type { ObjectName } from '../syntax/nodes.ts';

/** A column as the catalog knows it. */
export interface SchemaColumn {
  /** Spelt as the catalog spells it. */
  readonly name: string;
  readonly type: string | null;
  /** What a domain, or an alias of a type, stands for in the end; missing where `type` is none, or nobody knows. */
  readonly base?: string;
  /** Null when unknown. */
  readonly nullable: boolean | null;
  /** Who gives it its values, where that is the database. */
  readonly filled?: 'computed' | 'identity';
  /** Why nobody may write a value into it: the database computes it, or numbers its rows and says always. */
  readonly unwritable?: 'computed' | 'identity';
}

/** A table, view or model as the catalog knows it. */
export interface SchemaTable {
  /** Canonical, printable and unique in the catalog: `public.orders`. */
  readonly id: string;
  readonly kind: 'table' | 'view' | 'model' | 'source' | 'seed' | 'temp';
  readonly columns: readonly SchemaColumn[];
  /** False when there may be columns beyond these (external tables, failed inference): binder stays silent about others. */
  readonly complete: boolean;
  /** Columns that somebody describes and the table does not have, and how that is known. */
  readonly gone?: readonly MissingColumn[];
  /** Why the database cannot read it any more, in its own words: a view of something that is gone. */
  readonly broken?: string;
}

export interface MissingColumn {
  readonly name: string;
  /** The file that describes it. */
  readonly describedIn: string;
  /** A clause: who says that it is not there. */
  readonly reason: string;
}

/**
 * The answer of a catalog to a name.
 * `unknown`: no such table is known and none can be excluded (silence). `absent`: the catalog answers for this schema and it is not there.
 */
export type TableLookup =
  | { readonly found: 'table'; readonly table: SchemaTable }
  | { readonly found: 'absent'; readonly suggestions: readonly string[] }
  | { readonly found: 'unknown' };

/** What the binder asks of the world: implemented by metadata's catalog, and by small maps in tests. */
export interface SchemaLookup {
  /** `name` is as written; folding and search path are the catalog's. Jinja `ref`/`source`/`this` names come with `name.jinja`. */
  findTable(name: ObjectName): TableLookup;
  /** What a table is that the script makes, where that is not what the statement says; null when it makes none. */
  amend?(made: MadeTable): MadeTable | null;
}

/** Where a column's value comes from, already dissolved down to catalog or temp tables. */
export interface ColumnSource {
  /** Null when the column could belong to several relations of unknown shape. */
  readonly table: string | null;
  readonly column: string;
}

export type RelationKind = 'table' | 'cte' | 'subquery' | 'function' | 'values' | 'pivot' | 'row' | 'unknown';

/** Something with columns in a scope. Object identity is the identity of the symbol within one statement. */
export interface Relation {
  readonly kind: RelationKind;
  /** The name it has where it is declared: the table's id, the CTE's or the alias' name; empty for anonymous subqueries. */
  readonly name: string;
  /** For `table`: what the catalog (or an earlier statement of the script) says; null when the table is not known. */
  readonly table: SchemaTable | null;
  readonly columns: readonly RelationColumn[];
  /** False when columns may be missing from the list. */
  readonly complete: boolean;
  /** Where a CTE or alias is declared in this statement. */
  readonly declaration: TextRange | null;
}

export interface RelationColumn {
  readonly name: string;
  readonly type: string | null;
  /** The alias or expression that makes the column in this statement; null for columns of catalog tables. */
  readonly declaration: TextRange | null;
  readonly kind: ColumnEdgeKind;
  readonly sources: readonly ColumnSource[];
  /** For a column that passes through from another relation unchanged: that one. Renames follow this chain. */
  readonly origin: RelationColumn | null;
}

export type Access = 'read' | 'write' | 'define' | 'drop';

/** A place in the statement where a name stands, and what it means. Ranges count from the statement's start. */
export type Reference =
  | { readonly kind: 'table'; readonly range: TextRange; readonly name: ObjectName; readonly relation: Relation; readonly access: Access }
  /** A use or declaration of an alias or CTE. */
  | { readonly kind: 'relation'; readonly range: TextRange; readonly relation: Relation; readonly declaration: boolean }
  | {
      readonly kind: 'column';
      readonly range: TextRange;
      readonly relation: Relation;
      readonly column: RelationColumn;
      readonly access: Access;
      readonly declaration: boolean;
    };

/** A relation visible under a name in a scope. */
export interface ScopeEntry {
  /** The name by which columns are qualified here; null for what has none. */
  readonly alias: string | null;
  readonly relation: Relation;
  /** The range of the FROM item that brings it. */
  readonly range: TextRange;
}

/** What names mean in one part of a statement; completion and hover ask for the innermost scope at an offset. */
export interface Scope {
  readonly range: TextRange;
  readonly parent: Scope | null;
  readonly entries: readonly ScopeEntry[];
  readonly ctes: readonly Relation[];
  /** Output columns so far (visible to ORDER BY, and to more in some dialects). */
  readonly outputs: readonly RelationColumn[];
}

export interface LineageColumn {
  readonly target: { readonly table: string | null; readonly column: string };
  readonly sources: readonly ColumnSource[];
  readonly kind: ColumnEdgeKind;
  /** As written. */
  readonly expression: string;
  readonly range: TextRange;
}

export interface Influence {
  readonly table: string | null;
  readonly column: string;
  readonly kind: InfluenceKind;
}

/** One writer of one target: most statements have one; INSERT ALL, MERGE branches and procedures may have several. */
export interface StatementLineage {
  readonly target: string | null;
  /** Tables read, by id or as written, sorted by first appearance. */
  readonly sources: readonly string[];
  readonly columns: readonly LineageColumn[];
  readonly influences: readonly Influence[];
  readonly uncertain: boolean;
  readonly reasons: readonly string[];
}

export type BinderCode =
  | 'unknown-table'
  | 'broken-view'
  | 'generated-column'
  | 'unknown-column'
  | 'ambiguous-column'
  | 'unknown-alias'
  | 'duplicate-alias'
  | 'column-count'
  | 'unknown-function-argument'
  | 'type-mismatch';

export interface BinderDiagnostic {
  readonly code: BinderCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly range: TextRange;
  /** Names that would be right, best first. */
  readonly suggestions: readonly string[];
}

/** What a statement does to the catalog of what follows it. */
/** A table that a statement makes. */
export interface MadeTable {
  readonly action: 'create';
  readonly table: SchemaTable;
  readonly name: ObjectName;
  readonly temporary: boolean;
  readonly range: TextRange;
}

export type Definition =
  | MadeTable
  | { readonly action: 'drop'; readonly name: ObjectName }
  /** From here on `to` is what `from` was; `swaps`: and the other way round. Printed names. */
  | { readonly action: 'rename'; readonly name: ObjectName; readonly from: string; readonly to: string; readonly swaps: boolean };

/** One step of what a statement does, in the order in which it does it: what it writes and what tables it makes or drops. */
export interface FlowStep {
  readonly lineage: StatementLineage | null;
  readonly definitions: readonly Definition[];
}

export interface BoundStatement {
  readonly references: readonly Reference[];
  readonly scopes: readonly Scope[];
  readonly lineage: readonly StatementLineage[];
  readonly diagnostics: readonly BinderDiagnostic[];
  readonly definitions: readonly Definition[];
  /** `lineage` and `definitions` in the order in which they happen. */
  readonly steps: readonly FlowStep[];
  /** Output columns of a query (for dbt models and views); null when the statement yields none. */
  readonly outputs: { readonly columns: readonly RelationColumn[]; readonly complete: boolean } | null;
}
