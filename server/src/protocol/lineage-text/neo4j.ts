import type { LineageGraph } from '../lineage.ts';
import { graphThings, type LineageThing } from '../lineage-things.ts';
import { nodesWithColumns } from './columns.ts';
import { isInfluence } from './edges.ts';

/** The files of a Neo4j bulk import, by their names. */
export type Neo4jFiles = Readonly<Record<'nodes.csv' | 'relationships.csv', string>>;

/**
 * The graph for `neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv`: (:Table)-[:HAS_COLUMN]->(:Column),
 * (:Column)-[:FLOWS_TO]->(:Column) for values, (:Column)-[:INFLUENCES]->(:Table) for what only decides rows.
 * (:Job)-[:RUNS]->(:File), (:File)-[:READS]->(:Table), (:File)-[:WRITES]->(:Table), (:Connection)-[:HOLDS]->(:Table); models of dbt are (:File:Model),
 * exposures (:Table:Exposure).
 * Identifiers are `table` and `table|column`, with `|` and `\` in names escaped, so that a later import of the same estate has the same ones.
 */
export function lineageToNeo4j(graph: LineageGraph, { things, relations } = graphThings(graph)): Neo4jFiles {
  const nodes = [':ID,:LABEL,name,table,kind,dataType,description'];
  const relationships = [':START_ID,:END_ID,:TYPE,kind,expression,uncertain:boolean,file,line:int,jobs:string[]'];
  const known = new Set<string>();
  const put = (id: string, label: string, ...values: readonly (string | null)[]) => {
    known.add(id);
    nodes.push([field(id), label, ...values.map(field)].join(','));
  };
  for (const { node, columns } of nodesWithColumns(graph)) {
    const table = idOf(node.id);
    put(table, node.kind === 'report' ? 'Table;Exposure' : 'Table', node.id, null, node.kind, null, node.description);
    for (const { name, type, description } of columns) {
      put(idOf(node.id, name), 'Column', name, node.id, null, type, description);
      relationships.push([field(table), field(idOf(node.id, name)), 'HAS_COLUMN', '', '', '', '', '', ''].join(','));
    }
  }
  for (const { id, kind, name, detail } of things) if (!known.has(idOf(id))) put(idOf(id), LABELS[kind], name, null, kind, null, detail);
  for (const { source, target, kind } of relations)
    if (known.has(idOf(source)) && known.has(idOf(target)))
      relationships.push([field(idOf(source)), field(idOf(target)), kind, '', '', '', '', '', ''].join(','));
  for (const edge of graph.edges) {
    const influence = isInfluence(edge);
    const source = idOf(edge.source.node, edge.source.column);
    const target = influence ? idOf(edge.target.node) : idOf(edge.target.node, edge.target.column);
    if (!known.has(source) || !known.has(target)) continue;
    const { location } = edge;
    const place = [field(location?.uri ?? null), location === null ? '' : String(location.range.start.line + 1)];
    // The importer cuts a list at each semicolon, and knows no way to write one.
    const jobs = field((edge.jobs ?? []).map((job) => job.replaceAll(';', ',')).join(';'));
    const values = [edge.kind, field(edge.expression), String(edge.uncertain), ...place, jobs];
    relationships.push([field(source), field(target), influence ? 'INFLUENCES' : 'FLOWS_TO', ...values].join(','));
  }
  return { 'nodes.csv': `${nodes.join('\n')}\n`, 'relationships.csv': `${relationships.join('\n')}\n` };
}

const LABELS: Readonly<Record<LineageThing['kind'], string>> = {
  job: 'Job',
  file: 'File',
  model: 'File;Model',
  routine: 'Routine',
  exposure: 'Exposure',
  connection: 'Connection',
};

function idOf(node: string, column?: string): string {
  const escaped = (text: string) => text.replace(/[\\|]/g, '\\$&');
  return column === undefined ? escaped(node) : `${escaped(node)}|${escaped(column)}`;
}

/** As the importer reads it without options: one line a record, quotes doubled, an empty field is no value. Names stay exactly as they are, for nobody opens this in a spreadsheet. */
function field(value: string | null): string {
  if (value === null || value === '') return '';
  return `"${value.replace(/\r\n|\r|\n/g, ' ').replaceAll('"', '""')}"`;
}
