/** The upright piece of a line in the gap between two layers. Pieces with one key are one. */
export interface Track {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Between two pieces in one track. */
const APART = 10;

/**
 * The track of each piece, from the left: pieces that pass each other have tracks of their own. Of lines that run down the one that begins lowest is
 * the leftmost, of lines that run up the one that begins highest: so they do not cross.
 */
export function tracksOf(pieces: readonly Track[]): ReadonlyMap<string, number> {
  const joined = new Map<string, { readonly key: string; readonly from: number; low: number; high: number; readonly down: boolean }>();
  for (const { key, from, to } of pieces) {
    if (Math.round(from) === Math.round(to)) continue;
    const known = joined.get(key);
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    if (known === undefined) joined.set(key, { key, from, low, high, down: to > from });
    else [known.low, known.high] = [Math.min(known.low, low), Math.max(known.high, high)];
  }
  const all = [...joined.values()];
  const sorted = [
    ...all.filter(({ down }) => down).sort((a, b) => b.from - a.from || b.high - a.high),
    ...all.filter(({ down }) => !down).sort((a, b) => a.from - b.from || a.low - b.low),
  ];
  const tracks = new Map<string, number>();
  const taken: { readonly low: number; readonly high: number; readonly track: number }[] = [];
  for (const { key, low, high } of sorted) {
    let track = 0;
    for (const other of taken) if (other.low < high + APART && low < other.high + APART) track = Math.max(track, other.track + 1);
    taken.push({ low, high, track });
    tracks.set(key, track);
  }
  return tracks;
}
