import type { ColumnProfile, HistogramBin } from './model.ts';

/**
 * The population stability index, Σ (q − p) · ln(q / p) over bins; null when the profiles have nothing in common to count by. Numbers are counted
 * between the quantiles of the older profile, other values by the most frequent ones of both and all the rest.
 */
export function stabilityIndex(old: ColumnProfile, now: ColumnProfile): number | null {
  const [values, nextValues] = [old.rows - old.nulls, now.rows - now.nulls];
  if (values < 50 || nextValues < 50) return null;
  if (old.histogram.length > 1 && now.histogram.length > 0) return indexOf(byQuantiles(old, now), values, nextValues);
  if (old.top.length > 0 && now.top.length > 0 && fewValues(old) && fewValues(now))
    return indexOf(byValues(old, now, values, nextValues), values, nextValues);
  return null;
}

type Counts = readonly (readonly [before: number, after: number])[];

/** Empty bins count as half a value, so that the logarithm has something to work on. */
function indexOf(counts: Counts, values: number, nextValues: number): number {
  return counts.reduce((sum, [a, b]) => {
    const [p, q] = [Math.max(a, 0.5) / values, Math.max(b, 0.5) / nextValues];
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}

/** A bin that lies across a bound is shared out evenly: values are taken to be spread so within it. */
function byQuantiles(old: ColumnProfile, now: ColumnProfile): Counts {
  const quantiles = old.numbers?.quantiles.map(({ value }) => value) ?? [];
  const bounds = [...new Set(quantiles)].sort((a, b) => a - b);
  const edges = [Number.NEGATIVE_INFINITY, ...bounds, Number.POSITIVE_INFINITY];
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? Number.NEGATIVE_INFINITY;
    return [countBetween(old.histogram, from, to), countBetween(now.histogram, from, to)];
  });
}

function countBetween(bins: readonly HistogramBin[], from: number, to: number): number {
  return bins.reduce((sum, bin) => {
    const width = bin.to - bin.from;
    if (width === 0) return sum + (bin.from >= from && bin.from < to ? bin.count : 0);
    const covered = Math.min(bin.to, to) - Math.max(bin.from, from);
    return covered <= 0 ? sum : sum + bin.count * (covered / width);
  }, 0);
}

/** Where the most frequent values are a small part, their counts say little about the rest. */
function fewValues({ top, rows, nulls }: ColumnProfile): boolean {
  return top.reduce((sum, { count }) => sum + count, 0) >= (rows - nulls) * 0.5;
}

function byValues(old: ColumnProfile, now: ColumnProfile, values: number, nextValues: number): Counts {
  const [before, after] = [countsOf(old), countsOf(now)];
  // A value that is not among the most frequent ones of the other side may still be there: only what both tell of is compared, or what one side tells in full.
  const complete = (column: ColumnProfile) => column.distinct !== null && column.distinct.count <= column.top.length;
  const names = [...new Set([...old.top, ...now.top].map(({ value }) => value))].filter(
    (value) => (before.has(value) || complete(old)) && (after.has(value) || complete(now)),
  );
  const counts = names.map((value): readonly [number, number] => [before.get(value) ?? 0, after.get(value) ?? 0]);
  const rest = counts.reduce(([a, b], [x, y]): [number, number] => [a - x, b - y], [values, nextValues]);
  return rest[0] <= 0 && rest[1] <= 0 ? counts : [...counts, rest];
}

/** Values that are masked may read the same. */
function countsOf({ top }: ColumnProfile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { value, count } of top) counts.set(value, (counts.get(value) ?? 0) + count);
  return counts;
}
