import type { ColumnEdgeKind, InfluenceKind, LineageEdge, LineageGraph } from '../lineage.ts';
import type { LineageThing, LineageThings } from '../lineage-things.ts';
import { type DrawnNode, drawnEdges, drawnNodes, edgeEnd } from './edges.ts';

const STYLE: Readonly<Record<ColumnEdgeKind | InfluenceKind, string>> = {
  copy: 'color="#1a73c7"',
  transform: 'color="#8250b4" label="transform"',
  aggregate: 'color="#b35900" penwidth=2 label="aggregate"',
  window: 'color="#0f7b6c" label="window"',
  constant: 'color="#666666" style=dotted label="constant"',
  join: 'color="#666666" style=dashed label="join"',
  filter: 'color="#666666" style=dashed label="filter"',
  group: 'color="#666666" style=dashed label="group"',
  order: 'color="#666666" style=dashed label="order"',
};

/** The graph for Graphviz: an HTML-like table a node, a port a column. Identifiers are generated; labels are escaped.
 * With things, jobs, files, exposures and connections stand between the tables; arrows go as the data does. */
export function lineageToDot(graph: LineageGraph, things: LineageThings | null = null): string {
  const ports = new Map<string, string>();
  const lines = [
    'digraph lineage {',
    '  rankdir=LR;',
    '  node [shape=plain fontname="Helvetica" fontsize=11];',
    '  edge [fontname="Helvetica" fontsize=9];',
  ];
  for (const [index, drawn] of drawnNodes(graph).entries()) lines.push(`  t${index} [label=<${table(drawn, index, ports)}>];`);
  if (things !== null) lines.push(...thingLines(things, ports));
  for (const edge of drawnEdges(graph)) lines.push(`  ${arrow(edge, ports)}`);
  return `${lines.join('\n')}\n}\n`;
}

const SHAPES: Readonly<Record<LineageThing['kind'], string>> = {
  job: 'shape=cds style=filled fillcolor="#fff3d6"',
  file: 'shape=note style=filled fillcolor="#f6f8fa"',
  model: 'shape=note style=filled fillcolor="#e6f4ea"',
  routine: 'shape=component style=filled fillcolor="#f6f8fa"',
  exposure: 'shape=tab style=filled fillcolor="#fde7ef"',
  connection: 'shape=cylinder style=filled fillcolor="#e8edf3"',
};

function thingLines({ things, relations }: LineageThings, ports: Map<string, string>): string[] {
  const fresh = things.filter(({ id }) => !ports.has(key(id, null)));
  const nodes = fresh.map(({ id, kind, name, detail }, index) => {
    ports.set(key(id, null), `x${index}`);
    const more = detail === null ? '' : `<br/>${markup(detail)}`;
    return `  x${index} [${SHAPES[kind]} label=<${markup(name)}${more}>];`;
  });
  const arrows = relations.flatMap(({ source, target, kind }) => {
    const [from, to] = [ports.get(key(source, null)), ports.get(key(target, null))];
    // What is read flows from the table.
    const ends = kind === 'READS' ? [to, from] : [from, to];
    return from === undefined || to === undefined
      ? []
      : [`  ${ends.join(' -> ')} [color="#8a6d1f" style=bold label="${kind.toLowerCase()}"];`];
  });
  return [...nodes, ...arrows];
}

function table({ node, columns }: DrawnNode, index: number, ports: Map<string, string>): string {
  ports.set(key(node.id, null), `t${index}:head`);
  const head = `<tr><td port="head" bgcolor="#e8edf3"><b>${markup(node.id)}</b></td></tr>`;
  const rows = columns.map((column, position) => {
    ports.set(key(node.id, column), `t${index}:c${position}`);
    return `<tr><td port="c${position}" align="left">${markup(column)}</td></tr>`;
  });
  return `<table border="0" cellborder="1" cellspacing="0" cellpadding="4">${head}${rows.join('')}</table>`;
}

function arrow(edge: LineageEdge, ports: ReadonlyMap<string, string>): string {
  const source = ports.get(keyOf(edge, 'source')) ?? '';
  const target = ports.get(keyOf(edge, 'target')) ?? '';
  return `${source}:e -> ${target}:w [${STYLE[edge.kind]}];`;
}

function keyOf(edge: LineageEdge, end: 'source' | 'target'): string {
  const { node, column } = edgeEnd(edge, end);
  return key(node, column);
}

function key(node: string, column: string | null): string {
  return JSON.stringify([node, column]);
}

function markup(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
  // Graphviz refuses an empty cell.
  return escaped === '' ? '&#160;' : escaped;
}
