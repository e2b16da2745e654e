import type { CancellationToken, Result } from '../../base/index.ts';
import type { AffectedColumn, ImpactEffect, ImpactGroup } from '../../lineage/index.ts';
import type { LineageJob, SourceLocation } from '../../protocol/index.ts';
import type { Severity, WrittenChange } from '../../workspace/index.ts';

/** What changes would have an effect on that nobody has made. */
export interface ImpactReport {
  /** What was asked about, each as a sentence. */
  readonly changes: readonly string[];
  /** Of columns that are gone already, what is known of that; as sentences. */
  readonly notes: readonly string[];
  /** The worst first, then the nearest. */
  readonly places: readonly ImpactReportPlace[];
  /** The jobs that places name. */
  readonly jobs: readonly LineageJob[];
  readonly downstream: readonly AffectedColumn[];
  /** There is more downstream than is listed. */
  readonly truncated: boolean;
  readonly summary: Readonly<Record<ImpactEffect, number>>;
}

export interface ImpactReportPlace {
  /** Relative to the root. */
  readonly path: string;
  readonly location: SourceLocation;
  readonly effect: ImpactEffect;
  readonly reason: string;
  readonly group: ImpactGroup;
  /** Names of the jobs that run it, sorted. */
  readonly jobs: readonly string[];
  /** Names of the reports that show something of what it writes, sorted. */
  readonly reports: readonly string[];
}

/** What `check` would say after the changes, and which columns would not be what they are. */
export interface SimulationReport {
  readonly changes: readonly string[];
  readonly appeared: readonly SimulatedFinding[];
  readonly disappeared: readonly SimulatedFinding[];
  readonly columns: readonly {
    readonly table: string;
    readonly column: string;
    readonly difference: 'new' | 'gone' | 'type' | 'lineage';
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** Files, views and routines that were bound again to find out. */
  readonly bound: number;
}

export interface SimulatedFinding {
  readonly path: string;
  readonly location: SourceLocation;
  readonly code: string;
  readonly severity: Severity | 'hint';
  readonly message: string;
}

/** Asks what would be; nothing is touched and nothing kept. Names that mean nothing, or several things, are said in a sentence. */
export interface Impacts {
  impact(changes: readonly WrittenChange[], token: CancellationToken): Promise<Result<ImpactReport>>;
  simulate(changes: readonly WrittenChange[], token: CancellationToken): Promise<Result<SimulationReport>>;
}
