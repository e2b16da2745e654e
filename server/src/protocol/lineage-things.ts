import { readDatabaseDefinitionUri } from './definitions.ts';
import type { LineageEdge, LineageGraph, LineageNode, SourceLocation } from './lineage.ts';

/** What moves, shows or holds data and is no table. */
export interface LineageThing {
  /** `job:nightly`, `file:load/stage.sql`, `routine:sales.fill`, `exposure:board`, `connection:dw`: unlike any name of a table. */
  readonly id: string;
  readonly kind: 'job' | 'file' | 'model' | 'routine' | 'exposure' | 'connection';
  readonly name: string;
  /** Of a job what starts it and when; null for others. */
  readonly detail: string | null;
  readonly location: SourceLocation | null;
}

/** A job runs files; files read and write tables; an exposure reads them; a connection holds them. */
export interface LineageRelation {
  readonly source: string;
  readonly target: string;
  readonly kind: RelationKind;
}

export type RelationKind = 'RUNS' | 'READS' | 'WRITES' | 'HOLDS';

/** Things around the tables of a graph. Nodes of the graph are called as there. */
export interface LineageThings {
  readonly things: readonly LineageThing[];
  readonly relations: readonly LineageRelation[];
}

/** What a graph does not say of itself. */
export interface ThingNames {
  /** What people call a file. */
  readonly pathOf: (uri: string) => string;
  /** Names of the connections whose databases hold a table. */
  readonly connectionsOf: (node: LineageNode) => readonly string[];
}

/**
 * The things around the tables of a graph, as far as its edges say who computes them: a table apart from the graph of columns, which stays as it is.
 * Edges that events tell of have no file that moves data: there the job itself reads and writes.
 */
export function graphThings(
  { nodes, edges, jobs = [] }: Pick<LineageGraph, 'nodes' | 'edges' | 'jobs'>,
  { pathOf = (uri) => uri, connectionsOf = () => [] }: Partial<ThingNames> = {},
): LineageThings {
  const things = new Map<string, LineageThing>();
  const relations = new Map<string, LineageRelation>();
  const add = (thing: LineageThing): string => {
    if (!things.has(thing.id)) things.set(thing.id, thing);
    return thing.id;
  };
  const relate = (source: string, kind: RelationKind, target: string): void =>
    void relations.set(`${source}\n${kind}\n${target}`, { source, target, kind });
  const known = new Map(nodes.map((node) => [node.id, node]));
  const jobOf = (name: string): string => {
    const job = jobs.find((one) => one.name === name);
    return add({ id: `job:${name}`, kind: 'job', name, detail: job === undefined ? null : jobDetail(job), location: null });
  };
  for (const edge of edges) {
    const { source, target } = edge;
    const report = known.get(target.node)?.kind === 'report' ? target.node : null;
    if (report !== null) {
      const name = report.replace(/^exposure:/, '');
      add({ id: report, kind: 'exposure', name, detail: null, location: known.get(report)?.location ?? null });
      relate(report, 'READS', source.node);
    }
    const mover = moverOf(edge, known.get(target.node)?.kind === 'model', pathOf);
    for (const job of edge.jobs ?? []) {
      if (mover !== null) relate(jobOf(job), 'RUNS', mover.id);
      else {
        if (known.has(source.node)) relate(jobOf(job), 'READS', source.node);
        if (report === null) relate(jobOf(job), 'WRITES', target.node);
      }
    }
    if (mover === null || report !== null) continue;
    add(mover);
    // What a file makes for itself (a temporary table, a bare query) is its own affair.
    if (!isLocal(known.get(source.node)?.kind)) relate(mover.id, 'READS', source.node);
    if (!isLocal(known.get(target.node)?.kind)) relate(mover.id, 'WRITES', target.node);
  }
  for (const node of nodes)
    for (const name of isLocal(node.kind) || node.kind === 'report' ? [] : connectionsOf(node))
      relate(add({ id: `connection:${name}`, kind: 'connection', name, detail: null, location: null }), 'HOLDS', node.id);
  return { things: [...things.values()], relations: [...relations.values()] };
}

/** What starts a job, and when. */
export function jobDetail({ kind, schedule }: { readonly kind: string; readonly schedule: string | null }): string {
  return schedule === null ? kind : `${kind}, ${schedule}`;
}

/** The file or routine whose SQL an edge is of; null for what events tell of, for views of databases, and for lines that stand for many edges. */
function moverOf({ location }: LineageEdge, isModel: boolean, pathOf: (uri: string) => string): LineageThing | null {
  if (location === null || EVENTS.test(location.uri)) return null;
  const start = { line: 0, character: 0 };
  const place = { uri: location.uri, range: { start, end: start } };
  const definition = readDatabaseDefinitionUri(location.uri);
  if (definition === null) {
    const path = pathOf(location.uri);
    return { id: `file:${path}`, kind: isModel ? 'model' : 'file', name: path, detail: null, location: place };
  }
  if (definition.routine === null) return null;
  const name = definition.schema === null ? definition.name : `${definition.schema}.${definition.name}`;
  return { id: `routine:${name}`, kind: 'routine', name, detail: null, location: place };
}

const EVENTS = /\.(json|ndjson|jsonl)$/i;

function isLocal(kind: string | undefined): boolean {
  return kind === undefined || kind === 'temp' || kind === 'query';
}
