import { bucketName, splitLabel } from '../../metadata/index.ts';
import type { Workspace } from '../../workspace/index.ts';

/** Files that are asked on which connection they run. */
const MOST_FILES = 200;

/**
 * The connections whose databases hold a table: those whose crawl has found it, and those that the files run on which define it, or, where nobody
 * does, name it. Empty where nothing says so.
 */
export function connectionsHolding(workspace: Workspace, node: string, definedIn: readonly string[]): readonly string[] {
  if (!workspace.projects.some(({ file }) => (file?.connections.length ?? 0) > 0)) return [];
  const found = new Set<string>();
  const { plain } = splitLabel(node);
  for (const { project, connection, catalog } of workspace.crawls())
    for (const { id } of catalog.tablesNamed(bucketName(plain)))
      if (workspace.nodeOfDatabase(project.folder, connection, id) === node) found.add(connection);
  const runsOn = (uris: readonly string[]) => {
    for (const uri of uris.slice(0, MOST_FILES)) {
      const file = workspace.file(uri);
      const connection = file === null ? null : workspace.connectionOf(file);
      if (connection !== null && file !== null && workspace.isMeantIn(file, node)) found.add(connection);
    }
  };
  runsOn(definedIn);
  if (found.size === 0) runsOn(workspace.filesOf(node));
  return [...found].sort();
}
