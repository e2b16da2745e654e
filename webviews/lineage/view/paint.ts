import { placeKey } from '../graph/model.ts';
import { worstOf } from '../graph/problems.ts';
import { controlPoints, curvePieces } from '../layout/curve.ts';
import { HEAD_HEIGHT, PADDING, ROW_HEIGHT, rowMiddle, SUBTITLE_HEIGHT, TITLE_HEIGHT } from '../layout/geometry.ts';
import type { Scene, SceneEdge, SceneTable } from '../layout/scene.ts';
import { type Area, areaInView, type Camera } from './camera.ts';
import { fittedText } from './fitted-text.ts';
import { EDGE_LOOKS } from './kinds.ts';
import { farName, roomIn } from './labels.ts';
import {
  badgeOf,
  edgeDiff,
  edgeIsDimmed,
  edgeIsOnPath,
  edgeIsSelected,
  type Marks,
  PROBLEM_SIGNS,
  rowIsOnPath,
  tableIsDimmed,
} from './marks.ts';
import type { Theme } from './theme.ts';

/** Below this zoom tables show only their names. */
export const FAR = 0.42;
/** The radius of the signs beside tables. */
const BUTTON = 9;
const BADGE_HEIGHT = 16;
/** The radius of a job's corners. */
export const JOB_CORNER = 18;

export interface PaintOptions {
  readonly theme: Theme;
  readonly marks: Marks;
  readonly focus: string | null;
  readonly expandable: boolean;
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
}

/** Paints what of the scene is in view; says how many tables and lines that were. The context's own transformation is kept. */
export function paint(
  context: CanvasRenderingContext2D,
  scene: Scene,
  options: PaintOptions,
): { readonly tables: number; readonly edges: number } {
  const { camera, width, height } = options;
  const area = areaInView(camera, width, height);
  context.save();
  context.translate(camera.x, camera.y);
  context.scale(camera.zoom, camera.zoom);
  const far = camera.zoom < FAR;
  const edges = (far ? scene.bundles : scene.edges).filter((edge) => edgeInView(edge, area));
  // What is on the path is painted over what is not.
  const order =
    options.marks.path === null
      ? [edges]
      : [edges.filter((edge) => !edgeIsOnPath(edge, options.marks)), edges.filter((edge) => edgeIsOnPath(edge, options.marks))];
  for (const edge of order.flat()) paintEdge(context, edge, options, far);
  const tables = scene.tables.filter((table) => tableInView(table, area));
  for (const table of tables) (far ? paintFarTable : paintTable)(context, table, options);
  if (far) for (const table of tables) paintFarName(context, table, options);
  else if (options.expandable) for (const table of tables) paintButtons(context, table, options);
  context.restore();
  return { tables: tables.length, edges: edges.length };
}

function tableInView({ x, y, width, height }: SceneTable, { left, top, right, bottom }: Area): boolean {
  return x <= right + 24 && x + width >= left - 24 && y <= bottom && y + height >= top;
}

/** Lines swing out by at most this much beyond their ends. */
const SWING = 62;

export function edgeInView({ from, to, via }: SceneEdge, { left, top, right, bottom }: Area): boolean {
  let [highest, lowest] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  for (const { y } of via) [highest, lowest] = [Math.min(highest, y), Math.max(lowest, y)];
  return Math.min(from.x, to.x) - SWING <= right && Math.max(from.x, to.x) + SWING >= left && highest <= bottom && lowest >= top;
}

function paintEdge(context: CanvasRenderingContext2D, edge: SceneEdge, { theme, marks, camera }: PaintOptions, far: boolean): void {
  const { to, kind, influence, uncertain, count } = edge;
  const { width, dash } = EDGE_LOOKS[kind];
  const onPath = edgeIsOnPath(edge, marks);
  const dimmed = edgeIsDimmed(edge, marks);
  const state = edgeDiff(edge, marks);
  const color = state === 'same' ? theme.edges[kind] : theme.diff[state];
  context.globalAlpha = dimmed
    ? theme.highContrast
      ? 0.25
      : 0.12
    : influence && !onPath && !theme.highContrast
      ? 0.7
      : far && !onPath
        ? 0.75
        : 1;
  context.strokeStyle = color;
  context.lineWidth =
    lineWidth(width, kind === 'job' ? 1 : count, theme.highContrast) *
    (state === 'same' ? 1 : 1.5) *
    (far ? Math.min(1 / camera.zoom, 5) * 0.6 : 1);
  // Dashes cost far more than lines; from far away they are a blur.
  context.setLineDash(far || isEndless(edge) ? NO_DASH : state === 'removed' ? REMOVED_DASH : dash);
  if (edgeIsSelected(edge, marks)) {
    context.save();
    context.setLineDash(NO_DASH);
    context.strokeStyle = theme.focus;
    context.globalAlpha = 0.35;
    context.lineWidth += 8;
    strokeCurve(context, edge);
    context.restore();
  }
  strokeCurve(context, edge);
  if (!far || camera.zoom > 0.25) paintHead(context, to.x, to.y, color, uncertain, influence);
  context.globalAlpha = 1;
}

