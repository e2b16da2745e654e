import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { Ide } from '../../ide/index.ts';
import { countTables } from '../../lineage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { EditorSettings } from '../settings.ts';
import type { CodeLineage } from './model.ts';

interface CodeLineageOptions {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly ide: Ide;
  readonly settingsOf: (uri: string) => EditorSettings | null;
  /** Resolves when the last edit is bound. */
  readonly settled: () => Promise<void>;
}

/** Some milliseconds; beyond, a number tells nobody more than “many”. */
const MOST_EDGES = 200_000;

export function createCodeLineage({ workspace, lineage, ide, settingsOf, settled }: CodeLineageOptions): CodeLineage {
  const whole = async (token: CancellationToken) => {
    await settled();
    await workspace.settleDefinitions(token);
    throwIfCancelled(token);
    return lineage.graph();
  };
  return {
    lineageAnchors: (file) => (settingsOf(file.uri)?.lineageLenses === false ? [] : ide.lineageAnchors(file)),
    async countLineage(table, token) {
      const graph = await whole(token);
      const found = lineage.find(table);
      const node = found.found === 'one' && found.column === null ? found.node : table;
      const count = (walk: 'upstream' | 'downstream') => countTables(graph, graph.table(node), walk, MOST_EDGES, token);
      return { node, upstream: count('upstream'), downstream: count('downstream') };
    },
  };
}
