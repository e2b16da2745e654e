import type { CatalogTable } from '../../metadata/index.ts';
import type { UsedName } from '../analysis/file-usage.ts';
import type { PackedEdges } from '../analysis/packed-edges.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import type { TableAmendment } from './amendment.ts';

/** A file, or a view or routine of a database, as it is and as it would be. */
export interface Tried {
  readonly uri: string;
  readonly before: TriedState;
  readonly after: TriedState;
}

/** The views and routines of databases. */
export interface TriedDefinitions {
  readonly tried: readonly Tried[];
  /** What would become of views, for whoever reads them. */
  readonly amendments: readonly TableAmendment[];
}

export interface TriedState {
  readonly diagnostics: readonly FileDiagnostic[];
  readonly edges: PackedEdges | null;
  /** Tables that it defines. */
  readonly tables: readonly CatalogTable[];
  /** What its names mean; asked only where somebody wants to know. */
  readonly names: () => readonly UsedName[];
}
