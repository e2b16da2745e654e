import { LineIndex } from '../base/index.ts';
import { buildLineageGraph, indexLineage, type LineageIndex, type LineageQuestion } from '../lineage/index.ts';
import type { LineageGraph } from '../protocol/index.ts';
import { type FlowEdge, locateEdge, normalizeUri, type PackedEdges, unpackEdges, type Workspace } from '../workspace/index.ts';

/**
 * Lineage as it was before the edits that are not saved yet. At the first of them the edges of all files are set aside, which costs a
 * reference a file; edges are values that an edit replaces.
 */
export class SavedLineage {
  readonly #workspace: Workspace;
  readonly #edited = new Set<string>();
  #files: Map<string, SavedFile> | null = null;
  #index: LineageIndex | null = null;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** To be told before the workspace hears of the text of a document. */
  willShow(uri: string, text: string): void {
    const key = normalizeUri(uri);
    const file = this.#workspace.file(key);
    if (file === null || file.text === text) return;
    if (this.#edited.has(key)) {
      // Everything was taken back.
      if (this.#files?.get(key)?.text === text) this.saved(key);
      return;
    }
    this.#files ??= new Map(
      Array.from(this.#workspace.files, ({ uri: of, text: saved, analysis }) => [of, { text: saved, edges: analysis?.edges ?? null }]),
    );
    this.#edited.add(key);
  }

  /** A document was saved or closed: it is as on disk. */
  saved(uri: string): void {
    const key = normalizeUri(uri);
    if (!this.#edited.delete(key)) return;
    this.#index = null;
    if (this.#edited.size === 0) this.#files = null;
    else {
      const file = this.#workspace.file(key);
      if (file === null) this.#files?.delete(key);
      else this.#files?.set(key, { text: file.text, edges: file.analysis?.edges ?? null });
    }
  }

  /** Null while nothing is edited. */
  query(question: LineageQuestion): LineageGraph | null {
    const files = this.#files;
    if (files === null) return null;
    this.#index ??= indexLineage([...edgesOf(files)]);
    const graph = buildLineageGraph(this.#index, question);
    const lines = new Map<string, LineIndex>();
    const located = graph.edges.map((edge) => {
      if (!('uri' in edge)) return edge;
      const flow = edge as FlowEdge;
      const { text = '' } = files.get(flow.uri) ?? {};
      const index = lines.get(flow.uri) ?? new LineIndex(text);
      lines.set(flow.uri, index);
      return locateEdge(flow, text, index);
    });
    return { ...graph, edges: located };
  }
}

interface SavedFile {
  readonly text: string;
  readonly edges: PackedEdges | null;
}

function* edgesOf(files: ReadonlyMap<string, SavedFile>): Generator<FlowEdge> {
  for (const [uri, { edges }] of files) if (edges !== null) yield* unpackEdges(edges, uri);
}
