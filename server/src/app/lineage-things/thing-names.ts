import type { ThingNames } from '../../protocol/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { LineageService } from '../lineage-service.ts';
import { connectionsHolding } from './connections-holding.ts';

/** What graphs of this workspace do not say of themselves. */
export function thingNames(workspace: Workspace, lineage: LineageService): ThingNames {
  return {
    pathOf: (uri) => workspace.pathOf(uri) ?? uri,
    connectionsOf: ({ id }) => {
      const sites = lineage.table(id)?.sites ?? [];
      return connectionsHolding(
        workspace,
        id,
        sites.map(({ uri }) => uri),
      );
    },
  };
}
