import type { CancellationToken, Result } from '../../base/index.ts';
import type { SourceLocation } from '../../protocol/index.ts';

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

export interface UnusedReport {
  readonly tables: readonly { readonly table: string; readonly kind: string; readonly use: 'end' | 'untouched' }[];
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
  unusedLineage(token: CancellationToken): Promise<UnusedReport>;
  lineageFindings(token: CancellationToken): Promise<readonly LineageFinding[]>;
}
