import type { LineageGraph } from '../lineage.ts';

/** The graph as programs read it: exactly the answer of `aetl/lineage/query`. */
export function lineageToJson(graph: LineageGraph): string {
  return `${JSON.stringify(graph, null, 2)}\n`;
}
