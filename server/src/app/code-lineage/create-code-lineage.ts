import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { Ide } from '../../ide/index.ts';
import { countTables } from '../../lineage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { Locations } from '../locations.ts';
import type { EditorSettings } from '../settings.ts';
import { describeOrigins, describePath } from './column-origins.ts';
import { downstreamOf } from './downstream.ts';
import { itemOf, type Located, neighboursOf } from './hierarchy.ts';
import type { CodeLineage } from './model.ts';

interface CodeLineageOptions {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly locations: Locations;
  readonly ide: Ide;
  readonly settingsOf: (uri: string) => EditorSettings | null;
  /** Resolves when the last edit is bound. */
  readonly settled: () => Promise<void>;
  /** Whether the roots have been read: before, a hover does not wait for lineage. */
  readonly isIndexed: () => boolean;
}

/** Some milliseconds; beyond, a number tells nobody more than “many”. */
const MOST_EDGES = 200_000;

export function createCodeLineage({ workspace, lineage, locations, ide, settingsOf, settled, isIndexed }: CodeLineageOptions): CodeLineage {
  const whole = async (token: CancellationToken) => {
    await settled();
    await workspace.settleDefinitions(token);
    throwIfCancelled(token);
    return lineage.graph();
  };
  const located = async (token: CancellationToken): Promise<Located> => ({ lineage, locations, graph: await whole(token) });
  return {
    lineageAnchors: (file) => (settingsOf(file.uri)?.lineageLenses === false ? [] : ide.lineageAnchors(file)),
    async countLineage(table, token) {
      const graph = await whole(token);
      const node = lineage.nodeOf(table);
      const count = (walk: 'upstream' | 'downstream') => countTables(graph, graph.table(node), walk, MOST_EDGES, token);
      return { node, upstream: count('upstream'), downstream: count('downstream') };
    },
    async lineageItem(params, token) {
      const known = await located(token);
      const subject = lineage.focusOf({ ...params, ...ANY });
      return subject && itemOf(known, subject);
    },
    lineageNeighbours: async (subject, walk, token) => neighboursOf(await located(token), subject, walk),
    async findDownstream(params, token) {
      const known = await located(token);
      const subject = lineage.focusOf({ ...params, ...ANY });
      return subject && downstreamOf(known, subject, token);
    },
    async columnOrigins(file, range, token) {
      if (settingsOf(file.uri)?.columnOrigins !== true) return [];
      const graph = await whole(token);
      return describeOrigins(lineage, graph, ide.queryColumns(file, range), token);
    },
    async columnPathAt(file, offset, token) {
      const named = isIndexed() ? ide.columnAt(file, offset) : null;
      if (named === null) return null;
      await settled();
      throwIfCancelled(token);
      return describePath(lineage.graph(), { node: lineage.nodeOf(named.table), column: named.column }, token);
    },
  };
}

/** What stands at a place does not depend on which way somebody looks. */
const ANY = { direction: 'both', depth: 0 } as const;
