import * as vscode from 'vscode';
import type { ImpactQueryResult, ImpactSimulateResult, SimulatedProblem, SourceLocation } from '../../../server/src/protocol/index.ts';

/** Problems that there would be, among those that there are: their source says that they are simulated. */
export class SimulatedProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('AETL simulation');

  /** Shows what would be reported, and what would break without anybody reporting it; returns how many they are. */
  show(simulated: ImpactSimulateResult, impact: ImpactQueryResult): number {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    const add = (uri: string, diagnostic: vscode.Diagnostic) => byFile.set(uri, [...(byFile.get(uri) ?? []), diagnostic]);
    for (const problem of simulated.appeared) add(problem.location.uri, diagnosticOf(problem));
    for (const { location, effect, reason } of impact.places) {
      if (effect === 'influenced' || simulated.appeared.some((problem) => overlap(problem.location, location))) continue;
      add(location.uri, diagnosticOf({ location, message: reason, severity: effect === 'error' ? 'error' : 'warning', code: 'impact' }));
    }
    this.#collection.clear();
    this.#collection.set([...byFile].map(([uri, diagnostics]) => [vscode.Uri.parse(uri), diagnostics]));
    return [...byFile.values()].reduce((sum, diagnostics) => sum + diagnostics.length, 0);
  }

  clear(): void {
    this.#collection.clear();
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

const SEVERITIES: Readonly<Record<SimulatedProblem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function diagnosticOf({ location, message, severity, code }: Omit<SimulatedProblem, 'path'>): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(location), message, SEVERITIES[severity]);
  diagnostic.source = vscode.l10n.t('AETL simulation');
  diagnostic.code = code;
  return diagnostic;
}

function overlap(a: SourceLocation, b: SourceLocation): boolean {
  return a.uri === b.uri && rangeOf(a).intersection(rangeOf(b)) !== undefined;
}

function rangeOf({ range: { start, end } }: SourceLocation): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
