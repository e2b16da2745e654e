import type { ColumnNode, DatabaseNode, ObjectNode } from '../../../server/src/protocol/index.ts';

/** The tree's node of a database that a context menu was opened on; null when a command was started in another way. */
export function databaseNode(argument: unknown): DatabaseNode | null {
  return typeof argument === 'object' && argument !== null && 'origin' in argument && argument.origin === 'database'
    ? (argument as DatabaseNode)
    : null;
}

/** The object or column that a node stands for; null for everything else. */
export function addressedNode(argument: unknown): ObjectNode | ColumnNode | null {
  const node = databaseNode(argument);
  return node !== null && 'address' in node ? node : null;
}
