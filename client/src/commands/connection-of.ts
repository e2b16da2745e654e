import { AETL_METHODS, type ConnectionInfo } from '../../../server/src/protocol/index.ts';
import { chooseConnection } from '../connections/index.ts';
import { databaseNode } from './database-node.ts';
import { historyNode } from './history-node.ts';
import type { Services } from './services.ts';

/** The connection of the node of a view that a command was started on, else one that a person chooses; null when there is none. */
export async function connectionOf({ server }: Services, argument: unknown, title: string): Promise<ConnectionInfo | null> {
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  const history = historyNode(argument);
  const wanted = history?.kind === 'connection' ? history.info.connection : databaseNode(argument)?.connection;
  if (wanted !== undefined) return connections.find(({ name }) => name === wanted) ?? null;
  return chooseConnection(connections, title);
}
