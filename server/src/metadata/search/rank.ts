/** The entries with the greatest scores, best first; of equal ones those that come first in the index. */
export function bestOf(
  entries: readonly number[],
  scores: Float32Array,
  limit: number,
  keep: (entry: number) => boolean,
): readonly number[] {
  const best: number[] = [];
  const better = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  let least = 0;
  for (const entry of entries) {
    const score = scores[entry] ?? 0;
    if (best.length >= limit * 2) {
      if (score < least) continue;
      best.sort(better).length = limit;
      least = scores[best[limit - 1] ?? 0] ?? 0;
      if (score < least) continue;
    }
    if (keep(entry)) best.push(entry);
  }
  return best.sort(better).slice(0, limit);
}
