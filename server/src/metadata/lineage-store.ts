import type { Stored } from './store-failure.ts';

/** A column at an end of an edge; `*` is the table as a whole. */
export interface LineageEnd {
  readonly table: string;
  readonly column: string;
  /** What it is where it is neither: `JOB`, `FILE`, `MODEL`, `ROUTINE`, `EXPOSURE`, `CONNECTION`. */
  readonly type?: string;
}

/** An edge as it is kept. */
export interface KeptEdge {
  readonly source: LineageEnd;
  readonly target: LineageEnd;
  /** As in `aetl_lineage_edge.edge_type`: `DIRECT_COPY`, `TRANSFORM` …, and `RUNS`, `READS`, `WRITES`, `HOLDS` between tables and what is around them. */
  readonly type: string;
  /** The kind as the graph has it: finer than the type. */
  readonly kind: string;
  readonly uncertain: boolean;
  /** The expression, as written; of what a job runs, what starts the job and when. */
  readonly expression: string | null;
  /** Where it stands in its unit: zero-based lines, UTF-16 characters. */
  readonly range: LineageRange;
  /** Names of the jobs that run it, sorted. */
  readonly jobs: readonly string[];
}

export interface LineageRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** What gives edges as a whole: a file, by its path, or an object of a database. */
export interface KeptUnit {
  readonly name: string;
  /** The same as long as nothing about its edges has changed. */
  readonly hash: string;
  /** Asked only when the hash is another one than that which is kept. */
  readonly edges: () => readonly KeptEdge[];
}

export interface LineageRecording {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly units: number;
  /** Units that had changed, were new, or are gone. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/** The lineage that the last recording up to a time found. */
export interface RecordedLineage {
  readonly recordedAt: number;
  readonly units: readonly { readonly name: string; readonly edges: readonly KeptEdge[] }[];
  /** What jobs ran, files read and wrote, and connections held. */
  readonly relations: readonly KeptEdge[];
}

/** Types of edges that are none of columns. */
export const RELATION_TYPES: readonly string[] = ['RUNS', 'READS', 'WRITES', 'HOLDS'];

/** Lineage as it was seen, and when. Edges are kept once; each with the recordings that first and last found it. */
export interface LineageStore {
  /** All units there are now: what is kept of others is gone. All or nothing. */
  recordLineage(units: readonly KeptUnit[]): Promise<Stored<LineageRecording>>;
  /** Null before the first recording, or when all are later. `time` is in milliseconds since the epoch. */
  lineageAt(time: number): Promise<Stored<RecordedLineage | null>>;
  /** When a recording last saw edges of a column, whatever its name's case; null when none did. Milliseconds since the epoch. */
  lineageLastSeen(end: LineageEnd): Promise<Stored<number | null>>;
}
