import type { LineageEdge, LineageGraph } from '../lineage.ts';
import type { LineageThing, LineageThings } from '../lineage-things.ts';
import { drawnEdges, drawnNodes, edgeEnd, isInfluence } from './edges.ts';

/**
 * The graph as a Mermaid flowchart: a subgraph a table, a box a column, dashed arrows for what only influences rows.
 * Names become generated identifiers and quoted labels, so no name can end a label or start markup.
 * With things, jobs, files, exposures and connections stand between the tables; arrows go as the data does.
 */
export function lineageToMermaid(graph: LineageGraph, things: LineageThings | null = null): string {
  const lines = ['flowchart LR'];
  const names = new Map<string, string>();
  for (const [index, { node, columns }] of drawnNodes(graph).entries()) {
    const table = `t${index}`;
    names.set(key(node.id, null), table);
    if (columns.length === 0) {
      lines.push(`  ${table}[${label(node.id)}]`);
      continue;
    }
    lines.push(`  subgraph ${table}[${label(node.id)}]`);
    for (const [position, column] of columns.entries()) {
      const name = `${table}c${position}`;
      names.set(key(node.id, column), name);
      lines.push(`    ${name}[${label(column)}]`);
    }
    lines.push('  end');
  }
  if (things !== null) lines.push(...thingLines(things, names));
  for (const edge of drawnEdges(graph)) lines.push(`  ${arrow(edge, names)}`);
  return `${lines.join('\n')}\n`;
}

/** The brackets of a box say what it is. */
const BOXES: Readonly<Record<LineageThing['kind'], readonly [string, string]>> = {
  job: ['([', '])'],
  file: ['>', ']'],
  model: ['>', ']'],
  routine: ['[[', ']]'],
  exposure: ['[/', '/]'],
  connection: ['[(', ')]'],
};

function thingLines({ things, relations }: LineageThings, names: Map<string, string>): string[] {
  const fresh = things.filter(({ id }) => !names.has(key(id, null)));
  const boxes = fresh.map(({ id, kind, name, detail }, index) => {
    names.set(key(id, null), `x${index}`);
    const [open, close] = BOXES[kind];
    return `  x${index}${open}${label(detail === null ? name : `${name} (${detail})`)}${close}`;
  });
  const arrows = relations.flatMap(({ source, target, kind }) => {
    const [from, to] = [names.get(key(source, null)), names.get(key(target, null))];
    // What is read flows from the table.
    const [first, second] = kind === 'READS' ? [to, from] : [from, to];
    return first === undefined || second === undefined ? [] : [`  ${first} == ${kind.toLowerCase()} ==> ${second}`];
  });
  return [...boxes, ...arrows];
}

function arrow(edge: LineageEdge, names: ReadonlyMap<string, string>): string {
  const influence = isInfluence(edge);
  const source = names.get(keyOf(edge, 'source')) ?? '';
  const target = names.get(keyOf(edge, 'target')) ?? '';
  if (influence || edge.kind === 'constant') return `${source} -. ${edge.kind} .-> ${target}`;
  if (edge.kind === 'copy') return `${source} --> ${target}`;
  if (edge.kind === 'aggregate') return `${source} == aggregate ==> ${target}`;
  return `${source} -- ${edge.kind} --> ${target}`;
}

function keyOf(edge: LineageEdge, end: 'source' | 'target'): string {
  const { node, column } = edgeEnd(edge, end);
  return key(node, column);
}

function key(node: string, column: string | null): string {
  return JSON.stringify([node, column]);
}

/** Mermaid reads `#…;` as a character; a backtick would start Markdown, an angle bracket HTML. */
function label(text: string): string {
  const escaped = text.replace(/["#&<>`\\[\]{}|]/g, (character) => `#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
  // Mermaid refuses an empty label.
  return `"${escaped || ' '}"`;
}
