import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { EngineDiagnostic } from '../../app/index.ts';
import type { Positions } from './positions.ts';

/** Findings as the protocol's diagnostics. Suggestions ride along for editors that make quick fixes of their own. */
export function toDiagnostics(findings: readonly EngineDiagnostic[], positions: Positions): Diagnostic[] {
  return findings.map(({ code, severity, message, range, suggestions }) => ({
    source: 'aetl',
    code,
    severity: SEVERITIES[severity],
    message,
    range: positions.range(range),
    ...(suggestions.length > 0 ? { data: { suggestions } } : {}),
  }));
}

const SEVERITIES: Readonly<Record<EngineDiagnostic['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
