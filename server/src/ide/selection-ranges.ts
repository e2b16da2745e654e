import type { TextRange } from '../base/index.ts';
import { fileRange, nodesAt, placeAt } from './place.ts';
import type { IdeFile } from './port.ts';

/** Ranges around the offset, from the narrowest to the whole file, each larger than the one before. */
export function selectionRanges(file: IdeFile, offset: number): readonly TextRange[] {
  const place = placeAt(file, offset);
  const whole = { start: 0, end: file.text.length };
  const nodes = place ? [...nodesAt(place)].reverse().map((node) => fileRange(place, node)) : [];
  const ranges: TextRange[] = [];
  for (const range of [...nodes, ...(place ? [place.statement.range] : []), whole]) {
    const last = ranges.at(-1);
    if (last && (range.start > last.start || range.end < last.end)) continue;
    if (!last || range.start < last.start || range.end > last.end) ranges.push(range);
  }
  return ranges;
}
