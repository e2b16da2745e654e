import type { CatalogTable } from '../../metadata/index.ts';
import type { PackedEdges } from '../analysis/packed-edges.ts';
import type { FileDiagnostic } from '../diagnostics.ts';

/** A file, or a view or routine of a database, as it is and as it would be. */
export interface Tried {
  readonly uri: string;
  readonly before: TriedState;
  readonly after: TriedState;
}

export interface TriedState {
  readonly diagnostics: readonly FileDiagnostic[];
  readonly edges: PackedEdges | null;
  /** Tables that it defines. */
  readonly tables: readonly CatalogTable[];
}
