import type { CatalogNode } from '../../../server/src/protocol/index.ts';

/** The tree's node that a context menu was opened on; null when a command was started in another way. */
export function catalogNode(argument: unknown): CatalogNode | null {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && 'lineageName' in argument
    ? (argument as CatalogNode)
    : null;
}
