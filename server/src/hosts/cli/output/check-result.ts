import type { EngineDiagnostic } from '../../../app/index.ts';
import type { Position } from '../../../base/index.ts';

export interface CheckedDiagnostic extends Omit<EngineDiagnostic, 'range'> {
  /** Zero-based, as in LSP. */
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface CheckedFile {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
  readonly diagnostics: readonly CheckedDiagnostic[];
}

export interface CheckResult {
  readonly folder: string;
  readonly files: readonly CheckedFile[];
  readonly statements: number;
  readonly errors: number;
  readonly warnings: number;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}
