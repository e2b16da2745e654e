import type { CellValue } from '../../../../server/src/metadata/index.ts';

/** The statistics of a column, computed the plain way. */
export function reference(cells: readonly CellValue[], bins: number, topValues: number) {
  const values = cells.filter((cell) => cell !== null);
  const numbers = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value)).sort((a, b) => a - b);
  const texts = values.filter((value): value is string => typeof value === 'string');
  const mean = numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const squares = numbers.reduce((sum, x) => sum + (x - (mean ?? 0)) ** 2, 0);
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const quantile = (fraction: number) => {
    const position = (numbers.length - 1) * fraction;
    const [low = 0, high = 0] = [numbers[Math.floor(position)], numbers[Math.ceil(position)]];
    return low + (high - low) * (position % 1);
  };
  const [min = 0, max = 0] = [numbers[0], numbers.at(-1)];
  const width = (max - min) / bins;
  const range = quantile(0.75) - quantile(0.25);
  const outside = (low: number, high: number) => numbers.filter((x) => x < low || x > high).length;
  return {
    rows: cells.length,
    nulls: cells.length - values.length,
    distinct: counts.size,
    min: numbers.length > 0 ? min : ([...texts].sort()[0] ?? null),
    max: numbers.length > 0 ? max : ([...texts].sort().at(-1) ?? null),
    mean,
    deviation: numbers.length < 2 ? null : Math.sqrt(squares / (numbers.length - 1)),
    quantile,
    histogram:
      max > min
        ? Array.from({ length: bins }, (_, index) => {
            const to = index === bins - 1 ? Number.POSITIVE_INFINITY : min + width * (index + 1);
            return numbers.filter((x) => x >= min + width * index && x < to).length;
          })
        : [numbers.length],
    fences: outside(quantile(0.25) - 1.5 * range, quantile(0.75) + 1.5 * range),
    robustZ: outside(quantile(0.5) - (range / 1.349) * 3.5, quantile(0.5) + (range / 1.349) * 3.5),
    lengths: {
      min: Math.min(...texts.map((t) => t.length)),
      max: Math.max(...texts.map((t) => t.length)),
      blank: texts.filter((t) => t.trim() === '').length,
    },
    meanLength: texts.reduce((sum, t) => sum + t.length, 0) / texts.length,
    top: [...counts].sort(([a, n], [b, m]) => m - n || (numbers.length > 0 ? Number(a) - Number(b) : a < b ? -1 : 1)).slice(0, topValues),
  };
}
