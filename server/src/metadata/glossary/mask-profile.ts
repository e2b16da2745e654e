import type { ColumnProfile, TableProfile } from '../profile/index.ts';
import { classifyColumn, type DomainGuess } from './classify-column.ts';
import { maskValue } from './mask.ts';

/** A profile as it may be shown and kept: values of columns that are likely to hold personal data are masked. */
export function maskProfile(profile: TableProfile): TableProfile {
  return { ...profile, columns: profile.columns.map(maskColumn) };
}

/** Below it a guess at personal data is no reason to mask. */
export const SURE_ENOUGH = 0.5;

/** What personal data a column is likely to hold; null when it is not likely to hold any. */
export function personalDomain(profile: ColumnProfile): DomainGuess | null {
  const guesses = classifyColumn({ name: profile.name, type: profile.type, comment: null, profile });
  return guesses.find(({ personal, confidence }) => personal && confidence >= SURE_ENOUGH) ?? null;
}

function maskColumn(column: ColumnProfile): ColumnProfile {
  const domain = personalDomain(column)?.domain ?? null;
  if (domain === null) return column;
  const masked = (value: ColumnProfile['min']) => (value === null ? null : maskValue(String(value), domain));
  const numbers = column.numbers === null ? null : { ...column.numbers, quantiles: [], outliers: null };
  const top = column.top.map(({ value, count }) => ({ value: maskValue(value, domain), count }));
  return { ...column, min: masked(column.min), max: masked(column.max), numbers, top, histogram: [] };
}
