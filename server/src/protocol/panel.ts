import type { LineageDirection, LineageEdge, LineageGraph, LineageNode, SourceLocation, WrittenPlace } from './lineage.ts';

/** What a page shows the answer to. */
export type PanelQuestion =
  | { readonly kind: 'lineage'; readonly name: string; readonly direction: LineageDirection; readonly depth: number }
  | { readonly kind: 'estate'; readonly open: readonly string[] };

/** One step that was asked for beyond a question. */
export interface PanelStep {
  readonly node: string;
  readonly direction: LineageDirection;
}

/** A table or column that a search of the page has found beyond its picture. */
export interface PanelFound {
  /** As nodes of graphs are called. */
  readonly node: string;
  readonly column: string | null;
  /** The schema that is opened to see it, as `groupOf` gives it. */
  readonly group: string;
  readonly description: string | null;
}

/** Something that the editor's list of problems says of a statement, by what the statement writes. */
export interface PanelProblem extends WrittenPlace {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** It would be reported if a change were made that is only tried. */
  readonly simulated: boolean;
  readonly location: SourceLocation;
}

/** From the host (VS Code client) to the lineage panel's page. */
export type ToPanelMessage =
  | { readonly type: 'strings'; readonly strings: Readonly<Record<string, string>> }
  | { readonly type: 'loading' }
  | {
      readonly type: 'graph';
      readonly graph: LineageGraph;
      /** The same question again: after an edit, or with more of its answer. What is there stays where it is. */
      readonly keepPositions: boolean;
      readonly question?: PanelQuestion;
      /** The answer as of what is saved, while the two are compared. */
      readonly before?: LineageGraph | null;
    }
  | { readonly type: 'empty'; readonly reason: string }
  | { readonly type: 'error'; readonly message: string }
  | { readonly type: 'followCursor'; readonly on: boolean }
  | { readonly type: 'compare'; readonly on: boolean }
  | { readonly type: 'showJobs'; readonly on: boolean }
  /** All problems of what the picture may show; those before are gone. */
  | { readonly type: 'problems'; readonly problems: readonly PanelProblem[] }
  /** Commands of the editor that can be run on a table. */
  | { readonly type: 'commands'; readonly ids: readonly string[] }
  /** The answer to `search`: the best first, as far as there is something to search yet. */
  | {
      readonly type: 'found';
      readonly id: number;
      readonly found: readonly PanelFound[];
      readonly complete: boolean;
      /** Why there is no answer; null when there is one. */
      readonly error: string | null;
    }
  | { readonly type: 'highlight'; readonly node: string; readonly column: string | null };

/** From the lineage panel's page to the host. */
export type FromPanelMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'expand'; readonly node: string; readonly direction: LineageDirection }
  | { readonly type: 'focus'; readonly node: string; readonly column: string | null }
  | { readonly type: 'ask'; readonly question: PanelQuestion }
  /** The page shows an earlier answer again: this is what it is about from now on. */
  | { readonly type: 'restore'; readonly question: PanelQuestion; readonly steps: readonly PanelStep[] }
  | { readonly type: 'compare'; readonly on: boolean }
  | { readonly type: 'command'; readonly id: string; readonly node: string; readonly column: string | null }
  | { readonly type: 'open'; readonly location: SourceLocation }
  | { readonly type: 'followCursor'; readonly on: boolean }
  | { readonly type: 'showJobs'; readonly on: boolean }
  /** What is being typed into the search; a newer one takes the place of an older one, one without text ends it. */
  | { readonly type: 'search'; readonly id: number; readonly text: string }
  | { readonly type: 'save'; readonly format: PanelFormat; readonly name: string; readonly base64: string }
  /** To be written by the host: what is seen, with the tables of closed schemas, or the whole workspace, or a part of it. */
  | {
      readonly type: 'write';
      readonly format: WrittenFormat;
      readonly name: string;
      readonly graph: LineageGraph | null;
      readonly part?: EstatePart;
    }
  | { readonly type: 'retry' };

/** What the page writes by itself. */
export type PanelFormat = 'png' | 'svg' | 'mermaid' | 'dot' | 'json' | 'csv' | 'graphml';

/** What takes more than the page knows: its own files, names of the estate, a folder. */
export type WrittenFormat = 'html' | 'openlineage' | 'neo4j';

/** What is seen of an estate where something is left out. */
export interface EstatePart {
  /** Tables by their names, schemas by those of the nodes that stand for them. */
  readonly nodes: readonly string[];
  /** Kinds of edges and of tables that are left out. */
  readonly edgeKinds: readonly LineageEdge['kind'][];
  readonly nodeKinds: readonly LineageNode['kind'][];
  /** Only what this job runs; null is all. */
  readonly job: string | null;
}

/** `aetl/lineage/write`: a graph as files; null is the lineage of the whole workspace, of which `part` may be asked for. */
export interface LineageWriteParams {
  readonly graph: LineageGraph | null;
  readonly part?: EstatePart;
  readonly format: WrittenFormat;
}

export interface LineageWriteResult {
  /** By their names; one without a name is called as the user says. */
  readonly files: readonly { readonly name: string | null; readonly text: string }[];
}
