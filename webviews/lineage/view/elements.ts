import type { ElementDefinition } from 'cytoscape';
import type { Place } from '../graph/model.ts';
import { controlPoints, relativeToLine } from '../layout/curve.ts';
import { PADDING, ROW_HEIGHT, rowMiddle, SUBTITLE_HEIGHT, TITLE_HEIGHT } from '../layout/geometry.ts';
import { rowId, type Scene, type SceneEdge, type SceneTable } from '../layout/scene.ts';

/** What an element stands for. */
export type ElementRole =
  | { readonly role: 'place'; readonly place: Place }
  | { readonly role: 'more'; readonly node: string }
  | { readonly role: 'expand'; readonly node: string; readonly direction: 'upstream' | 'downstream' }
  | { readonly role: 'edge'; readonly edge: SceneEdge };

const BUTTON = 18;

/** A table is a compound node around its lines, so that it can be styled, hit and put into the background as one. */
export function elementsOf(scene: Scene, options: { readonly expandable: boolean }): ElementDefinition[] {
  return [...scene.tables.flatMap((table) => tableElements(table, options.expandable)), ...scene.edges.map(edgeElement)];
}

function tableElements(table: SceneTable, expandable: boolean): ElementDefinition[] {
  const { node, x, y, width, height, rows } = table;
  const center = x + width / 2;
  const line = (id: string, classes: string, label: string, middle: number, lineHeight: number, role: ElementRole): ElementDefinition => ({
    data: { id, parent: node.id, label, width, height: lineHeight, textWidth: `${width - 2 * PADDING}px`, role },
    position: { x: center, y: y + middle },
    classes: `line ${classes}`,
  });
  const place: ElementRole = { role: 'place', place: { node: node.id, column: null } };
  const elements: ElementDefinition[] = [
    // Compounds get their size from what is in them; width and height are there for the style's mapping alone.
    { data: { id: node.id, title: table.title, width, height, nameSize: 30, role: place }, classes: `table ${node.kind}` },
    line(rowId.title(node.id), 'title', table.title, TITLE_HEIGHT / 2, TITLE_HEIGHT, place),
    line(`subtitle\u0000${node.id}`, 'subtitle', table.subtitle, TITLE_HEIGHT + SUBTITLE_HEIGHT / 2, SUBTITLE_HEIGHT, place),
  ];
  for (const [index, { column, label }] of rows.entries()) {
    const id = column === null ? rowId.more(node.id) : rowId.column(node.id, column);
    const role: ElementRole = column === null ? { role: 'more', node: node.id } : { role: 'place', place: { node: node.id, column } };
    elements.push(line(id, column === null ? 'more' : 'column', label, rowMiddle(index), ROW_HEIGHT, role));
  }
  // An invisible line at the bottom keeps the last row off the border.
  if (rows.length > 0) elements.push(line(`foot\u0000${node.id}`, 'foot', '', height - 2, 4, place));
  if (expandable && node.moreUpstream) elements.push(expandButton(node.id, 'upstream', x - BUTTON, y + TITLE_HEIGHT / 2));
  if (expandable && node.moreDownstream) elements.push(expandButton(node.id, 'downstream', x + width + BUTTON, y + TITLE_HEIGHT / 2));
  return elements;
}

function expandButton(node: string, direction: 'upstream' | 'downstream', x: number, y: number): ElementDefinition {
  const role: ElementRole = { role: 'expand', node, direction };
  return { data: { id: `${direction}\u0000${node}`, width: BUTTON, height: BUTTON, role }, position: { x, y }, classes: 'expand' };
}

function edgeElement(edge: SceneEdge): ElementDefinition {
  const { weights, distances } = relativeToLine(controlPoints(edge.from, edge.to), edge.from, edge.to);
  const role: ElementRole = { role: 'edge', edge };
  const flags = [edge.kind, edge.influence ? 'influence' : 'value', edge.edges.every(({ uncertain }) => uncertain) ? 'uncertain' : ''];
  return { data: { id: edge.id, source: edge.sourceRow, target: edge.targetRow, weights, distances, role }, classes: flags.join(' ') };
}
