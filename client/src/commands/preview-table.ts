import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import { addressedNode } from './database-node.ts';
import type { Services } from './services.ts';

const ROWS = 1_000;

/** Shows the first rows of a table or view in the results. */
export async function previewTable({ server, results }: Services, argument: unknown): Promise<void> {
  const node = addressedNode(argument);
  if (node === null) return;
  const select = await server.request(AETL_METHODS.tableSelect, { address: node.address, purpose: 'preview', limit: ROWS });
  if (select === null) return;
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  const environment = connections.find(({ name }) => name === select.connection)?.environment ?? null;
  await results.run({ connection: select.connection, environment, sql: select.sql });
}
