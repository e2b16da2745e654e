import type { Told } from '../../base/index.ts';
import type { TypeFamily } from '../../sql/index.ts';
import type { DistinctCount, HistogramBin, LengthFacts, OutlierCounts, PatternShare, ProfileValue, TopValue, ValueKind } from './model.ts';

/** What is known of a column while its table is profiled. */
export interface ColumnDraft {
  readonly name: string;
  readonly type: string;
  /** What a domain stands for; missing where `type` is none. */
  readonly base?: string;
  readonly kind: ValueKind;
  readonly family: TypeFamily;
  /** What it is called in the statements of the profile, whatever its own name. */
  readonly alias: string;
  /** The column in the table, as text where it is compared as text. */
  readonly source: string;
  rows: number;
  values: number;
  distinct: DistinctCount | null;
  min: ProfileValue;
  max: ProfileValue;
  mean: number | null;
  deviation: number | null;
  nonFinite: number;
  quantiles: Map<number, number>;
  outliers: OutlierCounts | null;
  lengths: LengthFacts | null;
  top: readonly TopValue[];
  histogram: readonly HistogramBin[];
  patterns: readonly PatternShare[];
  patternSample: number;
  problem: Told | null;
}

type Fixed = 'name' | 'type' | 'base' | 'kind' | 'family' | 'alias' | 'source';

export function startDraft(fixed: Pick<ColumnDraft, Fixed>): ColumnDraft {
  return {
    ...fixed,
    rows: 0,
    values: 0,
    distinct: null,
    min: null,
    max: null,
    mean: null,
    deviation: null,
    nonFinite: 0,
    quantiles: new Map(),
    outliers: null,
    lengths: null,
    top: [],
    histogram: [],
    patterns: [],
    patternSample: 0,
    problem: null,
  };
}
