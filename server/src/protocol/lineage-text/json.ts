import type { LineageGraph } from '../lineage.ts';
import { graphThings } from '../lineage-things.ts';

/** The graph as programs read it: the answer of `aetl/lineage/query`, and beside it the jobs, files, exposures and connections around its tables. */
export function lineageToJson(graph: LineageGraph, things = graphThings(graph)): string {
  return `${JSON.stringify({ ...graph, ...things }, null, 2)}\n`;
}
