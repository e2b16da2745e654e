/** How much of a table is looked at, and how closely. */
export interface ProfileOptions {
  /** `auto` reads all of a table that the database estimates at no more than `autoRows` rows, and a share of about that many rows of a larger one. */
  readonly sample: 'auto' | 'full' | { readonly percent: number };
  readonly autoRows: number;
  readonly topValues: number;
  readonly bins: number;
  /** Rows that are read back to look for patterns in; none when 0. */
  readonly patternRows: number;
  readonly keyPairs: number;
  /** For the whole table. */
  readonly budgetMilliseconds: number;
  /** Of results read back, for the whole table. */
  readonly maxBytes: number;
  /** BigQuery: each query that would read more is refused. */
  readonly maxBytesBilled: number | null;
}

export const PROFILE_DEFAULTS: ProfileOptions = {
  sample: 'auto',
  autoRows: 1_000_000,
  topValues: 10,
  bins: 20,
  patternRows: 1000,
  keyPairs: 10,
  budgetMilliseconds: 60_000,
  maxBytes: 20_000_000,
  maxBytesBilled: null,
};

/** Percent of the table to read; null for all of it. */
export function samplePercent({ sample, autoRows }: Pick<ProfileOptions, 'sample' | 'autoRows'>, rows: number | null): number | null {
  if (sample === 'full') return null;
  const percent = sample === 'auto' ? (rows === null || rows <= autoRows ? 100 : (autoRows / rows) * 100) : sample.percent;
  return percent >= 100 ? null : Math.max(Number(percent.toPrecision(3)), 0.0001);
}
