import { LineIndex } from '../base/index.ts';
import { buildLineageGraph, ColumnGraph, type LineageQuestion } from '../lineage/index.ts';
import type { LineageEdge, LineageGraph } from '../protocol/index.ts';
import { type FlowEdge, locateEdge, normalizeUri, type PackedEdges, type Workspace } from '../workspace/index.ts';
import type { JobRuns } from './jobs/index.ts';

/** Lineage as it was before the edits that are not saved yet. At the first of them the workspace begins to keep what edits replace. */
export class SavedLineage {
  readonly #workspace: Workspace;
  readonly #runs: JobRuns;
  /** Texts of the documents that differ from the disk, as they were there. */
  readonly #texts = new Map<string, string>();
  #graph: ColumnGraph | null = null;

  constructor(workspace: Workspace, runs: JobRuns) {
    this.#workspace = workspace;
    this.#runs = runs;
  }

  /** To be told before the workspace hears of the text of a document. */
  willShow(uri: string, text: string): void {
    const key = normalizeUri(uri);
    const file = this.#workspace.file(key);
    if (file === null || file.text === text) return;
    const before = this.#texts.get(key);
    // Everything was taken back.
    if (before === text) this.saved(key);
    if (before !== undefined) return;
    this.#workspace.flow.setAside();
    this.#texts.set(key, file.text);
  }

  /** A document was saved or closed: it is as on disk. */
  saved(uri: string): void {
    const key = normalizeUri(uri);
    if (!this.#texts.delete(key)) return;
    this.#graph = null;
    if (this.#texts.size === 0) this.#workspace.flow.forgetBefore();
    else this.#workspace.flow.settle(key);
  }

  /** Null while nothing is edited. */
  query(question: LineageQuestion): LineageGraph | null {
    if (this.#texts.size === 0) return null;
    this.#graph ??= graphOf(this.#workspace.flow.unitsBefore());
    const graph = buildLineageGraph(this.#graph, question);
    const lines = new Map<string, LineIndex>();
    return { ...graph, edges: graph.edges.map((edge) => this.#locate(edge, lines)) };
  }

  /** Places in the texts that they were found in. */
  #locate(edge: LineageEdge, lines: Map<string, LineIndex>): LineageEdge {
    if (!('uri' in edge)) return edge;
    const flow = edge as FlowEdge;
    const text = this.#texts.get(flow.uri) ?? this.#workspace.textOf(flow.uri) ?? '';
    const known = lines.get(flow.uri);
    const index = known ?? new LineIndex(text);
    if (known === undefined) lines.set(flow.uri, index);
    const jobs = this.#runs.of(flow);
    return { ...locateEdge(flow, text, index), ...(jobs.length === 0 ? {} : { jobs }) };
  }
}

function graphOf(units: Iterable<readonly [unit: string, edges: PackedEdges]>): ColumnGraph {
  const graph = new ColumnGraph();
  for (const [unit, edges] of units) graph.put(unit, edges);
  return graph;
}
