import type { HistoryNode } from '../schema-history/index.ts';

/** The node of the schema history that a command was started on; null when it was started in another way. Nodes of databases have kinds of the same names, and an origin. */
export function historyNode(argument: unknown): HistoryNode | null {
  if (typeof argument === 'object' && argument !== null && 'origin' in argument) return null;
  const kinds: readonly HistoryNode['kind'][] = ['comparison', 'connection', 'crawl', 'change', 'more'];
  return typeof argument === 'object' && argument !== null && 'kind' in argument && kinds.some((kind) => kind === argument.kind)
    ? (argument as HistoryNode)
    : null;
}
