import { contentHash } from '../../adapters/cache/index.ts';
import { edgeType } from '../../lineage/index.ts';
import type { KeptEdge, KeptUnit } from '../../metadata/index.ts';
import { jobDetail, type LineageEdge } from '../../protocol/index.ts';
import { type FlowEdge, type PackedEdges, unpackEdges, type Workspace } from '../../workspace/index.ts';
import type { JobRuns } from '../jobs/index.ts';
import type { LineageService } from '../lineage-service.ts';
import { thingNames } from '../lineage-things/index.ts';
import { heldTables, keptRelations } from './kept-relations.ts';

/** The units of the workspace that have edges, as they are kept: by the path that people know, not that of this machine. */
export function keptUnits(workspace: Workspace, lineage: LineageService, runs: JobRuns): readonly KeptUnit[] {
  const names = thingNames(workspace, lineage);
  const units: KeptUnit[] = [];
  const taken = new Set<string>();
  for (const [uri, edges] of workspace.flow.units()) {
    if (edges.edges.length === 0) continue;
    const path = workspace.pathOf(uri) ?? uri;
    // Two roots may have a file of one path.
    let name = path;
    for (let count = 2; taken.has(name); count++) name = `${path} (${count})`;
    taken.add(name);
    // A job that starts at another time, or by another scheduler, is told of anew.
    const jobs = runs.describe(runs.around(uri)).map((job) => `${job.name} ${jobDetail(job)}`);
    units.push({
      name,
      hash: hashOf(edges, workspace.textOf(uri) ?? '', jobs),
      edges: () => {
        const located = Array.from(unpackEdges(edges, uri), (edge) => ({ edge, located: lineage.locate(edge) }));
        const around = keptRelations(
          located.map((one) => one.located),
          lineage,
          runs,
          names.pathOf,
        );
        return [...located.map((one) => keptEdge(one.edge, one.located)), ...around];
      },
    });
  }
  const held = heldTables(lineage, names);
  return held === null ? units : [...units, held];
}

/** Expressions are in the text, everything else in the edges; who runs them is said elsewhere. */
function hashOf({ names, ends, edges }: PackedEdges, text: string, jobs: readonly string[]): string {
  return contentHash(`${names.join('\n')}\n${ends.join(' ')}\n${edges.join(' ')}\n${jobs.join('\n')}\n${text}`);
}

function keptEdge(edge: FlowEdge, { expression, location, jobs = [] }: Pick<LineageEdge, 'expression' | 'location' | 'jobs'>): KeptEdge {
  const none = { line: 0, character: 0 };
  return {
    source: { table: edge.source.node, column: edge.source.column },
    target: { table: edge.target.node, column: edge.target.column },
    type: edgeType(edge),
    kind: edge.kind,
    uncertain: edge.uncertain,
    expression,
    range: location === null ? { start: none, end: none } : { start: location.range.start, end: location.range.end },
    jobs,
  };
}
