import type { ColumnNode, DatabaseNode, ObjectNode, PartitionAddress, PartNode } from '../../../server/src/protocol/index.ts';

/** The tree's node of a database that a context menu was opened on; null when a command was started in another way. */
export function databaseNode(argument: unknown): DatabaseNode | null {
  return typeof argument === 'object' && argument !== null && 'origin' in argument && argument.origin === 'database'
    ? (argument as DatabaseNode)
    : null;
}

/** A partition that is a table of its own. */
type PartitionNode = PartNode & { readonly address: PartitionAddress; readonly sqlName: string };

/** The object, column or partition that a node stands for; null for everything else. */
export function addressedNode(argument: unknown): ObjectNode | ColumnNode | PartitionNode | null {
  const node = databaseNode(argument);
  return node !== null && 'address' in node && node.address !== undefined ? (node as ObjectNode | ColumnNode | PartitionNode) : null;
}
