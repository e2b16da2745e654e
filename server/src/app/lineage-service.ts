import { say } from '../base/index.ts';
import { buildLineageGraph, ColumnGraph, EXPOSURE, type LineageQuestion } from '../lineage/index.ts';
import type { CatalogTable, FileSite } from '../metadata/index.ts';
import {
  groupOf,
  type LineageEdge,
  type LineageGraph,
  type LineageNode,
  type LineageQueryParams,
  type SourceLocation,
  type WrittenPlace,
} from '../protocol/index.ts';
import { type FlowEdge, locateEdge, type UnitsSeen, type Workspace } from '../workspace/index.ts';
import type { JobRuns } from './jobs/index.ts';
import { focusAt, type LineageFocus, writtenAt } from './lineage-focus.ts';
import { findNode, type NamedNode, namesLike } from './lineage-names.ts';
import { nodeSources } from './lineage-sources.ts';
import type { Locations } from './locations.ts';
import type { SavedLineage } from './saved-lineage.ts';

/** Answers questions about the lineage of the whole workspace. At the first question after an edit its graph takes in the files that have changed. */
export class LineageService {
  readonly #workspace: Workspace;
  readonly #locations: Locations;
  readonly #saved: SavedLineage;
  readonly #runs: JobRuns;
  #graph = new ColumnGraph();
  #revision: string | null = null;
  #seen: UnitsSeen | null = null;

  constructor(workspace: Workspace, locations: Locations, saved: SavedLineage, runs: JobRuns) {
    this.#workspace = workspace;
    this.#locations = locations;
    this.#saved = saved;
    this.#runs = runs;
  }

  query(params: LineageQueryParams): LineageGraph | null {
    const focus = this.focusOf(params);
    if (focus === null) return null;
    return this.around(focus, params);
  }

  /** The lineage around a place, which need not be in the graph. */
  around({ node, column }: LineageFocus, params: Pick<LineageQueryParams, 'direction' | 'depth' | 'saved'>): LineageGraph {
    const focus = { node, column };
    const question = { focus, direction: params.direction, depth: params.depth, describe: (node: string) => this.describe(node) };
    const saved = params.saved === true ? this.#saved.query(question) : null;
    if (saved !== null) return this.#withJobs(saved);
    const graph = buildLineageGraph(this.graph(), question);
    const edges = graph.edges.map((edge) => this.locate(edge));
    return this.#withJobs({ ...graph, edges, warnings: [...graph.warnings, ...uncertainty(graph), ...guesses(graph)] });
  }