/** A job may read tables from all over the picture; dashes are worked out for the whole of a line, however little of it is seen. */
function isEndless({ kind, from, to }: SceneEdge): boolean {
  return kind === 'job' && Math.abs(to.x - from.x) + Math.abs(to.y - from.y) > LONGEST_DASHED;
}

const LONGEST_DASHED = 2500;
const NO_DASH: number[] = [];
const REMOVED_DASH: number[] = [4, 4];

export function lineWidth(width: number, count: number, highContrast: boolean): number {
  return (highContrast ? width + 0.6 : width) + (count > 1 ? Math.min(5, Math.log10(count) * 1.6) : 0);
}

function strokeCurve(context: CanvasRenderingContext2D, edge: SceneEdge): void {
  context.beginPath();
  context.moveTo(edge.from.x, edge.from.y);
  for (const { from, to } of curvePieces(edge)) {
    const [first, second] = controlPoints(from, to);
    context.bezierCurveTo(first.x, first.y, second.x, second.y, to === edge.to ? to.x - 5 : to.x, to.y);
  }
  context.stroke();
}

function paintHead(context: CanvasRenderingContext2D, x: number, y: number, color: string, hollow: boolean, influence: boolean): void {
  context.setLineDash(NO_DASH);
  context.beginPath();
  if (influence) {
    context.moveTo(x - 7, y - 3.5);
    context.lineTo(x, y);
    context.lineTo(x - 7, y + 3.5);
    context.lineWidth = 1.2;
    context.stroke();
    return;
  }
  context.moveTo(x, y);
  context.lineTo(x - 8, y - 4);
  context.lineTo(x - 8, y + 4);
  context.closePath();
  context.lineWidth = 1.2;
  if (hollow) {
    context.stroke();
    return;
  }
  context.fillStyle = color;
  context.fill();
}

function paintTable(context: CanvasRenderingContext2D, table: SceneTable, options: PaintOptions): void {
  const { theme, marks, focus } = options;
  const { node, x, y, width, title, subtitle } = table;
  context.globalAlpha = tableIsDimmed(node.id, marks) ? 0.3 : 1;
  frame(context, table, options, focus === node.id ? 2.5 : 1);
  if (node.kind !== 'job') {
    context.fillStyle = theme.header;
    context.fillRect(x, y, width, HEAD_HEIGHT);
  }
  if (marks.matches.has(node.id)) fillRow(context, table, 0, TITLE_HEIGHT, theme.match);
  const selected = marks.selected?.node === node.id && marks.selected.column === null;
  if (selected) select(context, table, 0, TITLE_HEIGHT, theme);
  context.textBaseline = 'middle';
  text(
    context,
    title,
    x + PADDING,
    y + TITLE_HEIGHT / 2 + 1,
    roomIn(table, marks.pinned.has(node.id)),
    `bold 13px ${theme.font}`,
    selected ? theme.selectionText : theme.foreground,
  );
  text(
    context,
    subtitle,
    x + PADDING,
    y + TITLE_HEIGHT + SUBTITLE_HEIGHT / 2 - 1,
    roomIn(table, false),
    `11px ${theme.font}`,
    selected && node.kind === 'job' ? theme.selectionText : theme.dim,
  );
  if (marks.pinned.has(node.id)) paintPin(context, x + width - PADDING - 4, y + TITLE_HEIGHT / 2, theme.focus);
  paintRows(context, table, options);
  context.globalAlpha = tableIsDimmed(node.id, marks) ? 0.3 : 1;
  outline(context, table, options, focus === node.id ? 2.5 : 1);
  context.globalAlpha = 1;
  // What is wrong is to be seen off the path as well.
  paintBadge(context, table, options);
}

