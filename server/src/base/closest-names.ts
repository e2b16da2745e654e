import { distance } from 'fastest-levenshtein';

/**
 * The candidates that someone may have meant by `name`, nearest first, at most `limit`.
 * A candidate counts when at most a third of the name's letters (at least one from three letters on, two from five on) differ.
 */
export function closestNames(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = name.toLowerCase();
  const most = mostSlips(name);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const lower = candidate.toLowerCase();
    if (Math.abs(lower.length - wanted.length) > most) continue;
    const score = isSwap(wanted, lower) ? Math.min(1, most) : distance(wanted, lower);
    if (score <= most) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map((s) => s.candidate);
}

/** How many letters of a name may be wrong, missing or too many. */
export function mostSlips(name: string): number {
  // One letter of one or two is a different name, not a slip.
  return name.length < 3 ? 0 : Math.max(name.length >= 5 ? 2 : 1, Math.floor(name.length / 3));
}

/** Whether two neighbouring letters have changed places: one slip of the fingers, where the edit distance counts two. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at < a.length - 1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
