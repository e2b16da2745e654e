import { saying } from '../../base/index.ts';
import type { ColumnProfile, NumberFacts, OutlierCounts, TableProfile } from './model.ts';

/** Columns of a profile of all rows for which its time was too short. */
export function unfinished({ columns }: TableProfile): ReadonlySet<string> {
  return new Set(columns.filter(isUnfinished).map(({ name }) => name));
}

function isUnfinished({ kind, problem, rows, nulls, distinct, min, histogram, numbers }: ColumnProfile): boolean {
  if (kind === 'opaque' || problem !== null || rows === nulls) return false;
  if (kind !== 'long-text' && distinct === null) return true;
  return kind === 'number' && min !== null && (histogram.length === 0 || numbers === null || numbers.quantiles.length === 0);
}

/** What is missing of all rows, by a sample of them: counts are those that all rows would have if they were like it. Each such column says so. */
export function fillFromSample(whole: TableProfile, sample: TableProfile): TableProfile {
  const missing = unfinished(whole);
  const sampled = new Map(sample.columns.map((column) => [column.name, column]));
  const note = saying(
    'The time ended before all rows were read for it: what is more than counts, nulls, range and mean is by a sample of {0} %.',
    sample.sampled ?? '',
  );
  const columns = whole.columns.map((column) => {
    const other = missing.has(column.name) ? sampled.get(column.name) : undefined;
    return other === undefined ? column : { ...filled(column, other), problem: note };
  });
  return { ...whole, milliseconds: whole.milliseconds + sample.milliseconds, columns };
}

function filled(whole: ColumnProfile, sample: ColumnProfile): ColumnProfile {
  const values = sample.rows - sample.nulls;
  const factor = values === 0 ? 0 : (whole.rows - whole.nulls) / values;
  const scaled = <T extends { readonly count: number }>(items: readonly T[]) =>
    items.map((item) => ({ ...item, count: Math.round(item.count * factor) }));
  return {
    ...whole,
    distinct: whole.distinct ?? sample.distinct,
    top: whole.top.length > 0 ? whole.top : scaled(sample.top),
    histogram: whole.histogram.length > 0 ? whole.histogram : scaled(sample.histogram),
    numbers: whole.numbers && filledNumbers(whole.numbers, sample.numbers, factor),
    ...(whole.patternSample > 0 ? {} : { patterns: sample.patterns, patternSample: sample.patternSample }),
  };
}

function filledNumbers(whole: NumberFacts, sample: NumberFacts | null, factor: number): NumberFacts {
  if (sample === null) return whole;
  const quantiles = whole.quantiles.length > 0 ? whole.quantiles : sample.quantiles;
  return { ...whole, quantiles, outliers: whole.outliers ?? (sample.outliers && scaledOutliers(sample.outliers, factor)) };
}

function scaledOutliers({ fences, robustZ }: OutlierCounts, factor: number): OutlierCounts {
  return {
    fences: { ...fences, outside: Math.round(fences.outside * factor) },
    robustZ: { ...robustZ, outside: Math.round(robustZ.outside * factor) },
  };
}