function paintRows(context: CanvasRenderingContext2D, table: SceneTable, { theme, marks }: PaintOptions): void {
  const { node, x, y, rows } = table;
  for (const [index, { column, label }] of rows.entries()) {
    const top = HEAD_HEIGHT + index * ROW_HEIGHT;
    const middle = y + rowMiddle(index);
    if (column === null) {
      text(context, label, x + PADDING, middle, roomIn(table, false), `italic 12px ${theme.font}`, theme.dim);
      continue;
    }
    const place = { node: node.id, column };
    const selected = marks.selected?.node === node.id && marks.selected.column === column;
    if (rowIsOnPath(place, marks)) trail(context, table, top, theme);
    if (marks.matches.has(placeKey(place))) fillRow(context, table, top, ROW_HEIGHT, theme.match);
    if (selected) select(context, table, top, ROW_HEIGHT, theme);
    const state = marks.diff?.column(place) ?? 'same';
    const worst = worstOf(marks.problems.at(place));
    const plain = worst === null ? theme.foreground : theme.problems[worst];
    const color = selected ? theme.selectionText : state === 'same' ? plain : theme.diff[state];
    const sign = worst === null ? '' : `${PROBLEM_SIGNS[worst]} `;
    text(context, sign + DIFF_SIGNS[state] + label, x + PADDING, middle, roomIn(table, false), `12px ${theme.font}`, color);
    if (state === 'removed') strikeThrough(context, table, middle, color);
  }
}

/** Colour alone says nothing to some. */
const DIFF_SIGNS = { same: '', added: '+ ', removed: '− ', changed: '~ ' } as const;

function strikeThrough(context: CanvasRenderingContext2D, { x, width }: SceneTable, middle: number, color: string): void {
  context.fillStyle = color;
  context.fillRect(x + PADDING, middle, width - 2 * PADDING, 1);
}

function frame(context: CanvasRenderingContext2D, table: SceneTable, options: PaintOptions, line: number): void {
  const { theme } = options;
  const { x, y, width, height, node } = table;
  // A schema looks like a stack of cards: there is more in it.
  if (node.kind === 'schema') {
    for (const by of [8, 4]) {
      context.fillStyle = theme.table;
      context.fillRect(x + by, y + by, width, height);
      context.strokeStyle = theme.border;
      context.lineWidth = line;
      context.setLineDash(NO_DASH);
      context.strokeRect(x + by, y + by, width, height);
    }
  }
  context.fillStyle = theme.table;
  if (node.kind === 'job') {
    context.fillStyle = theme.background;
    pill(context, table);
    context.fill();
    return;
  }
  context.fillRect(x, y, width, height);
}

/** A job is no table, which its shape says to those too who see no colours. */
function pill(context: CanvasRenderingContext2D, { x, y, width, height }: SceneTable): void {
  context.beginPath();
  context.roundRect(x, y, width, height, JOB_CORNER);
}

function outline(context: CanvasRenderingContext2D, table: SceneTable, { theme, focus, marks }: PaintOptions, line: number): void {
  const { x, y, width, height, node } = table;
  const state = marks.diff?.node(node.id) ?? 'same';
  const worst = worstOf(marks.problems.at({ node: node.id, column: null }));
  const plain = worst !== null ? theme.problems[worst] : focus === node.id ? theme.focus : theme.border;
  context.setLineDash(state === 'removed' ? REMOVED_DASH : NO_DASH);
  context.strokeStyle = state === 'same' ? plain : theme.diff[state];
  context.lineWidth = (state === 'same' && worst === null ? line : Math.max(2, line)) + (theme.highContrast ? 1 : 0);
  if (node.kind === 'job') {
    if (state === 'same') context.strokeStyle = marks.selected?.node === node.id ? theme.focus : theme.edges.job;
    pill(context, table);
    context.stroke();
  } else context.strokeRect(x, y, width, height);
  context.setLineDash(NO_DASH);
}

function paintFarTable(context: CanvasRenderingContext2D, table: SceneTable, options: PaintOptions): void {
  const { theme, marks, focus, camera } = options;
  const { node, x, y, width, height } = table;
  context.globalAlpha = tableIsDimmed(node.id, marks) ? 0.3 : 1;
  const selected = marks.selected?.node === node.id;
  const matched =
    marks.matches.has(node.id) ||
    table.rows.some(({ column }) => column !== null && marks.matches.has(placeKey({ node: node.id, column })));
  frame(context, table, options, 1 / camera.zoom);
  if (matched || selected || marks.path?.tables.has(node.id)) {
    context.fillStyle = selected ? theme.selection : matched ? theme.match : theme.trail;
    context.fillRect(x, y, width, height);
  }
  outline(context, table, options, (focus === node.id || selected ? 2 : 1) / camera.zoom);
  context.globalAlpha = 1;
}

/**
 * From far away rows cannot be read: the table shows its name instead, about as large on the screen as the editor's text.
 */
