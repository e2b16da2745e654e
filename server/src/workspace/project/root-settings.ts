import type { DialectName } from '../../protocol/index.ts';

/** What holds in a root of the workspace where no project file says otherwise: settings of the editor. */
export interface RootSettings {
  readonly dialect: DialectName | null;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  /** In bytes; larger files are reported and not parsed. */
  readonly largestFile: number;
  /** Absolute paths of files that lineage is imported from, wherever they lie. */
  readonly imports?: readonly string[];
}

export const DEFAULT_SETTINGS: RootSettings = { dialect: null, include: null, exclude: null, largestFile: 10 * 1024 * 1024 };
