import type { DialectName } from './dialect.ts';

/** How a column's value comes out of its sources. */
export type ColumnEdgeKind = 'copy' | 'transform' | 'aggregate' | 'window' | 'constant';
/** How a column influences which rows come out, or in which order, without being in the value. */
export type InfluenceKind = 'join' | 'filter' | 'group' | 'order' | 'window';

export type LineageDirection = 'upstream' | 'downstream' | 'both';

/** A place in a file: zero-based lines, UTF-16 characters, as in LSP. */
export interface SourceLocation {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface LineageColumn {
  readonly name: string;
  readonly type: string | null;
  readonly description: string | null;
}

export interface LineageNode {
  /** Unique in the graph: the table's canonical name. */
  readonly id: string;
  readonly name: string;
  readonly schema: string | null;
  /** A `schema` stands for the tables in it; a `report` is a dashboard or the like, whose columns nobody knows; a `job` is drawn by the page alone. */
  readonly kind: 'table' | 'view' | 'model' | 'source' | 'seed' | 'temp' | 'query' | 'file' | 'report' | 'unknown' | 'schema' | 'job';
  readonly dialect: DialectName | null;
  readonly description: string | null;
  readonly columns: readonly LineageColumn[];
  readonly location: SourceLocation | null;
  /** Whether there is more upstream / downstream than this answer holds. */
  readonly moreUpstream: boolean;
  readonly moreDownstream: boolean;
  /** How many tables a schema stands for. */
  readonly tables?: number;
  /** In which databases it is; absent where there is no more than one that it could be in. */
  readonly sources?: NodeSources;
}

/** Of a table whose name several connections know. */
export interface NodeSources {
  /** Connections whose tables of this name are taken as this one: environments of one database, or what nobody tells apart. */
  readonly connections: readonly string[];
  /** Connections to databases that have another table of this name. */
  readonly others: readonly string[];
  /** Why it may be wrong that all who name it mean this one, as a sentence; null where it is certain. */
  readonly guess: string | null;
}

export interface LineageEdge {
  readonly source: { readonly node: string; readonly column: string };
  readonly target: { readonly node: string; readonly column: string };
  readonly kind: ColumnEdgeKind | InfluenceKind;
  /** The expression that computes the target, as written; null for influences and unknowns. */
  readonly expression: string | null;
  readonly location: SourceLocation | null;
  readonly uncertain: boolean;
  /** Names of the jobs that run the statement, sorted; absent where none is known. */
  readonly jobs?: readonly string[];
  /** What a line between whole tables or schemas stands for: column edges, and how many of each kind. */
  readonly bundle?: { readonly count: number; readonly kinds: Readonly<Partial<Record<ColumnEdgeKind | InfluenceKind, number>>> };
}

/** A job that runs some of the statements of a graph. */
export interface LineageJob {
  readonly name: string;
  readonly kind: 'airflow' | 'dbt' | 'cron' | 'openlineage';
  /** As it is written; null when it is not known. */
  readonly schedule: string | null;
}

/** Column edges of kind join, filter, group and order have `target.column` `"*"`: they bear on all columns of the target. */
export interface LineageGraph {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** What was asked about: the node, and its column if one was asked. */
  readonly focus: { readonly node: string; readonly column: string | null } | null;
  readonly direction: LineageDirection;
  readonly depth: number;
  /** What could not be followed, in sentences for people. */
  readonly warnings: readonly string[];
  /** The jobs that edges name, by name; absent where none does. */
  readonly jobs?: readonly LineageJob[];
}

/** `aetl/lineage/query`: by the name of a table or column (`schema.table`, `table.column`), or by a place in a document. */
export interface LineageQueryParams {
  readonly textDocument?: { readonly uri: string };
  readonly position?: { readonly line: number; readonly character: number };
  readonly name?: string;
  readonly direction: LineageDirection;
  /** Steps from the focus; 1 means neighbours. */
  readonly depth: number;
  /** As the files are on disk, whatever has been typed since. */
  readonly saved?: boolean;
}

/** `aetl/lineage/downstream`: what a table or column bears on, by its name or by a place in a document. */
export type LineageDownstreamParams = Pick<LineageQueryParams, 'name' | 'textDocument' | 'position'>;

/** Null when there is nothing at that place or of that name. */
export type LineageDownstreamResult = LineageDownstream | null;

export interface LineageDownstream {
  /** `table` or `table.column`. */
  readonly name: string;
  /** Nearest first. */
  readonly tables: readonly DownstreamTable[];
  /** There is more. */
  readonly truncated: boolean;
}

export interface DownstreamTable {
  readonly id: string;
  readonly name: string;
  readonly kind: LineageNode['kind'];
  readonly steps: number;
  readonly location: SourceLocation | null;
  /** Expressions and conditions that take something, one for each column; `*` is a condition. */
  readonly places: readonly { readonly column: string; readonly expression: string | null; readonly location: SourceLocation }[];
}

/** `aetl/lineage/written`: what the statements at some places write. */
export interface LineageWrittenParams {
  readonly places: readonly { readonly uri: string; readonly position: SourceLocation['range']['start'] }[];
}

/** One for each place, in their order; null where nothing is written that lineage knows of. */
export type LineageWrittenResult = readonly (WrittenPlace | null)[];

export interface WrittenPlace {
  /** As nodes of graphs are called. */
  readonly node: string;
  /** The column whose expression the place is in; null where it is elsewhere in the statement. */
  readonly column: string | null;
  /** The schema of the table, as `groupOf` gives it. */
  readonly group: string;
}

/** Null when there is nothing at that place or of that name. */
export type LineageQueryResult = LineageGraph | null;

/** `aetl/lineage/estate`: everything there is. A schema is one node, but for those named in `open`, of which each table is one, without columns. */
export interface LineageEstateParams {
  readonly open: readonly string[];
}
