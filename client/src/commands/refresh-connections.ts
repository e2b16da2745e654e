import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import type { Services } from './services.ts';

/** Looks for crawls that others have made, and draws the tree anew. */
export async function refreshConnections({ server, tree }: Services): Promise<void> {
  await server.request(AETL_METHODS.databaseRefresh, null);
  tree.refresh();
}
