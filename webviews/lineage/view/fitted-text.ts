/** Widths are asked for at every frame, and there are few texts. */
const known = new Map<string, string>();
const MANY_TEXTS = 50_000;

/** The text as it fits into so many pixels of a font, with an ellipsis where it does not; nothing when not even a letter would. */
export function fittedText(context: CanvasRenderingContext2D, label: string, width: number, font: string): string {
  const key = `${font}\u0000${width}\u0000${label}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  context.font = font;
  let text = label;
  if (context.measureText(label).width > width) {
    let [fits, tooLong] = [0, label.length];
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1;
      if (context.measureText(`${label.slice(0, middle)}…`).width <= width) fits = middle;
      else tooLong = middle;
    }
    text = fits === 0 ? '' : `${label.slice(0, fits)}…`;
  }
  if (known.size > MANY_TEXTS) known.clear();
  known.set(key, text);
  return text;
}
