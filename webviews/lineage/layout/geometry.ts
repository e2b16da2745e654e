/** Sizes in the drawing, in pixels at zoom 1. */
export const TITLE_HEIGHT = 24;
export const SUBTITLE_HEIGHT = 17;
export const ROW_HEIGHT = 20;
export const PADDING = 10;
const MIN_WIDTH = 130;
const MAX_WIDTH = 340;

/** Where rows begin below the top of a table. */
export const HEAD_HEIGHT = TITLE_HEIGHT + SUBTITLE_HEIGHT;

export function tableHeight(rows: number): number {
  return HEAD_HEIGHT + rows * ROW_HEIGHT + (rows > 0 ? 4 : 0);
}

/** The middle of a row, from the top of its table. */
export function rowMiddle(index: number): number {
  return HEAD_HEIGHT + index * ROW_HEIGHT + ROW_HEIGHT / 2;
}

/** Measures text as the drawing will set it; a table is as wide as its widest line, within bounds. */
export function widthMeter(font: string): (title: string, subtitle: string, rows: readonly string[]) => number {
  const context = document.createElement('canvas').getContext('2d');
  // Kinds, schemas and columns are called alike in thousands of tables, and another font costs more than a text.
  const known = new Map<string, number>();
  const measure = (text: string, style: string): number => {
    if (context === null) return text.length * 7;
    const key = `${style}\u0000${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    context.font = `${style} ${font}`;
    const { width } = context.measureText(text);
    known.set(key, width);
    return width;
  };
  return (title, subtitle, rows) => {
    const widths = [measure(title, 'bold 13px'), measure(subtitle, '11px'), ...rows.map((row) => measure(row, '12px'))];
    return Math.ceil(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ...widths.map((width) => width + 2 * PADDING + 4))));
  };
}
