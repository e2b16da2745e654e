import type { SourceIdentity } from '../../metadata/index.ts';
import type { Project, Workspace } from '../../workspace/index.ts';

/** The first connection of that name as the store knows it, and the project whose store it is; null where no aetl.yaml has it, or says of what type it is. */
export function sourceOf(workspace: Workspace, name: string): { readonly project: Project; readonly source: SourceIdentity } | null {
  for (const project of workspace.projects) {
    const settings = project.file?.connections.find((connection) => connection.name === name)?.settings;
    if (!settings) continue;
    const { type, host, port, database, path } = settings;
    return { project, source: { name, type, place: { host, port, database, path } } };
  }
  return null;
}
