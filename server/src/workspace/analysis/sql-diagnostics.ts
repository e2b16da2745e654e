import { say, shiftRange, type TextRange } from '../../base/index.ts';
import { diagnostic, type FileDiagnostic } from '../diagnostics.ts';
import type { View, Views } from './view.ts';

/** What the parser and the binder found in the readings of a file, in the offsets of the file. */
export function sqlDiagnostics({ all, independent }: Views): FileDiagnostic[] {
  const found = new Map<string, { readonly diagnostic: FileDiagnostic; count: number }>();
  for (const view of all) {
    if (view.sample || view.quiet) continue;
    const once = new Set<string>();
    for (const problem of problemsOf(view)) {
      const key = `${problem.code} ${problem.range.start} ${problem.range.end} ${problem.message}`;
      if (once.has(key)) continue;
      once.add(key);
      const known = found.get(key);
      if (known === undefined) found.set(key, { diagnostic: problem, count: 1 });
      else known.count++;
    }
  }
  return [...found.values()]
    .filter(({ diagnostic: { range }, count }) => independent || count === all.filter((view) => view.shows(range)).length)
    .map((entry) => entry.diagnostic)
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function* problemsOf(view: View): Generator<FileDiagnostic> {
  for (const [index, { range, tree }] of view.bound.script.statements.entries()) {
    // Jinja whose value is not known decides what the statement looks like.
    if (!tree.templated) {
      for (const error of tree.errors) {
        const { range: place, exact } = view.locate(shiftRange({ start: error.start, end: error.end }, range.start));
        // What a macro writes may fit another database than the one that was guessed.
        if (exact) yield diagnostic('syntax', 'error', error.message, place);
      }
    }
    for (const problem of view.bound.statements[index]?.diagnostics ?? []) {
      // A macro that is not known may bring tables, but it takes none away.
      if (tree.templated && problem.code !== 'unknown-table') continue;
      const { range: place, exact } = view.locate(shiftRange(problem.range, range.start));
      const { code, severity, message, suggestions } = problem;
      const written = exact ? null : view.namedIn(place, textAt(view, shiftRange(problem.range, range.start)));
      if (exact || written !== null) yield diagnostic(code, severity, message, written ?? place, suggestions);
      else yield diagnostic(code, severity, inMade(view, place, message), place);
    }
  }
}

function textAt({ bound }: View, { start, end }: TextRange): string {
  return bound.script.text.slice(start, end);
}

/** Says that the text that is wrong is not the one that stands there. */
function inMade(view: View, range: TextRange, message: string): string {
  const maker = view.madeBy(range);
  return maker === null ? message : say('In the SQL that {0} makes: {1}', maker, message);
}
