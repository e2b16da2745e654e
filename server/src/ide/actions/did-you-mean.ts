import { say } from '../../base/index.ts';
import { needsQuotes, quote, unquote } from '../identifiers.ts';
import type { IdeDiagnostic, IdeFile } from '../port.ts';
import type { ActionRequest, CodeAction } from './action.ts';

/** For a finding with suggestions: replaces the name by each of them, the likeliest first. */
export function didYouMean({ workspace, file, range }: ActionRequest): readonly CodeAction[] {
  return workspace
    .diagnostics(file.uri)
    .filter((diagnostic) => diagnostic.range.start <= range.end && range.start <= diagnostic.range.end)
    .flatMap((diagnostic) =>
      diagnostic.suggestions.map((suggestion, index) => {
        const edit = replacement(file, diagnostic, suggestion);
        return { kind: 'quickfix' as const, title: say('Change to {0}', edit.newText), edits: [edit], diagnostic, preferred: index === 0 };
      }),
    );
}

/** Replaces every name that has exactly one suggestion. */
export function fixAllNames({ workspace, file }: ActionRequest): readonly CodeAction[] {
  const sure = workspace.diagnostics(file.uri).filter(({ suggestions }) => suggestions.length === 1);
  if (sure.length === 0) return [];
  const edits = sure.flatMap((diagnostic) => diagnostic.suggestions.map((suggestion) => replacement(file, diagnostic, suggestion)));
  return [{ kind: 'source.fixAll', title: say('Correct all names that have one suggestion'), edits, diagnostic: null, preferred: false }];
}

/** Keeps what stands around the name: a suggestion is one name, or a qualified one where the finding covers that. */
function replacement(file: IdeFile, { range }: IdeDiagnostic, suggestion: string): CodeAction['edits'][number] {
  const { dialect } = file.bound.script;
  const old = file.text.slice(range.start, range.end);
  const inJinja = /['"]/.test(file.text[range.start - 1] ?? '') && /['"]/.test(file.text[range.end] ?? '');
  if (inJinja) return { range, newText: suggestion };
  if (unquote(old).quoted && !suggestion.includes('.')) return { range, newText: quote(dialect, suggestion) };
  const written = suggestion.split('.').map((part) => (needsQuotes(dialect, part) ? quote(dialect, part) : part));
  return { range, newText: written.join('.') };
}
