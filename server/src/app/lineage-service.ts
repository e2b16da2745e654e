import { buildLineageGraph, indexLineage, type LineageIndex, type LineageQuestion } from '../lineage/index.ts';
import type { CatalogTable } from '../metadata/index.ts';
import type { LineageEdge, LineageGraph, LineageNode, LineageQueryParams } from '../protocol/index.ts';
import { type FlowEdge, locateEdge, printedPath, type Workspace } from '../workspace/index.ts';
import { focusAt, type LineageFocus } from './lineage-focus.ts';
import { LineageNames, type NamedNode } from './lineage-names.ts';
import type { Locations } from './locations.ts';

/** Answers questions about the lineage of the whole workspace. Its index is built at the first question after a change. */
export class LineageService {
  readonly #workspace: Workspace;
  readonly #locations: Locations;
  #snapshot: Snapshot | null = null;

  constructor(workspace: Workspace, locations: Locations) {
    this.#workspace = workspace;
    this.#locations = locations;
  }

  query(params: LineageQueryParams): LineageGraph | null {
    const focus = this.#focusOf(params);
    if (focus === null) return null;
    const { index } = this.#current();
    const graph = buildLineageGraph(index, {
      focus,
      direction: params.direction,
      depth: params.depth,
      describe: (node) => this.#describe(node),
    });
    return { ...graph, edges: graph.edges.map((edge) => this.#locate(edge)), warnings: [...graph.warnings, ...uncertainty(graph)] };
  }

  /** All that is known, tables that nothing flows into or out of too. */
  all(): LineageGraph {
    const edges = Array.from(this.#workspace.edges(), (edge) => this.#locate(edge));
    const ids = new Set(edges.flatMap(({ source, target }) => [source.node, target.node]));
    for (const { table } of this.#workspace.tables()) ids.add(table.id);
    const nodes = [...ids].map((id) => ({ ...this.#describe(id), moreUpstream: false, moreDownstream: false }));
    const graph: LineageGraph = { nodes, edges, focus: null, direction: 'both', depth: 0, warnings: [] };
    return { ...graph, warnings: uncertainty(graph) };
  }

  /** What a name means, for hosts that have to explain why there is no answer. */
  find(name: string): NamedNode {
    const { names, index } = this.#current();
    return names.find(name, (node) => this.#columnNames(node, index));
  }

  /** Names of all tables, for suggestions. */
  names(): Iterable<string> {
    return this.#current().names.names;
  }

  /** The tables and queries that a file writes, in the order of the file. */
  targetsOf(uri: string): readonly string[] {
    return [...new Set(Array.from(this.#workspace.edgesOf(uri), (edge) => edge.target.node))];
  }

  #focusOf({ name, textDocument, position }: LineageQueryParams): LineageFocus | null {
    if (name !== undefined) {
      const found = this.find(name);
      return found.found === 'one' ? { node: found.node, column: found.column } : null;
    }
    if (textDocument === undefined) return null;
    const file = this.#workspace.file(textDocument.uri);
    const bound = this.#workspace.bound(textDocument.uri);
    const lines = this.#locations.lines(textDocument.uri);
    if (file === null || bound === null || lines === null) return null;
    const focus = focusAt(bound, [...this.#workspace.edgesOf(file.uri)], position === undefined ? 0 : lines.offsetAt(position));
    // A script's own tables are called as the binder folds them; the graph calls them as the catalog does.
    const named = focus === null ? null : this.find(focus.node);
    return focus !== null && named?.found === 'one' && named.column === null ? { ...focus, node: named.node } : focus;
  }

  #current(): Snapshot {
    const { revision } = this.#workspace;
    if (this.#snapshot?.revision === revision) return this.#snapshot;
    const edges = [...this.#workspace.edges()];
    const names = new LineageNames();
    const writers = new Map<string, FlowEdge>();
    const seen = new Set<string>();
    const see = (node: string) => {
      if (!seen.has(node)) names.add(node);
      seen.add(node);
    };
    for (const edge of edges) {
      see(edge.source.node);
      see(edge.target.node);
      if (!writers.has(edge.target.node)) writers.set(edge.target.node, edge);
    }
    for (const { table } of this.#workspace.tables()) see(table.id);
    this.#snapshot = { revision, index: indexLineage(edges), names, writers };
    return this.#snapshot;
  }

  #describe(node: string): ReturnType<LineageQuestion['describe']> {
    const table = this.#table(node);
    if (table !== null) return this.#describeTable(node, table);
    const { index, writers } = this.#current();
    const writer = writers.get(node);
    const file = writer === undefined ? null : this.#workspace.file(writer.uri);
    const local = file === null ? null : localNode(node, printedPath(file));
    return {
      id: node,
      name: local?.name ?? node,
      schema: null,
      kind: local?.kind ?? 'unknown',
      dialect: file?.choice.dialect ?? null,
      description: null,
      columns: [...this.#columnNames(node, index)].map((name) => ({ name, type: null, description: null })),
      location: writer === undefined ? null : this.#locations.locate({ uri: writer.uri, range: writer }),
    };
  }

  #locate(edge: LineageEdge): LineageEdge {
    if (!isFlow(edge)) return edge;
    const text = this.#workspace.file(edge.uri)?.text;
    const lines = this.#locations.lines(edge.uri);
    return text === undefined || lines === null ? edge : locateEdge(edge, text, lines);
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
      location: this.#locations.locate(table.sites[0]),
    };
  }

  /** A name may be a source of one project and a table of another: the one that knows most of its columns speaks. */
  #table(id: string): CatalogTable | null {
    let best: CatalogTable | null = null;
    for (const catalog of this.#workspace.catalogs.values()) {
      const table = catalog.table(id);
      if (table === null) continue;
      const better = best === null || (best.kind === 'source' && table.kind !== 'source') || table.columns.length > best.columns.length;
      if (better) best = table;
    }
    return best ?? this.#workspace.crawledTable(id);
  }

  *#columnNames(node: string, index: LineageIndex): Generator<string> {
    const seen = new Set<string>(['*']);
    const fresh = (name: string) => !seen.has(name) && seen.add(name);
    for (const { name } of this.#table(node)?.columns ?? []) if (fresh(name)) yield name;
    for (const edge of index.upstream.ofNode(node)) if (fresh(edge.target.column)) yield edge.target.column;
    for (const edge of index.downstream.ofNode(node)) if (fresh(edge.source.column)) yield edge.source.column;
  }
}

interface Snapshot {
  readonly revision: string;
  readonly index: LineageIndex;
  readonly names: LineageNames;
  /** Where each node is written first. */
  readonly writers: ReadonlyMap<string, FlowEdge>;
}

/** The index hands the edges back that it was given. */
function isFlow(edge: LineageEdge): edge is FlowEdge {
  return 'uri' in edge;
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
    : [`Not all that flows into ${[...uncertain].sort().join(', ')} could be followed; those edges are marked uncertain.`];
}
