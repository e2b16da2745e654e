import type { PackedEdges } from '../analysis/packed-edges.ts';

/** A view or routine of a database with its edges, between nodes as the database's own catalog calls them. */
export interface DefinitionUnit {
  readonly uri: string;
  /** What its own queries and temp tables are called by. */
  readonly path: string;
  /** Of the object. */
  readonly hash: string;
  /** Of all else that the edges follow from: the objects that it asked for, and where names are looked for. */
  readonly state: string;
  /** Last parts of the names that it asked for, in lower case. */
  readonly asked: readonly string[];
  readonly edges: PackedEdges;
}
