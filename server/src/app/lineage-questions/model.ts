import type { CancellationToken, Result } from '../../base/index.ts';
import type { LineageEdge, LineageNode, SourceLocation } from '../../protocol/index.ts';

/** The way of a value from its roots, a sentence for each step. */
export interface ExplanationReport {
  readonly table: string;
  readonly column: string;
  /** The column itself first. */
  readonly steps: readonly ExplanationStep[];
  /** Columns that nothing which is known writes: where the value comes from in the end. */
  readonly roots: readonly string[];
  /** What decides which rows the tables on the way have. */
  readonly rows: readonly { readonly table: string; readonly sentence: string }[];
  /** What is a guess, and which databases are taken as one, as sentences. */
  readonly notes: readonly string[];
  readonly truncated: boolean;
}

export interface ExplanationStep {
  readonly column: string;
  readonly distance: number;
  readonly sentence: string;
  readonly expressions: readonly {
    readonly kind: string;
    readonly expression: string | null;
    readonly sources: readonly string[];
    readonly path: string | null;
    readonly location: SourceLocation | null;
    /** Names of the jobs that run it. */
    readonly jobs: readonly string[];
  }[];
}

/** How values come from one place to another, shorter ways first. */
export interface PathsReport {
  readonly from: string;
  readonly to: string;
  /** The steps of each way, in the direction in which values flow. */
  readonly paths: readonly (readonly PathStep[])[];
  readonly truncated: boolean;
  /** There is no way from the one to the other, but one back. */
  readonly isOtherWay: boolean;
}

export interface PathStep {
  readonly source: string;
  readonly target: string;
  readonly kind: LineageEdge['kind'];
  readonly uncertain: boolean;
  readonly expression: string | null;
  readonly path: string | null;
  readonly location: SourceLocation | null;
}

export interface UnusedReport {
  readonly tables: readonly { readonly table: string; readonly kind: LineageNode['kind']; readonly use: 'end' | 'untouched' }[];
  readonly columns: readonly { readonly table: string; readonly column: string }[];
}

/** Something about lineage that people should look at. */
export interface LineageFinding {
  readonly code: 'personal-data' | 'undescribed-column' | 'untested-column';
  readonly table: string;
  readonly column: string;
  readonly message: string;
  readonly path: string | null;
  readonly location: SourceLocation | null;
  /** The way of personal data; null for the others. */
  readonly way: readonly string[] | null;
}

/** Questions about lineage that are no graph. */
export interface LineageQuestions {
  /** Fails with a sentence when the name is no column, or could be several. */
  explainLineage(name: string, token: CancellationToken): Promise<Result<ExplanationReport>>;
  /** Of columns, or of tables as wholes. Fails with a sentence when a name means nothing, or several things. */
  lineagePaths(names: { readonly from: string; readonly to: string }, token: CancellationToken): Promise<Result<PathsReport>>;
  unusedLineage(token: CancellationToken): Promise<UnusedReport>;
  lineageFindings(token: CancellationToken): Promise<readonly LineageFinding[]>;
}