function paintFarName(context: CanvasRenderingContext2D, table: SceneTable, { theme, marks, camera }: PaintOptions): void {
  const { node, x, y, width, height } = table;
  const name = farName(context, table, camera.zoom, theme.font);
  if (name === null) return;
  context.globalAlpha = tableIsDimmed(node.id, marks) ? 0.4 : 1;
  context.font = `bold ${name.size}px ${theme.font}`;
  context.fillStyle = marks.selected?.node === node.id ? theme.selectionText : theme.foreground;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillText(name.text, x + width / 2, y + height / 2);
  context.textAlign = 'left';
  context.globalAlpha = 1;
}

/** Where the signs beside a table are that show one step more. */
export function buttonsOf({ node, x, y, width }: SceneTable): readonly {
  readonly direction: 'upstream' | 'downstream';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}[] {
  const buttons = [];
  const middle = y + TITLE_HEIGHT / 2;
  if (node.moreUpstream) buttons.push({ direction: 'upstream' as const, x: x - 2 * BUTTON, y: middle, radius: BUTTON });
  if (node.moreDownstream) buttons.push({ direction: 'downstream' as const, x: x + width + 2 * BUTTON, y: middle, radius: BUTTON });
  return buttons;
}

function paintButtons(context: CanvasRenderingContext2D, table: SceneTable, { theme, marks }: PaintOptions): void {
  for (const { x, y, radius } of buttonsOf(table)) {
    context.globalAlpha = tableIsDimmed(table.node.id, marks) ? 0.3 : 1;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = theme.background;
    context.fill();
    context.strokeStyle = theme.focus;
    context.lineWidth = 1.5;
    context.stroke();
    context.beginPath();
    context.moveTo(x - 4, y);
    context.lineTo(x + 4, y);
    context.moveTo(x, y - 4);
    context.lineTo(x, y + 4);
    context.strokeStyle = theme.foreground;
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** On the upper right corner, where it takes no room from the name. */
function paintBadge(context: CanvasRenderingContext2D, { node, x, y, width }: SceneTable, { theme, marks }: PaintOptions): void {
  const badge = badgeOf(node.id, marks);
  if (badge === null) return;
  // The sign is about as wide as two figures.
  const wide = BADGE_HEIGHT / 2 + badge.text.length * 7;
  const [left, top] = [x + width + 6 - wide, y - BADGE_HEIGHT / 2 - 1];
  context.beginPath();
  context.roundRect(left, top, wide, BADGE_HEIGHT, BADGE_HEIGHT / 2);
  context.fillStyle = theme.problems[badge.severity];
  context.fill();
  context.textAlign = 'center';
  text(context, badge.text, left + wide / 2, top + BADGE_HEIGHT / 2 + 1, wide, `bold 11px ${theme.font}`, theme.background);
  context.textAlign = 'left';
}

function paintPin(context: CanvasRenderingContext2D, x: number, y: number, color: string): void {
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1.4;
  context.beginPath();
  context.arc(x, y - 2, 3, 0, 2 * Math.PI);
  context.fill();
  context.moveTo(x, y);
  context.lineTo(x, y + 6);
  context.stroke();
}

function trail(context: CanvasRenderingContext2D, table: SceneTable, top: number, theme: Theme): void {
  if (!theme.highContrast) {
    fillRow(context, table, top, ROW_HEIGHT, theme.trail);
    return;
  }
  context.strokeStyle = theme.focus;
  context.lineWidth = 1;
  context.strokeRect(table.x + 2, table.y + top + 1, table.width - 4, ROW_HEIGHT - 2);
}

function select(context: CanvasRenderingContext2D, table: SceneTable, top: number, height: number, theme: Theme): void {
  if (table.node.kind === 'job') {
    context.fillStyle = theme.selection;
    pill(context, table);
    context.fill();
    return;
  }
  fillRow(context, table, top, height, theme.selection);
  context.strokeStyle = theme.focus;
  context.lineWidth = theme.highContrast ? 2 : 1;
  context.strokeRect(table.x + 0.5, table.y + top + 0.5, table.width - 1, height - 1);
}

function fillRow(context: CanvasRenderingContext2D, { x, y, width }: SceneTable, top: number, height: number, color: string): void {
  context.fillStyle = color;
  context.fillRect(x, y + top, width, height);
}

function text(context: CanvasRenderingContext2D, label: string, x: number, y: number, width: number, font: string, color: string): void {
  const fitted = fittedText(context, label, width, font);
  context.font = font;
  context.fillStyle = color;
  context.fillText(fitted, x, y);
}
