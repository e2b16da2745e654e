import type { LineageEdge, LineageGraph } from '../lineage.ts';
import { drawnEdges, drawnNodes, edgeEnd, isInfluence } from './edges.ts';

/**
 * The graph as a Mermaid flowchart: a subgraph a table, a box a column, dashed arrows for what only influences rows.
 * Names become generated identifiers and quoted labels, so no name can end a label or start markup.
 */
export function lineageToMermaid(graph: LineageGraph): string {
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
  for (const edge of drawnEdges(graph)) lines.push(`  ${arrow(edge, names)}`);
  return `${lines.join('\n')}\n`;
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
