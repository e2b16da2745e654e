import type { TextRange } from '../base/index.ts';

/** A stretch of rendered text and where it comes from. */
export interface Segment {
  /** Offset in the rendered text. */
  readonly at: number;
  readonly length: number;
  /** In the template. Where the text is the template's own, both have the same length and `exact` is true. */
  readonly source: TextRange;
  readonly exact: boolean;
}

export interface Located {
  readonly range: TextRange;
  /** The range holds exactly the rendered text; otherwise it is the Jinja that made it. */
  readonly exact: boolean;
}

/** Leads from offsets of the rendered text back to the template. */
export class SourceMap {
  readonly #segments: readonly Segment[];

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** Where a range of the rendered text comes from; of several pieces, from the first to the last. */
  locate({ start, end }: TextRange): Located {
    const first = this.#segmentAt(start, false);
    const last = end > start ? this.#segmentAt(end, true) : first;
    if (first === null || last === null) return { range: { start: 0, end: 0 }, exact: false };
    const from = first.exact ? first.source.start + (start - first.at) : first.source.start;
    const to = last.exact ? last.source.start + Math.min(end - last.at, last.length) : last.source.end;
    const exact = first === last && first.exact;
    // Turns of a loop come out of the same place again and again.
    return to >= from ? { range: { start: from, end: to }, exact } : { range: { start: to, end: from }, exact: false };
  }

  /** Whether anything of a range of the template is in the rendered text. */
  shows({ start, end }: TextRange): boolean {
    return this.#segments.some(({ source }) => source.start < Math.max(end, start + 1) && start < source.end);
  }

  /** The segment that holds the offset; at a seam the later one, or the earlier one for an end. */
  #segmentAt(offset: number, asEnd: boolean): Segment | null {
    let low = 0;
    let high = this.#segments.length - 1;
    let found = -1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { at } = this.#segments[middle] as Segment;
      if (asEnd ? at < offset : at <= offset) {
        found = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    return this.#segments[Math.max(found, 0)] ?? null;
  }
}
