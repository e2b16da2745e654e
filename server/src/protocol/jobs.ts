import type { LineageJob, SourceLocation } from './lineage.ts';

/** One step of a job, and what it does to tables (ids as in lineage). */
export interface JobTask {
  /** Unique in its job. */
  readonly id: string;
  /** Ids of the tasks of this job that are done right before. */
  readonly after: readonly string[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Paths of the files of SQL that it runs. */
  readonly files: readonly string[];
  /** Files that it names and that are not there. */
  readonly missing: readonly string[];
  /** Commands of which only a run knows what they run; absent where all is known. */
  readonly unclear?: readonly string[];
  readonly location: SourceLocation | null;
}

/** What a scheduler starts as one: a DAG of Airflow, a run of dbt, a line of cron, a job of OpenLineage. */
export interface Job extends LineageJob {
  /** Jobs that are said to be done before. */
  readonly after: readonly string[];
  readonly tasks: readonly JobTask[];
  readonly location: SourceLocation | null;
}

export interface JobFinding {
  readonly code: 'job-cycle' | 'task-cycle' | 'two-writers' | 'missing-order' | 'missing-file' | 'missing-job';
  readonly severity: 'error' | 'warning';
  /** A sentence for people. */
  readonly message: string;
  readonly jobs: readonly string[];
  readonly tables: readonly string[];
  readonly location: SourceLocation | null;
}
