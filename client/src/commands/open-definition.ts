import { openLocation } from '../lineage/index.ts';
import { catalogNode } from './catalog-node.ts';

/** Opens the SQL or YAML that defines a node of the schema tree. */
export async function openDefinition(argument: unknown): Promise<void> {
  const location = catalogNode(argument)?.location;
  if (location) await openLocation(location);
}
