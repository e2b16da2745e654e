import { shiftRange } from '../../base/index.ts';
import type { BoundScript } from '../../sql/index.ts';
import { diagnostic, type FileDiagnostic } from '../diagnostics.ts';

/** What the parser and the binder found, in the offsets of the file. */
export function sqlDiagnostics(bound: BoundScript): FileDiagnostic[] {
  const found: FileDiagnostic[] = [];
  for (const [index, { range, tree }] of bound.script.statements.entries()) {
    // Jinja control blocks and macros decide what the statement looks like once it is rendered; that is not known here.
    if (!tree.templated) {
      for (const error of tree.errors)
        found.push(diagnostic('syntax', 'error', error.message, shiftRange({ start: error.start, end: error.end }, range.start)));
    }
    for (const problem of bound.statements[index]?.diagnostics ?? []) {
      found.push(diagnostic(problem.code, problem.severity, problem.message, shiftRange(problem.range, range.start), problem.suggestions));
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
