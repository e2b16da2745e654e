import type { GraphModel, Place } from './model.ts';

/** Tables and columns whose name contains the text, ignoring case; tables in the graph's order, each before its columns. */
export function search(model: GraphModel, text: string): readonly Place[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found: Place[] = [];
  for (const node of model.nodes.keys()) {
    if (node.toLowerCase().includes(wanted)) found.push({ node, column: null });
    for (const { name } of model.columns(node)) if (name.toLowerCase().includes(wanted)) found.push({ node, column: name });
  }
  return found;
}
