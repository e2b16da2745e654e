import { element, vector } from '../shared/dom.ts';

export interface Bar {
  readonly size: number;
  /** What a person reads who points at it. */
  readonly title: string;
}

/** Bars side by side, as wide as there is room. The label is all that a screen reader says of it. */
export function histogram(bars: readonly Bar[], label: string, height: number): SVGSVGElement {
  const svg = vector('svg', {
    class: 'histogram',
    viewBox: `0 0 ${bars.length * 10} ${height}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': label,
  });
  const most = Math.max(1, ...bars.map(({ size }) => size));
  for (const [index, { size, title }] of bars.entries()) {
    // What is there can be seen, however little it is.
    const tall = size === 0 ? 0 : Math.max(1, (size / most) * height);
    const bar = vector('rect', { x: String(index * 10 + 0.5), y: String(height - tall), width: '9', height: String(tall), class: 'bar' });
    const hint = vector('title', {});
    hint.textContent = title;
    bar.append(hint);
    svg.append(bar);
  }
  svg.append(vector('line', { x1: '0', x2: String(bars.length * 10), y1: String(height), y2: String(height), class: 'axis' }));
  return svg;
}

/** A line through points, the newest last. */
export function trend(values: readonly number[], label: string, width: number, height: number): SVGSVGElement {
  const svg = vector('svg', { class: 'trend', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label });
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * (width - 6);
  const y = (value: number) => (high === low ? height / 2 : height - 3 - ((value - low) / (high - low)) * (height - 6));
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  svg.append(vector('polyline', { points: points.join(' '), class: 'line' }));
  const last = values.at(-1);
  if (last !== undefined) svg.append(vector('circle', { cx: String(x(values.length - 1)), cy: String(y(last)), r: '2', class: 'dot' }));
  return svg;
}

/** A share of a whole as a bar that lies; the text beside it says the same. */
export function shareBar(share: number, kind: 'nulls' | 'value'): HTMLElement {
  const filled = element('span', { class: `filled ${kind}` });
  filled.style.width = `${Math.min(100, Math.max(share > 0 ? 1 : 0, share * 100))}%`;
  return element('span', { class: 'share', attributes: { 'aria-hidden': 'true' } }, filled);
}
