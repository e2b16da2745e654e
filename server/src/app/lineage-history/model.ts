import type { CancellationToken, Result } from '../../base/index.ts';
import type { LineageRecording } from '../../metadata/index.ts';
import type { LineageExportFormat, LineageQueryParams } from '../../protocol/index.ts';
import type { DatabaseProblem } from '../databases/model.ts';

/** Lineage as it was. */
export interface LineageHistory {
  /** Keeps in the store what lineage there is now; only what has changed is written. */
  record(token: CancellationToken): Promise<Result<LineageRecording, DatabaseProblem>>;
  /** The answer to a question by name as the last recording up to a time had it. `time` is in milliseconds since the epoch. */
  at(
    question: LineageQueryParams & { readonly name: string },
    time: number,
    format: LineageExportFormat,
  ): Promise<Result<PastLineage, DatabaseProblem>>;
}

export interface PastLineage {
  readonly recordedAt: number;
  readonly text: string;
}