  /** All that is known, tables that nothing flows into or out of too. */
  all(): LineageGraph {
    const edges = Array.from(this.#workspace.flow.edges(), (edge) => this.locate(edge));
    const ids = new Set(edges.flatMap(({ source, target }) => [source.node, target.node]));
    for (const { table } of this.#workspace.tables()) ids.add(table.id);
    const nodes = [...ids].map((id) => ({ ...this.describe(id), moreUpstream: false, moreDownstream: false }));
    const graph: LineageGraph = { nodes, edges, focus: null, direction: 'both', depth: 0, warnings: [] };
    return this.#withJobs({ ...graph, warnings: [...uncertainty(graph), ...guesses(graph)] });
  }

  #withJobs(graph: LineageGraph): LineageGraph {
    const jobs = this.#runs.named(graph.edges);
    return jobs.length === 0 ? graph : { ...graph, jobs };
  }

  /** What a name means, for hosts that have to explain why there is no answer. */
  find(name: string): NamedNode {
    const graph = this.graph();
    const columnsOf = (node: string) => this.#columnNames(node, graph);
    const found = findNode(name, { ending: (part) => this.#nodesEnding(part, graph), columnsOf });
    // A table of a database that nothing uses yet is no answer where files say what the name means.
    return found.found === 'none' ? findNode(name, { ending: (part) => this.#workspace.crawledNamed(part), columnsOf }) : found;
  }

  /** What somebody may have meant by a name that nothing has. */
  namesLike(name: string): readonly string[] {
    const graph = this.graph();
    return namesLike(name, this.#allNodes(), {
      ending: (part) => this.#nodesEnding(part, graph),
      columnsOf: (node) => this.#columnNames(node, graph),
    });
  }

  /** The tables and queries that a file writes, in the order of the file. */
  targetsOf(uri: string): readonly string[] {
    return [...new Set(Array.from(this.#workspace.flow.of(uri), (edge) => edge.target.node))];
  }

  /** What the graph calls a table that the binder calls so. */
  nodeOf(table: string): string {
    if (this.graph().table(table) >= 0) return table;
    const found = this.find(table);
    return found.found === 'one' && found.column === null ? found.node : table;
  }

  /** What a question is about. */
  focusOf({ name, textDocument, position }: LineageQueryParams): LineageFocus | null {
    if (name !== undefined) {
      const found = this.find(name);
      return found.found === 'one' ? { node: found.node, column: found.column } : null;
    }
    return textDocument === undefined ? null : (this.#atPlaces(focusAt, textDocument.uri, [position ?? FIRST])[0] ?? null);
  }

  /** What the statements at some places of a file write. */
  writtenAt(uri: string, positions: readonly Position[]): readonly (WrittenPlace | null)[] {
    return this.#atPlaces(writtenAt, uri, positions).map(
      (written) => written && { ...written, group: groupOf(this.describe(written.node)) },
    );
  }

  /** A file and its edges are looked up once for all of its places: a large one has many of both. */
  #atPlaces(look: typeof focusAt, uri: string, positions: readonly Position[]): readonly (LineageFocus | null)[] {
    const lines = this.#locations.lines(uri);
    const file = this.#workspace.file(uri);
    const bound = this.#workspace.bound(uri);
    if (file === null || bound === null || lines === null) return positions.map(() => null);
    const edges = [...this.#workspace.flow.of(file.uri)];
    return positions.map((position) => {
      const focus = look(bound, edges, lines.offsetAt(position));
      return focus && { ...focus, node: this.#nameInGraph(focus.node, uri) };
    });
  }

  /** A script's own tables are called as the binder folds them; the graph calls them as the catalog does, or after the file where they are temporary. */
  #nameInGraph(node: string, uri: string): string {
    const local = `${node} (${this.#workspace.pathOf(uri)})`;
    if (this.graph().table(local) >= 0) return local;
    const named = this.find(node);
    return named.found === 'one' && named.column === null ? named.node : node;
  }

  /** All edges of the workspace as it is now. */
  graph(): ColumnGraph {
    const { revision, generation } = this.#workspace;
    if (this.#revision === revision) return this.#graph;
    if (this.#seen?.generation !== generation) this.#graph = new ColumnGraph();
    const changed = this.#workspace.flow.changedSince(this.#seen);
    this.#seen = this.#workspace.flow.seen;
    if (changed === null) this.#takeAll();
    else
      for (const [unit, edges] of changed) {
        if (edges === null) this.#graph.remove(unit);
        else this.#graph.put(unit, edges);
      }
    this.#revision = revision;
    return this.#graph;
  }

  #takeAll(): void {
    let units = 0;
    for (const [unit, edges] of this.#workspace.flow.units()) {
      this.#graph.put(unit, edges);
      units++;
    }
    if (this.#graph.size.units === units) return;
    const present = new Set(Array.from(this.#workspace.flow.units(), ([unit]) => unit));
    for (const unit of [...this.#graph.units]) if (!present.has(unit)) this.#graph.remove(unit);
  }

  *#nodesEnding(part: string, graph: ColumnGraph): Generator<string> {
    for (const table of graph.tablesEnding(part)) yield graph.tableName(table);
    // The catalog files `orders (oracle)`, one of several tables of a name, under that name.
    const names = new Set([part, part.replace(/ \([^()]*\)$/, '')]);
    for (const catalog of this.#workspace.catalogs.values())
      for (const name of names) for (const { id } of catalog.tablesNamed(name)) yield id;
  }

  *#allNodes(): Generator<string> {
    yield* this.graph().tableNames();
    for (const { table } of this.#workspace.tables()) yield table.id;
  }

  /** What is known of a table, or of a query or temporary table of one file. */
  describe(node: string): ReturnType<LineageQuestion['describe']> {
    const table = this.table(node);
    if (table !== null) return this.#describeTable(node, table);
    const graph = this.graph();
    const [first] = edgesAt(graph, node, 'into');
    const writer = first === undefined ? undefined : graph.edge(first);
    const file = writer === undefined ? null : this.#workspace.file(writer.uri);
    const path = writer === undefined ? null : this.#workspace.pathOf(writer.uri);
    const local = reportNode(node) ?? (path === null ? null : localNode(node, path));
    return {
      id: node,
      name: local?.name ?? node,
      schema: null,
      kind: local?.kind ?? 'unknown',
      dialect: file?.choice.dialect ?? null,
      description: null,
      columns: [...this.#columnNames(node, graph)].map((name) => ({ name, type: null, description: null })),
      location: writer === undefined ? null : this.#locations.locate({ uri: writer.uri, range: writer }),
    };
  }

  /** The edge with its expression, its place, and the jobs that run it. */
  locate(edge: LineageEdge): LineageEdge {
    if (!isFlow(edge)) return edge;
    const text = this.#workspace.textOf(edge.uri);
    const lines = this.#locations.lines(edge.uri);
    return text === null || lines === null ? edge : { ...locateEdge(edge, text, lines), ...this.#jobsOf(edge) };
  }

  /** Most edges have no job, and say nothing of it. */
  #jobsOf(edge: FlowEdge): Pick<LineageEdge, 'jobs'> {
    const jobs = this.#runs.of(edge);
    return jobs.length === 0 ? {} : { jobs };
  }

  #describeTable(node: string, table: CatalogTable): Omit<LineageNode, 'moreUpstream' | 'moreDownstream'> {
    return {
      id: node,
      name: table.name,
      schema: table.schema,
      kind: table.kind,
      dialect: table.dialect,
      description: table.description,
      columns: table.columns.map(({ name, type, description }) => ({ name, type, description })),
      location: this.#locations.locate(table.sites[0] ?? this.#viewSite(node)),
      ...this.#sourcesOf(node),
    };
  }

  #sourcesOf(node: string): Pick<LineageNode, 'sources'> {
    const sources = nodeSources(this.#workspace, this.graph(), node);
    return sources === undefined ? {} : { sources };
  }

  /** A view that only a database has is defined where its SQL can be read. */
  #viewSite(node: string): FileSite | undefined {
    const uri = this.#workspace.viewUri(node);
    return uri === null ? undefined : { uri, range: { start: 0, end: 0 } };
  }

  /** A name may be a source of one project and a table of another: the one that knows most of its columns speaks. */
  table(id: string): CatalogTable | null {
    let best: CatalogTable | null = null;
    for (const catalog of this.#workspace.catalogs.values()) {
      const table = catalog.table(id);
      if (table === null) continue;
      const better = best === null || (best.kind === 'source' && table.kind !== 'source') || table.columns.length > best.columns.length;
      if (better) best = table;
    }
    return best ?? this.#workspace.crawledTable(id);
  }

  *#columnNames(node: string, graph: ColumnGraph): Generator<string> {
    const seen = new Set<string>(['*']);
    const fresh = (name: string) => !seen.has(name) && seen.add(name);
    for (const { name } of this.table(node)?.columns ?? []) if (fresh(name)) yield name;
    const ends = [
      ...edgesAt(graph, node, 'into').map((edge) => graph.target(edge)),
      ...edgesAt(graph, node, 'from').map((edge) => graph.source(edge)),
    ];
    for (const column of ends) {
      const name = graph.columnName(column);
      if (fresh(name)) yield name;
    }
  }
}

type Position = SourceLocation['range']['start'];

const FIRST: Position = { line: 0, character: 0 };

/** Edges of a table in their order. */
function edgesAt(graph: ColumnGraph, node: string, end: 'into' | 'from'): readonly number[] {
  const table = graph.table(node);
  if (table < 0) return [];
  return graph.inOrder([...graph.columnsOf(table)].flatMap((column) => graph[end](column)));
}

/** The graph gives edges as the workspace keeps them. */
function isFlow(edge: LineageEdge): edge is FlowEdge {
  return 'uri' in edge;
}

function reportNode(node: string): { readonly name: string; readonly kind: 'report' } | null {
  return node.startsWith(EXPOSURE) ? { name: node.slice(EXPOSURE.length), kind: 'report' } : null;
}

/** Queries and temp tables belong to one file, and are called so. */
function localNode(node: string, path: string): { readonly name: string; readonly kind: 'query' | 'temp' } | null {
  if (node.startsWith(`${path}:`)) return { name: node, kind: 'query' };
  return node.endsWith(` (${path})`) ? { name: node.slice(0, -path.length - 3), kind: 'temp' } : null;
}

function uncertainty(graph: LineageGraph): string[] {
  const uncertain = new Set(graph.edges.filter((edge: LineageEdge) => edge.uncertain).map((edge) => edge.target.node));
  return uncertain.size === 0
    ? []
    : [say('Not all that flows into {0} could be followed; those edges are marked uncertain.', [...uncertain].sort().join(', '))];
}

/** Tables that may be two, one sentence for all of one reason. */
export function guesses({ nodes }: Pick<LineageGraph, 'nodes'>): string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, sources } of nodes) if (sources?.guess) byReason.set(sources.guess, [...(byReason.get(sources.guess) ?? []), id]);
  return [...byReason].map(([reason, ids]) => {
    const more = ids.length - MOST_TABLES;
    const shown = ids.slice(0, MOST_TABLES).join(', ');
    return say('It is a guess which table {0} is. {1}', more > 0 ? say('{0} and {1} more', shown, more) : shown, reason);
  });
}

const MOST_TABLES = 5;
