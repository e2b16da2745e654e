import { csvField } from '../csv-field.ts';
import type { LineageGraph } from '../lineage.ts';
import type { LineageThings } from '../lineage-things.ts';
import { isInfluence } from './edges.ts';

const HEADER = [
  'source_table',
  'source_column',
  'target_table',
  'target_column',
  'kind',
  'effect',
  'uncertain',
  'expression',
  'file',
  'line',
  'jobs',
];

/** The graph as a table for spreadsheets: a line an edge. `effect` tells values from what only decides rows; lines count from 1; jobs have `;` between them.
 * With things, what runs, reads, writes and holds follows, with the effect `relation`. */
export function lineageToCsv(graph: LineageGraph, things: LineageThings | null = null): string {
  const lines = graph.edges.map((edge) => {
    const { source, target, kind, uncertain, expression, location, jobs = [] } = edge;
    const texts = [source.node, source.column, target.node, target.column, kind, isInfluence(edge) ? 'rows' : 'value', String(uncertain)];
    const place = location === null ? ',' : `${csvField(location.uri)},${location.range.start.line + 1}`;
    return `${texts.map((text) => csvField(text)).join(',')},${expression === null ? '' : csvField(expression)},${place},${jobs.length === 0 ? '' : csvField(jobs.join('; '))}`;
  });
  const related = (things?.relations ?? []).map(({ source, target, kind }) =>
    [csvField(source), '', csvField(target), '', kind, 'relation', '', '', '', '', ''].join(','),
  );
  return `${[HEADER.join(','), ...lines, ...related].join('\r\n')}\r\n`;
}
