import { ok } from '../../base/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { Connections } from '../connections/connections.ts';
import type { ConnectorFor } from './model.ts';

/** The connectors of the connections that project files name. They stay open for the next who asks. */
export function connectorsOf(connections: Connections, workspace: Workspace): ConnectorFor {
  return async ({ name, folder }) => {
    const opened = await connections.open(name, folder);
    if (!opened.ok) return opened;
    const project = workspace.projects.find((candidate) => candidate.folder === folder);
    const settings = project?.file?.connections.find((connection) => connection.name === name)?.settings;
    const { host = null, port = null, database = null, path = null } = settings ?? {};
    return ok({ connector: opened.value, place: { host, port, database, path } });
  };
}
