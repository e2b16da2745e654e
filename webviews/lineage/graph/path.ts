import { edgeEnd, isInfluence, type LineageEdge } from '../../../server/src/protocol/index.ts';
import { jobNamed, jobOfLine } from './jobs.ts';
import { type GraphModel, type Place, placeKey } from './model.ts';

/** Everything that one column comes from and goes into. */
export interface Path {
  readonly start: Place;
  readonly places: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly edges: ReadonlySet<LineageEdge>;
}

/** Follows values in both directions; a table stands for all of its columns. Influences are not followed: nearly every row is filtered somewhere. */
export function pathOf(model: GraphModel, start: Place): Path {
  const job = jobNamed(start.node);
  return withJobsOn(model, job === null ? alongValues(model, start) : runBy(model, start, job));
}

/** All that a job runs. */
function runBy({ edges: all }: GraphModel, start: Place, job: string): Path {
  const edges = new Set(all.filter((edge) => edge.jobs?.includes(job) === true && jobOfLine(edge) === null));
  return { start, places: placesOf(edges, start), tables: tablesOf(edges, start), edges };
}

/** A job is on the path where it runs something of it; what else it runs is not. */
function withJobsOn(model: GraphModel, path: Path): Path {
  const lines = model.edges.filter((edge) => jobOfLine(edge) !== null);
  if (lines.length === 0) return path;
  const own = jobNamed(path.start.node);
  const run = new Set<string>();
  for (const { source, target, jobs = [] } of path.edges)
    for (const job of jobs) run.add(`${job}\u0000target\u0000${source.node}`).add(`${job}\u0000source\u0000${target.node}`);
  const [edges, tables] = [new Set(path.edges), new Set(path.tables)];
  for (const edge of lines) {
    const line = jobOfLine(edge);
    if (line === null || (own === null ? !run.has(`${line.job}\u0000${line.end}\u0000${line.table}`) : line.job !== own)) continue;
    edges.add(edge);
    tables.add(edge.source.node).add(edge.target.node);
  }
  return { ...path, edges, tables };
}

function alongValues(model: GraphModel, start: Place): Path {
  const starts = start.column === null ? wholeTable(model, start.node) : [start];
  const places = new Set([placeKey(start)]);
  const edges = new Set<LineageEdge>();
  for (const [near, far] of [
    ['target', 'source'],
    ['source', 'target'],
  ] as const) {
    const seen = new Set(starts.map(placeKey));
    const queue: Place[] = [...starts];
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      for (const edge of model.edgesAt(place, near)) {
        if (isInfluence(edge) || jobOfLine(edge) !== null) continue;
        edges.add(edge);
        const reached = edgeEnd(edge, far);
        places.add(placeKey(edgeEnd(edge, near))).add(placeKey(reached));
        if (seen.has(placeKey(reached))) continue;
        seen.add(placeKey(reached));
        queue.push(reached);
      }
    }
  }
  return { start, places, tables: tablesOf(edges, start), edges };
}

function tablesOf(edges: ReadonlySet<LineageEdge>, start: Place): ReadonlySet<string> {
  const tables = new Set([start.node]);
  for (const { source, target } of edges) tables.add(source.node).add(target.node);
  return tables;
}

function placesOf(edges: ReadonlySet<LineageEdge>, start: Place): ReadonlySet<string> {
  const places = new Set([placeKey(start)]);
  for (const edge of edges) places.add(placeKey(edgeEnd(edge, 'source'))).add(placeKey(edgeEnd(edge, 'target')));
  return places;
}

function wholeTable(model: GraphModel, node: string): readonly Place[] {
  return [{ node, column: null }, ...model.columns(node).map(({ name }) => ({ node, column: name }))];
}
