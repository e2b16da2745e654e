import type { Job, JobFinding } from './jobs.ts';
import type { ColumnEdgeKind, InfluenceKind } from './lineage.ts';

export interface ReportColumn {
  readonly name: string;
  readonly type: string | null;
  readonly description: string | null;
  readonly primaryKey: boolean;
  readonly tests: readonly string[];
  /** Figures of the newest profile that is kept; values that may be personal data are masked in it. */
  readonly profile: {
    readonly nulls: number;
    readonly distinct: number | null;
    readonly min: string | null;
    readonly max: string | null;
  } | null;
}

export interface ReportTable {
  readonly id: string;
  readonly kind: string;
  readonly dialect: string | null;
  readonly description: string | null;
  /** `path:line` of its definition. */
  readonly place: string | null;
  readonly columns: readonly ReportColumn[];
  readonly profile: { readonly rows: number; readonly takenAt: number; readonly sampled: number | null } | null;
}

/** Ends are the indexes of tables with the names of columns. */
export interface ReportEdge {
  readonly from: readonly [table: number, column: string];
  readonly to: readonly [table: number, column: string];
  readonly kind: ColumnEdgeKind | InfluenceKind;
  readonly rows: boolean;
  readonly expression: string | null;
  readonly uncertain: boolean;
  readonly place: string | null;
}

/** All that the page of `aetl report` shows; the diagram is a picture beside it. */
export interface Report {
  readonly version: 1;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly tables: readonly ReportTable[];
  readonly edges: readonly ReportEdge[];
  readonly jobs: readonly Job[];
  readonly findings: readonly JobFinding[];
  /** What is not in it, in sentences. */
  readonly notes: readonly string[];
}
