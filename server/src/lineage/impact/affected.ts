import type { TextRange } from '../../base/index.ts';
import { printedPath, type Workspace } from '../../workspace/index.ts';

/** `error`: it no longer runs. `silent`: it runs, and does something else. `influenced`: it is computed from what changes, however far. */
export type ImpactEffect = 'error' | 'silent' | 'influenced';

/** A place that a change would have an effect on. */
export interface AffectedPlace {
  readonly uri: string;
  readonly range: TextRange;
  readonly effect: ImpactEffect;
  /** A sentence that says how. */
  readonly reason: string;
  readonly group: ImpactGroup;
  /** The table that is computed there, where the place is its definition; null where a statement says it. */
  readonly table: string | null;
  /** Steps of lineage from what changes; nought for who uses it itself. */
  readonly steps: number;
}

/** What people call the thing that the place is part of. */
export interface ImpactGroup {
  /** `database-object`: a view or routine that only a database has. */
  readonly kind: 'model' | 'file' | 'exposure' | 'database-object';
  readonly name: string;
}

/** A column that is computed from what changes, or whose rows it decides about. */
export interface AffectedColumn {
  readonly table: string;
  readonly column: string;
  readonly steps: number;
  /** It is in no value, and only decides which rows there are. */
  readonly rowsOnly: boolean;
  /** From what changes to this column. */
  readonly path: readonly string[];
}

export function groupOf(workspace: Workspace, uri: string): ImpactGroup {
  const file = workspace.file(uri);
  if (file === null) return { kind: 'database-object', name: workspace.pathOf(uri) ?? uri };
  const isModel = file.role === 'model' || file.role === 'snapshot' || file.role === 'python-model';
  const name = isModel ? workspace.modelOf(file) : null;
  return name === null ? { kind: 'file', name: printedPath(file) } : { kind: 'model', name };
}
