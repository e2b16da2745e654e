import { say } from '../base/index.ts';
import type { ColumnGraph } from '../lineage/index.ts';
import type { NodeSources } from '../protocol/index.ts';
import { printedPath, type SourceFile, type Workspace } from '../workspace/index.ts';

/** Edges of a table that are looked at for the files that name it. */
const MOST_EDGES = 5_000;
/** Files that a sentence names. */
const MOST_NAMES = 3;

/** In which databases a table is, and whether that is a guess; undefined where no two could be meant. */
export function nodeSources(workspace: Workspace, graph: ColumnGraph, node: string): NodeSources | undefined {
  const found = workspace.tableSources(node);
  if (found === null) return undefined;
  const { source, connections, others } = found;
  if (source === null) {
    if (connections.length < 2) return undefined;
    const guess = say('No rule under “files” in aetl.yaml says which of {0} it is: they are taken as one table.', connections.join(', '));
    return { connections, others, guess };
  }
  const files = filesAt(workspace, graph, node);
  const foreign = files.filter((file) => (workspace.sourceOf(file)?.name ?? source) !== source);
  const unsaid = others.length === 0 ? [] : files.filter((file) => workspace.sourceOf(file) === null);
  if (connections.length < 2 && others.length + foreign.length === 0) return undefined;
  const sentences = [
    ...(unsaid.length === 0
      ? []
      : [say('{0} could mean that of {1} too: no rule under “files” in aetl.yaml says.', named(unsaid), others.join(', '))]),
    ...(foreign.length === 0
      ? []
      : [
          say(
            foreign.length === 1
              ? '{0} runs on {1}, where nobody has seen such a table.'
              : '{0} run on {1}, where nobody has seen such a table.',
            named(foreign),
            runOn(workspace, foreign),
          ),
        ]),
  ];
  return { connections, others, guess: sentences.length === 0 ? null : sentences.join(' ') };
}

/** Files of SQL that read or write the table. What events name has said itself in which database it is. */
function filesAt(workspace: Workspace, graph: ColumnGraph, node: string): readonly SourceFile[] {
  const table = graph.table(node);
  if (table < 0) return [];
  const units = new Set<string>();
  let looked = 0;
  for (const column of graph.columnsOf(table)) {
    for (const edge of [...graph.into(column), ...graph.from(column)]) {
      if (looked++ > MOST_EDGES) break;
      units.add(graph.edge(edge).uri);
    }
  }
  return [...units].sort().flatMap((uri) => {
    const file = workspace.file(uri);
    return file === null || file.role === 'lineage' || file.role === 'yaml' ? [] : [file];
  });
}

function named(files: readonly SourceFile[]): string {
  const names = files.slice(0, MOST_NAMES).map(printedPath);
  return files.length > MOST_NAMES ? say('{0} and {1} more', names.join(', '), files.length - MOST_NAMES) : names.join(', ');
}

function runOn(workspace: Workspace, files: readonly SourceFile[]): string {
  return [...new Set(files.flatMap((file) => workspace.connectionOf(file) ?? []))].join(', ');
}
