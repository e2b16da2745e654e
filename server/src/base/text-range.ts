/** A half-open span of a text, in UTF-16 code units, as JavaScript strings and LSP count them. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export function rangeContains(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

export function rangesOverlap(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Moves a range by an amount: trees hold offsets relative to their statement, files want absolute ones. */
export function shiftRange(range: TextRange, by: number): TextRange {
  return { start: range.start + by, end: range.end + by };
}
