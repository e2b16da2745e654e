import type { PackedEdges } from './analysis/packed-edges.ts';

/** What gives lineage edges as a whole: a file, or a view or routine of a database. */
export interface LineageUnit {
  /** URI of the file, or of the database's definition. */
  readonly id: string;
  readonly edges: PackedEdges;
  /** Another number when the edges are others; no two edges have the same. */
  readonly revision: number;
}

const revisions = new WeakMap<PackedEdges, number>();
let latest = 0;

export function lineageUnit(id: string, edges: PackedEdges): LineageUnit {
  let revision = revisions.get(edges);
  if (revision === undefined) {
    revision = ++latest;
    revisions.set(edges, revision);
  }
  return { id, edges, revision };
}
