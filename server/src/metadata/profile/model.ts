import type { Told } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { ColumnObject, KeyObject, ObjectPlace } from '../database/objects.ts';

/** What is profiled: as the catalog describes it, as far as the profiler needs it. */
export interface ProfiledTable extends ObjectPlace {
  readonly kind: 'table' | 'view' | 'materialized-view' | 'external-table';
  readonly columns: readonly Pick<ColumnObject, 'name' | 'type' | 'base'>[];
  /** The database's own estimate; null when it has none. */
  readonly rows: number | null;
  /** Those of one column that are unique need not be counted. */
  readonly keys?: readonly KeyObject[];
}

/** `opaque` columns (bytes, documents, shapes …) are counted and no more. */
export type ValueKind = 'number' | 'text' | 'long-text' | 'date' | 'timestamp' | 'time' | 'boolean' | 'opaque';

/** A value as a profile keeps it: numbers that a double cannot hold, dates and times are texts. */
export type ProfileValue = number | string | null;

export interface DistinctCount {
  readonly count: number;
  /**
   * `exact`: of all rows. `approximate`: the database's sketch. `statistics`: what the database's planner knows.
   * `sample`: of the rows looked at, so that the table may have more.
   */
  readonly method: 'exact' | 'approximate' | 'statistics' | 'sample';
}

export interface NumberFacts {
  readonly mean: number | null;
  /** Standard deviation of a sample (n − 1); null below two values. */
  readonly deviation: number | null;
  /** NaN and infinities. They are in no other figure but the count of values. */
  readonly nonFinite: number;
  /** Interpolated as PERCENTILE_CONT does; values between data points are possible. */
  readonly quantiles: readonly Quantile[];
  readonly outliers: OutlierCounts | null;
}

export interface Quantile {
  readonly fraction: number;
  readonly value: number;
}

export interface OutlierCounts {
  /** Tukey's fences: 1.5 × the interquartile range beyond the quartiles. */
  readonly fences: { readonly low: number; readonly high: number; readonly outside: number };
  /** |x − median| ÷ (interquartile range ÷ 1.349) above 3.5; the range is normalised so that it estimates one standard deviation of a normal distribution. */
  readonly robustZ: { readonly low: number; readonly high: number; readonly outside: number };
}

export interface LengthFacts {
  /** In characters. */
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Values that are empty or all spaces. */
  readonly blank: number;
}

export interface HistogramBin {
  readonly from: number;
  /** The last bin includes it, the others do not. */
  readonly to: number;
  readonly count: number;
}

export interface TopValue {
  readonly value: string;
  readonly count: number;
}

export interface PatternShare {
  readonly pattern: PatternName;
  readonly matches: number;
  /** Values of the sample that were looked at, nulls and blanks apart. */
  readonly of: number;
}

export type PatternName =
  | 'e-mail'
  | 'url'
  | 'uuid'
  | 'ipv4'
  | 'iso-date'
  | 'compact-date'
  | 'slashed-date'
  | 'iso-timestamp'
  | 'time'
  | 'korean-phone'
  | 'international-phone'
  | 'korean-postal-code'
  | 'us-postal-code'
  | 'korean-resident-number'
  | 'korean-business-number'
  | 'card-number'
  | 'integer'
  | 'decimal'
  | 'json';

export interface ColumnProfile {
  readonly name: string;
  readonly type: string;
  /** What a domain stands for; missing where `type` is none. */
  readonly base?: string;
  readonly kind: ValueKind;
  /** Rows looked at for this column. */
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: DistinctCount | null;
  readonly min: ProfileValue;
  readonly max: ProfileValue;
  readonly numbers: NumberFacts | null;
  readonly lengths: LengthFacts | null;
  /** Most frequent first; ties in the order of the values. */
  readonly top: readonly TopValue[];
  readonly histogram: readonly HistogramBin[];
  readonly patterns: readonly PatternShare[];
  /** Values that were looked at for patterns; 0 where none were. */
  readonly patternSample: number;
  /** Why figures are missing; null when none is. */
  readonly problem: Told | null;
}

export interface TableProfile {
  readonly version: 1;
  readonly table: ObjectPlace;
  readonly dialect: DialectName;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  readonly milliseconds: number;
  /** Rows looked at: all, or those of the sample. */
  readonly rows: number;
  /** Percent of the table that was asked for; null when all of it was read. */
  readonly sampled: number | null;
  readonly columns: readonly ColumnProfile[];
  /** Columns, or pairs, that tell every row looked at from the others and are never null. */
  readonly candidateKeys: readonly (readonly string[])[];
  /** The newest moment in each date and time column that is not in the future by more than a day, newest first. */
  readonly freshness: readonly { readonly column: string; readonly latest: string }[];
  /** Why the profile ends early; null when it is whole. */
  readonly ended: 'budget' | 'bytes' | null;
}
