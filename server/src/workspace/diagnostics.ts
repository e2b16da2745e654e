import type { TextRange } from '../base/index.ts';

export type Severity = 'error' | 'warning' | 'information';

/** Something that a person should know about a place in a file. Offsets count UTF-16 code units of the file's text. */
export interface FileDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  /** Names that would be right, best first. */
  readonly suggestions: readonly string[];
}

export function diagnostic(
  code: string,
  severity: Severity,
  message: string,
  range: TextRange,
  suggestions: readonly string[] = [],
): FileDiagnostic {
  return { code, severity, message, range, suggestions };
}
