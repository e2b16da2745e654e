import type { Place } from '../graph/model.ts';
import { PADDING } from '../layout/geometry.ts';
import type { SceneTable } from '../layout/scene.ts';
import { fittedText } from './fitted-text.ts';

/** Room for a pin beside a name. */
const PIN = 12;
/** Sizes of a name from far away, in pixels of the screen. */
const LARGEST = 11;
const SMALLEST = 6;
/** Fewer letters than this say nothing. */
const FEWEST = 3;
/** Sizes are measured once in this one: a font is the same at every zoom. */
const MEASURED = 20;

/** The room for text in a table. */
export function roomIn({ width }: Pick<SceneTable, 'width'>, pinned: boolean): number {
  return width - 2 * PADDING - (pinned ? PIN : 0);
}

/** A name in the middle of its table, from far away: as large as it fits, with an ellipsis where not even the smallest does. */
export function farName(
  context: CanvasRenderingContext2D,
  { title, width, height }: Pick<SceneTable, 'title' | 'width' | 'height'>,
  zoom: number,
  font: string,
): { readonly text: string; readonly size: number } | null {
  const bold = `bold ${MEASURED}px ${font}`;
  const [wide, high] = [(width - 4) * zoom, height * 0.9 * zoom];
  // Whole pixels on the screen: every other size costs a font of its own.
  for (const size of [LARGEST, 9, 7, SMALLEST]) {
    if (size > high) continue;
    const room = Math.floor((wide * MEASURED) / size);
    const text = fittedText(context, title, room, bold);
    if (text !== title && size > SMALLEST) continue;
    return text !== title && text.length <= FEWEST ? null : { text, size: size / zoom };
  }
  return null;
}

/** Whether what is called by a place cannot be read in full where it is drawn. */
export function isCut(context: CanvasRenderingContext2D, table: SceneTable, place: Place, font: string, pinned: boolean): boolean {
  const cut = (label: string, style: string, room: number): boolean => fittedText(context, label, room, `${style} ${font}`) !== label;
  if (place.column === null)
    return cut(table.title, 'bold 13px', roomIn(table, pinned)) || cut(table.subtitle, '11px', roomIn(table, false));
  return cut(place.column, '12px', roomIn(table, false));
}
