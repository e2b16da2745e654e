import type { DatabaseNode, TableAddress } from '../../protocol/index.ts';

/** Children of a node as the tree shows them without a filter; of null the connections. */
type ChildrenOf = (parent: DatabaseNode | null) => Promise<readonly DatabaseNode[]>;

/** The nodes from a connection down to a table, or to its column; empty when the last crawl knows no such thing. */
export async function pathTo(address: TableAddress, childrenOf: ChildrenOf): Promise<readonly DatabaseNode[]> {
  for (const node of await childrenOf(null)) {
    const path = node.connection === address.connection ? await pathBelow(node, address, childrenOf) : null;
    if (path !== null) return path;
  }
  return [];
}

async function pathBelow(node: DatabaseNode, address: TableAddress, childrenOf: ChildrenOf): Promise<readonly DatabaseNode[] | null> {
  if (isIt(node, address)) return [node];
  if (!mayLeadTo(node, address)) return null;
  for (const child of await childrenOf(node)) {
    const path = await pathBelow(child, address, childrenOf);
    if (path !== null) return [node, ...path];
  }
  return null;
}

function isIt(node: DatabaseNode, { name, column }: TableAddress): boolean {
  if (node.kind === 'column') return node.label === column;
  return column === null && 'address' in node && node.hasChildren && node.label === name;
}

function mayLeadTo(node: DatabaseNode, { schema, name }: TableAddress): boolean {
  switch (node.kind) {
    case 'connection':
    case 'range':
      return true;
    case 'schema':
      return node.label === (schema ?? '');
    case 'folder':
      return HOLDING_TABLES.has(node.of);
    default:
      return 'address' in node && node.hasChildren && node.label === name;
  }
}

const HOLDING_TABLES: ReadonlySet<string> = new Set(['table', 'external-table', 'view', 'materialized-view']);
