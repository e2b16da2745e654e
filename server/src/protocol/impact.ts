import type { LineageJob, SourceLocation } from './lineage.ts';

/** A change that nobody has made, of a table or column by its name: `drop`, `gone`, `rename:NEW`, `type:T`, `nullable`, `not-null`. */
export interface ImaginedChange {
  readonly name: string;
  readonly change: string;
}

/** `aetl/impact/query`: every place that the changes would have an effect on. */
export interface ImpactQueryParams {
  readonly changes: readonly ImaginedChange[];
}

export interface ImpactQueryResult {
  /** What was asked about, each as a sentence. */
  readonly changes: readonly string[];
  /** Of columns that are gone already, what is known of that; as sentences. */
  readonly notes: readonly string[];
  /** The worst first, then the nearest. */
  readonly places: readonly ImpactPlace[];
  /** The jobs that places name. */
  readonly jobs: readonly LineageJob[];
  readonly downstream: readonly ImpactColumn[];
  /** There is more downstream than is listed. */
  readonly truncated: boolean;
}

export interface ImpactPlace {
  /** Relative to the root. */
  readonly path: string;
  readonly location: SourceLocation;
  /** `error`: it no longer runs. `silent`: it runs, and does something else. `influenced`: it is computed from what changes, however far. */
  readonly effect: 'error' | 'silent' | 'influenced';
  /** A sentence that says how. */
  readonly reason: string;
  /** What people call the thing that the place is part of. */
  readonly group: { readonly kind: 'model' | 'file' | 'exposure' | 'database-object'; readonly name: string };
  /** Names of the jobs that run it, sorted. */
  readonly jobs: readonly string[];
  /** Names of the reports that show something of what it writes, sorted. */
  readonly reports: readonly string[];
}

/** A column that is computed from what changes, or whose rows it decides about. */
export interface ImpactColumn {
  readonly table: string;
  readonly column: string;
  /** From what changes to this column. */
  readonly path: readonly string[];
  readonly rowsOnly: boolean;
}

/** `aetl/impact/simulate`: what would be reported after the changes. Nothing is touched. */
export interface ImpactSimulateParams {
  readonly changes: readonly ImaginedChange[];
}

export interface ImpactSimulateResult {
  readonly appeared: readonly SimulatedProblem[];
  readonly disappeared: readonly SimulatedProblem[];
  /** Files, views and routines that were bound again to find out. */
  readonly bound: number;
}

export interface SimulatedProblem {
  readonly path: string;
  readonly location: SourceLocation;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
}
