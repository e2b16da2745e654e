import { say } from '../../base/index.ts';
import type { AnswerLine, AnswerPlace, SourceLocation } from '../../protocol/index.ts';
import { edgeKindText } from '../edge-kind-text.ts';
import type { ExplanationReport, PathsReport } from './model.ts';

export const line = (text: string, places: readonly AnswerPlace[] = []): AnswerLine => ({ text, places });

/** A line that ends with its place. */
export function lineAt(text: string, path: string | null, location: SourceLocation | null): AnswerLine {
  if (path === null || location === null) return line(text);
  return line(`${text}  ${path}:${location.range.start.line + 1}`, [{ path, location }]);
}

/** The steps of a value in sentences, nearest first, then its roots and what decides about rows. The command line prints the same. */
export function explanationLines({ table, column, steps, roots, rows, notes, truncated }: ExplanationReport): readonly AnswerLine[] {
  if (steps.length === 0) return [line(say('Nothing that AETL reads writes {0}: it is a source itself.', `${table}.${column}`))];
  const lines = steps.map(({ distance, sentence, expressions }) =>
    line(
      `${'  '.repeat(distance)}${sentence}`,
      expressions.flatMap(({ path, location }) => (path === null || location === null ? [] : [{ path, location }])),
    ),
  );
  if (truncated) lines.push(line(say('… and so on: there are more steps than are listed.')));
  lines.push(line(''), line(say('In the end it comes from {0}.', roots.length === 0 ? say('nothing that is known') : roots.join(', '))));
  if (rows.length > 0) lines.push(line(''), ...rows.map(({ sentence }) => line(sentence)));
  if (notes.length > 0) lines.push(line(''), ...notes.map((note) => line(note)));
  return lines;
}

/** Each way as where it begins and a line for each step; an empty line between them. */
export function pathLines({ from, paths }: Pick<PathsReport, 'from' | 'paths'>): readonly AnswerLine[] {
  const lines: AnswerLine[] = [];
  for (const steps of paths) {
    if (lines.length > 0) lines.push(line(''));
    lines.push(line(steps[0]?.source ?? from));
    for (const { target, kind, uncertain, expression, path, location } of steps) {
      const word = edgeKindText(kind);
      const how = kind === 'copy' || expression === null ? word : `${word}: ${expression.replace(/\s+/g, ' ')}`;
      lines.push(lineAt(`  -> ${target}  ${how}${uncertain ? ` (${say('uncertain')})` : ''}`, path, location));
    }
  }
  return lines;
}
