import { say } from '../base/index.ts';
import { isInfluence, type LineageEdge, type LineageGraph } from '../protocol/index.ts';
import { edgeKindText } from './edge-kind-text.ts';

/** Lineage as an indented list for terminals: what feeds the focus, and what it feeds. */
export function lineageToText(graph: LineageGraph): string {
  const { focus } = graph;
  if (focus === null) return allEdges(graph);
  const columns = focus.column === null ? columnsOf(graph, focus.node) : [focus.column];
  const lines: string[] = [];
  for (const column of columns) {
    lines.push(`${focus.node}.${column}${typeOf(graph, focus.node, column)}`);
    if (graph.direction !== 'downstream') lines.push(...branch(graph, { node: focus.node, column }, 'up'));
    if (graph.direction !== 'upstream') lines.push(...branch(graph, { node: focus.node, column }, 'down'));
  }
  const influences = graph.edges.filter((edge) => isInfluence(edge) && edge.target.node === focus.node);
  if (influences.length > 0) {
    lines.push('', say('Rows are decided by'));
    for (const text of new Set(influences.map((edge) => `  ${edge.source.node}.${edge.source.column}  ${edgeKindText(edge.kind)}`)))
      lines.push(text);
  }
  if (graph.warnings.length > 0) lines.push('', ...graph.warnings);
  return `${lines.join('\n')}\n`;
}

function allEdges(graph: LineageGraph): string {
  const lines = graph.edges.map((edge) => `${key(edge.source)} ${ARROWS.down} ${key(edge.target)}${how(edge)}`);
  return [...lines, ...graph.warnings].map((line) => `${line}\n`).join('');
}

interface End {
  readonly node: string;
  readonly column: string;
}

const ARROWS = { up: '<-', down: '->' } as const;

function branch(graph: LineageGraph, start: End, way: 'up' | 'down'): string[] {
  const lines: string[] = [];
  const values = graph.edges.filter((edge) => !isInfluence(edge));
  const visit = (at: End, depth: number, path: readonly string[]) => {
    const found = new Map<string, LineageEdge>();
    for (const edge of values) {
      const near = way === 'up' ? edge.target : edge.source;
      if (near.node === at.node && near.column === at.column) found.set(key(far(edge, way)), edge);
    }
    for (const [name, edge] of found) {
      const end = far(edge, way);
      const again = path.includes(name);
      lines.push(
        `${'  '.repeat(depth)}${ARROWS[way]} ${name}${typeOf(graph, end.node, end.column)}${how(edge)}${again ? `  (${say('again')})` : ''}`,
      );
      if (!again) visit(end, depth + 1, [...path, name]);
    }
  };
  visit(start, 1, [key(start)]);
  return lines;
}

function far(edge: LineageEdge, way: 'up' | 'down'): End {
  return way === 'up' ? edge.source : edge.target;
}

function how(edge: LineageEdge): string {
  const expression = edge.expression === null || edge.kind === 'copy' ? '' : `: ${oneLine(edge.expression)}`;
  return `  ${edgeKindText(edge.kind)}${expression}${edge.uncertain ? ` (${say('uncertain')})` : ''}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}

function typeOf(graph: LineageGraph, node: string, column: string): string {
  const type = graph.nodes.find(({ id }) => id === node)?.columns.find(({ name }) => name === column)?.type;
  return type ? ` ${type}` : '';
}

function columnsOf(graph: LineageGraph, node: string): string[] {
  const known = graph.nodes.find(({ id }) => id === node)?.columns.map(({ name }) => name) ?? [];
  // All columns at once, as `count(*)` takes them, and those that only an edge knows.
  const flowing = graph.edges.filter((edge) => !isInfluence(edge)).flatMap(({ source, target }) => [source, target]);
  const more = flowing.filter((end) => end.node === node && !known.includes(end.column)).map(({ column }) => column);
  return known.length + more.length > 0 ? [...new Set([...known, ...more])] : ['*'];
}

function key(end: End): string {
  return `${end.node}.${end.column}`;
}
