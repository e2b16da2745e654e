import { contentHash } from '../../adapters/cache/index.ts';
import type { KeptEdge, KeptUnit } from '../../metadata/index.ts';
import { graphThings, type LineageEdge, type LineageThing, type LineageThings } from '../../protocol/index.ts';
import type { JobRuns } from '../jobs/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { thingNames } from '../lineage-things/index.ts';

/** What runs, reads and writes by the edges of one unit, as it is kept beside them. */
export function keptRelations(
  edges: readonly LineageEdge[],
  lineage: LineageService,
  runs: JobRuns,
  pathOf: (uri: string) => string,
): readonly KeptEdge[] {
  const ids = new Set(edges.flatMap(({ source, target }) => [source.node, target.node]));
  const nodes = [...ids].map((id) => ({ ...lineage.describe(id), moreUpstream: false, moreDownstream: false }));
  return relationEdges(graphThings({ nodes, edges, jobs: runs.named(edges) }, { pathOf }));
}

/** The name of the unit that holds which connection has which table; no file is called so. */
const CONNECTIONS = '(connections)';

/** Which connections hold the tables that lineage knows, as a unit of its own; null where none is known to. */
export function heldTables(lineage: LineageService, { connectionsOf }: ReturnType<typeof thingNames>): KeptUnit | null {
  const nodes = [...lineage.graph().tableNames()].map((id) => ({ ...lineage.describe(id), moreUpstream: false, moreDownstream: false }));
  const found = graphThings({ nodes, edges: [] }, { connectionsOf });
  if (found.relations.length === 0) return null;
  return { name: CONNECTIONS, hash: contentHash(JSON.stringify(found.relations)), edges: () => relationEdges(found) };
}

function relationEdges({ things, relations }: LineageThings): readonly KeptEdge[] {
  const known = new Map(things.map((thing) => [thing.id, thing]));
  const end = (id: string) => {
    const thing = known.get(id);
    return { table: id, column: '*', ...(thing === undefined ? {} : { type: TYPES[thing.kind] }) };
  };
  const none = { line: 0, character: 0 };
  return relations.map(({ source, target, kind }) => ({
    source: end(source),
    target: end(target),
    type: kind,
    kind: kind.toLowerCase(),
    uncertain: false,
    expression: kind === 'RUNS' ? (known.get(source)?.detail ?? null) : null,
    range: { start: none, end: none },
    jobs: [],
  }));
}

const TYPES: Readonly<Record<LineageThing['kind'], string>> = {
  job: 'JOB',
  file: 'FILE',
  model: 'MODEL',
  routine: 'ROUTINE',
  exposure: 'REPORT',
  connection: 'CONNECTION',
};
