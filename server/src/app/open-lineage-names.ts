import type { ConnectionSettings } from '../metadata/index.ts';
import type { LineageEdge, LineageNode, OpenLineageContext, OpenLineageName } from '../protocol/index.ts';
import { connectionNamespace, type Project, printedPath, type SourceFile, type Workspace } from '../workspace/index.ts';

/** How OpenLineage calls the tables and jobs of a workspace. A table is in the database that the files which define it, or name it, run on. */
export function openLineageNames(workspace: Workspace): Pick<OpenLineageContext, 'dataset' | 'job'> {
  const own = `aetl:${workspace.projects[0]?.name ?? ''}`;
  const files = [...workspace.files];
  const byPath = new Map(files.map((file) => [printedPath(file), file]));
  const fileOf = (place: string | undefined) => (place === undefined ? null : (byPath.get(place) ?? workspace.file(place)));
  return {
    dataset(node) {
      const local = node.kind === 'query' || node.kind === 'temp' || node.kind === 'file';
      const settings = local ? null : settingsOf(workspace, node, fileOf(node.location?.uri));
      return (settings && named(settings, node)) ?? { namespace: own, name: node.id };
    },
    job({ location }: LineageEdge) {
      const file = fileOf(location?.uri);
      return { namespace: own, name: file === null ? (location?.uri ?? 'unknown') : printedPath(file) };
    },
  };
}

function settingsOf(workspace: Workspace, node: LineageNode, file: SourceFile | null): ConnectionSettings | null {
  const files = file === null ? workspace.filesOf(node.id).flatMap((uri) => workspace.file(uri) ?? []) : [file];
  for (const candidate of files) {
    const name = workspace.connectionOf(candidate);
    if (name === null) continue;
    for (let at: Project | null = candidate.project; at !== null; at = at.parent) {
      const found = at.file?.connections.find((connection) => connection.name === name)?.settings;
      if (found) return found;
    }
  }
  return null;
}

function named(settings: ConnectionSettings, { id, schema, name }: LineageNode): OpenLineageName | null {
  const namespace = connectionNamespace(settings);
  if (namespace === null) return null;
  // The id tells tables of one name apart in ways of our own; parts are what the database knows.
  const parts = schema === null ? [id.replace(/ \(.*\)$/, '')] : [schema, name];
  const database = settings.type === 'mysql' && schema !== null ? null : settings.database;
  return { namespace, name: [...(database === null ? [] : [database]), ...parts].join('.') };
}
