import { bucketName, splitLabel } from '../metadata/index.ts';
import type { FlowEdge } from './analysis/lineage-edges.ts';
import { type PackedEdges, unpackEdges } from './analysis/packed-edges.ts';
import type { Definitions, DefinitionUnits } from './definitions/index.ts';
import type { SourceFile } from './source-file.ts';
import { normalizeUri } from './text/paths.ts';
import type { UnitChanges, UnitCursor } from './unit-changes.ts';

/** How much of the edges of a workspace somebody has seen. */
export interface UnitsSeen {
  readonly generation: number;
  readonly files: UnitCursor;
  readonly definitions: string;
}

/** What gives edges as a whole: a file, or a view or routine of a database. */
type Unit<Edges = PackedEdges> = readonly [unit: string, edges: Edges];

interface FlowOptions {
  /** The files as they are at the moment, by their URIs. */
  readonly files: () => ReadonlyMap<string, SourceFile>;
  /** Files that name a table, by its id. */
  readonly near: (id: string) => readonly string[];
  readonly generation: () => number;
  readonly catalogRevision: () => string;
  readonly changes: UnitChanges;
  readonly definitions: Definitions;
  readonly definitionUnits: DefinitionUnits;
}

/** What flows from column to column in a workspace: in its files, and in what its databases keep as SQL. */
export class FlowUnits {
  readonly #options: FlowOptions;

  constructor(options: FlowOptions) {
    this.#options = options;
  }

  /** Each file, then each view and routine of a database. As long as the edges are the very same object, nothing about them has changed. */
  *units(): Generator<Unit> {
    const { files, definitionUnits } = this.#options;
    for (const [uri, { analysis }] of files()) if (analysis !== null) yield [uri, analysis.edges];
    yield* definitionUnits.all();
  }

  *edges(): Generator<FlowEdge> {
    for (const [uri, edges] of this.units()) yield* unpackEdges(edges, uri);
  }

  /** What flows in the statements of a file or definition, in their order. */
  *of(uri: string): Generator<FlowEdge> {
    const { files, definitionUnits } = this.#options;
    const file = files().get(normalizeUri(uri));
    const edges = file === undefined ? definitionUnits.edgesOf(uri) : (file.analysis?.edges ?? null);
    if (edges !== null) yield* unpackEdges(edges, file?.uri ?? uri);
  }

  /** Edges of the files and definitions that name a table: all those that end or start at it are among them. */
  *near(id: string): Generator<FlowEdge> {
    for (const uri of this.#options.near(id)) yield* this.of(uri);
    yield* this.nearInDatabases(id);
  }

  /** Edges of the views and routines of databases that name a table. */
  *nearInDatabases(id: string): Generator<FlowEdge> {
    for (const [uri, edges] of this.#options.definitionUnits.near(bucketName(splitLabel(id).plain))) yield* unpackEdges(edges, uri);
  }

  /** Up to where whoever looks now has seen everything. */
  get seen(): UnitsSeen {
    const { generation, changes } = this.#options;
    return { generation: generation(), files: changes.cursor, definitions: this.#definitionNames };
  }

  /** Units that may have changed since somebody looked, with null for one that is gone; null when all has to be looked at. */
  changedSince(seen: UnitsSeen | null): Iterable<Unit<PackedEdges | null>> | null {
    const { files, generation, changes } = this.#options;
    const changed = seen?.generation === generation() ? changes.since(seen.files) : null;
    if (seen === null || changed === null || seen.definitions !== this.#definitionNames) return null;
    return Array.from(changed, (uri) => [uri, files().get(uri)?.analysis?.edges ?? null] as const);
  }

  /** Another text when databases have other definitions, or files may call their tables otherwise. */
  get #definitionNames(): string {
    const { catalogRevision, definitions } = this.#options;
    return definitions.isEmpty ? '' : `${definitions.revision} ${catalogRevision()}`;
  }

  /** Sets the units aside as they are now, for `unitsBefore`, until `forgetBefore`. It costs nothing but for what changes from then on. */
  setAside(): void {
    this.#options.changes.setAside();
  }

  forgetBefore(): void {
    this.#options.changes.forget();
  }

  /** What a file has now is what it is said to have had before. */
  settle(uri: string): void {
    const { files, changes } = this.#options;
    changes.settle(uri, files().get(normalizeUri(uri))?.analysis?.edges ?? null);
  }

  /** `units` as they were set aside. */
  *unitsBefore(): Generator<Unit> {
    const { files, changes, definitionUnits } = this.#options;
    for (const [uri, { analysis }] of files()) {
      const edges = changes.before.has(uri) ? changes.before.get(uri) : analysis?.edges;
      if (edges) yield [uri, edges];
    }
    for (const [uri, edges] of changes.before) if (edges !== null && !files().has(uri)) yield [uri, edges];
    yield* definitionUnits.all();
  }
}
