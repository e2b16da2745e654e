import { controlPoints, curvePieces } from '../layout/curve.ts';
import { HEAD_HEIGHT, PADDING, rowMiddle, SUBTITLE_HEIGHT, TITLE_HEIGHT } from '../layout/geometry.ts';
import type { Scene, SceneEdge, SceneTable } from '../layout/scene.ts';
import { fittedText } from '../view/fitted-text.ts';
import { EDGE_LOOKS } from '../view/kinds.ts';
import { JOB_CORNER, lineWidth } from '../view/paint.ts';
import type { Theme } from '../view/theme.ts';

const MARGIN = 20;

/** The scene as an SVG file: the same numbers as on the canvas, all names escaped. */
export function sceneToSvg(scene: Scene, theme: Theme): string {
  const { edges } = scene;
  const left = Math.min(0, ...scene.tables.map(({ x }) => x), ...edges.map(({ to }) => to.x - 60));
  const right = Math.max(0, ...scene.tables.map(({ x, width }) => x + width), ...edges.map(({ from }) => from.x + 60));
  const top = Math.min(0, ...scene.tables.map(({ y }) => y));
  const bottom = Math.max(0, ...scene.tables.map(({ y, height }) => y + height));
  const [width, height] = [right - left + 2 * MARGIN, bottom - top + 2 * MARGIN].map(Math.ceil);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left - MARGIN} ${top - MARGIN} ${width} ${height}" font-family="${attribute(theme.font)}">`,
    `<rect x="${left - MARGIN}" y="${top - MARGIN}" width="100%" height="100%" fill="${theme.background}"/>`,
    ...edges.map((edge) => edgeMarkup(edge, theme)),
    ...scene.tables.map((table) => tableMarkup(table, theme)),
    '</svg>',
    '',
  ].join('\n');
}

function tableMarkup({ node, x, y, width, height, title, subtitle, rows }: SceneTable, theme: Theme): string {
  const room = width - 2 * PADDING;
  // SVG cannot end a line with an ellipsis by itself.
  const context = document.createElement('canvas').getContext('2d');
  const line = (label: string, middle: number, style: string, size: number): string => {
    const text =
      context === null ? label : fittedText(context, label, room, `${style.includes('bold') ? 'bold ' : ''}${size}px ${theme.font}`);
    const hint = text === label ? '' : `<title>${attribute(label)}</title>`;
    return `<text x="${round(x + PADDING)}" y="${round(y + middle)}" dominant-baseline="central" font-size="${size}" ${style}>${hint}${attribute(text)}</text>`;
  };
  const rect = (high: number, look: string): string =>
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(high)}" ${look}/>`;
  return [
    '<g>',
    ...(node.kind === 'job'
      ? [rect(height, `fill="${theme.background}" stroke="${theme.edges.job}" rx="${JOB_CORNER}"`)]
      : [
          rect(height, `fill="${theme.table}" stroke="${theme.border}"`),
          rect(HEAD_HEIGHT, `fill="${theme.header}" stroke="${theme.border}"`),
        ]),
    line(title, TITLE_HEIGHT / 2, `font-weight="bold" fill="${theme.foreground}"`, 13),
    line(subtitle, TITLE_HEIGHT + SUBTITLE_HEIGHT / 2 - 2, `fill="${theme.dim}"`, 11),
    ...rows.map(({ column, label }, index) =>
      line(label, rowMiddle(index), column === null ? `font-style="italic" fill="${theme.dim}"` : `fill="${theme.foreground}"`, 12),
    ),
    '</g>',
  ].join('');
}

function edgeMarkup(edge: SceneEdge, theme: Theme): string {
  const { kind, from, to, count } = edge;
  const { dash } = EDGE_LOOKS[kind];
  const width = round(lineWidth(EDGE_LOOKS[kind].width, kind === 'job' ? 1 : count, theme.highContrast));
  const color = theme.edges[kind];
  const curves = curvePieces(edge).map((piece) => {
    const [first, second] = controlPoints(piece.from, piece.to);
    const end = piece.to === to ? to.x - 5 : piece.to.x;
    return `C${round(first.x)} ${round(first.y)} ${round(second.x)} ${round(second.y)} ${round(end)} ${round(piece.to.y)}`;
  });
  const path = `M${round(from.x)} ${round(from.y)}${curves.join('')}`;
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  const head = `M${round(to.x)} ${round(to.y)}l-7 -3.5v7z`;
  return `<g data-kind="${kind}"><path d="${path}" fill="none" stroke="${color}" stroke-width="${width}"${dashes}/><path d="${head}" fill="${color}"/></g>`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
