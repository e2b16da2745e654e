import type { DialectName } from '../../protocol/index.ts';

/** What holds in a root of the workspace where no project file says otherwise: settings of the editor. */
export interface RootSettings {
  readonly dialect: DialectName | null;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  /** In bytes; larger files are reported and not parsed. */
  readonly largestFile: number;
}

export const DEFAULT_SETTINGS: RootSettings = { dialect: null, include: null, exclude: null, largestFile: 10 * 1024 * 1024 };
