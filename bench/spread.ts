/** Of many times: the one in the middle, the one that 95 % do not exceed, and the largest. */
export type Spread = readonly [p50: number, p95: number, max: number];

export function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.95), at(1)];
}

export function showSpread(figures: Spread): string {
  return figures.map((figure) => figure.toFixed(1)).join(' / ');
}
