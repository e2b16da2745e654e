import { distance } from 'fastest-levenshtein';

/** How alike two texts are, from 0 to 1: one less the share of letters that would have to be edited. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}
