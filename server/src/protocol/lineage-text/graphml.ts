import type { LineageEdge, LineageGraph } from '../lineage.ts';
import { graphThings } from '../lineage-things.ts';
import { nodesWithColumns } from './columns.ts';
import { isInfluence } from './edges.ts';

const KEYS = [
  ['node', 'type', 'string'],
  ['node', 'name', 'string'],
  ['node', 'table', 'string'],
  ['node', 'kind', 'string'],
  ['node', 'dataType', 'string'],
  ['node', 'description', 'string'],
  ['node', 'detail', 'string'],
  ['edge', 'kind', 'string'],
  ['edge', 'expression', 'string'],
  ['edge', 'uncertain', 'boolean'],
  ['edge', 'file', 'string'],
  ['edge', 'line', 'int'],
  ['edge', 'jobs', 'string'],
] as const;

/**
 * The graph as GraphML, as Gephi, yEd and networkx read it: a node a table and a node a column (`type`), edges `has` from tables to their
 * columns, and the edges of lineage between columns; what only decides rows ends at the table. Jobs, files, exposures and connections are nodes too,
 * with edges `RUNS`, `READS`, `WRITES` and `HOLDS`.
 */
export function lineageToGraphml(graph: LineageGraph, { things, relations } = graphThings(graph)): string {
  const ids = new Map<string, string>();
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...KEYS.map(([of, name, type]) => `  <key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`),
    '  <graph id="lineage" edgedefault="directed">',
  ];
  const has: string[] = [];
  for (const [index, { node, columns }] of nodesWithColumns(graph).entries()) {
    const table = `t${index}`;
    ids.set(key(node.id, null), table);
    lines.push(nodeText(table, { type: 'table', name: node.id, kind: node.kind, description: node.description }));
    for (const [position, { name, type, description }] of columns.entries()) {
      const column = `${table}c${position}`;
      ids.set(key(node.id, name), column);
      lines.push(nodeText(column, { type: 'column', name, table: node.id, dataType: type, description }));
      has.push(`    <edge source="${table}" target="${column}">${data('edge', 'kind', 'has')}</edge>`);
    }
  }
  for (const [index, { id, kind, name, detail }] of things.entries()) {
    // An exposure is there as a table is.
    if (ids.has(key(id, null))) continue;
    ids.set(key(id, null), `x${index}`);
    lines.push(nodeText(`x${index}`, { type: kind, name, detail }));
  }
  const related = relations.flatMap(({ source, target, kind }) => {
    const [from, to] = [ids.get(key(source, null)), ids.get(key(target, null))];
    return from === undefined || to === undefined ? [] : [`    <edge source="${from}" target="${to}">${data('edge', 'kind', kind)}</edge>`];
  });
  lines.push(...has, ...related, ...graph.edges.flatMap((edge) => edgeText(edge, ids)), '  </graph>', '</graphml>');
  return `${lines.join('\n')}\n`;
}

function nodeText(id: string, values: Readonly<Record<string, string | null>>): string {
  return `    <node id="${id}">${Object.entries(values)
    .map(([name, value]) => data('node', name, value))
    .join('')}</node>`;
}

function edgeText(edge: LineageEdge, ids: ReadonlyMap<string, string>): string[] {
  const source = ids.get(key(edge.source.node, edge.source.column));
  const target = ids.get(key(edge.target.node, isInfluence(edge) ? null : edge.target.column));
  if (source === undefined || target === undefined) return [];
  const { location } = edge;
  const values = [
    data('edge', 'kind', edge.kind),
    data('edge', 'expression', edge.expression),
    data('edge', 'uncertain', String(edge.uncertain)),
    data('edge', 'file', location?.uri ?? null),
    data('edge', 'line', location === null ? null : String(location.range.start.line + 1)),
    data('edge', 'jobs', edge.jobs?.join('; ') ?? null),
  ];
  return [`    <edge source="${source}" target="${target}">${values.join('')}</edge>`];
}

function data(of: 'node' | 'edge', name: string, value: string | null): string {
  return value === null ? '' : `<data key="${of}-${name}">${markup(value)}</data>`;
}

function key(node: string, column: string | null): string {
  return JSON.stringify([node, column]);
}

/** XML 1.0 knows no control characters, not even escaped, and no half of a surrogate pair. */
function markup(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
