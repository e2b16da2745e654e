import { append, say, shiftRange, type TextRange } from '../../base/index.ts';
import type { Expression, Procedural } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { BoundStatement, FlowStep, StatementLineage } from './model.ts';
import { withPlaceholders } from './placeholders.ts';
import type { QueryParts } from './query-parts.ts';
import { literalText, textConstant } from './text-constant.ts';
import type { Value } from './value.ts';

/** Dynamic SQL whose text is constant is parsed and followed like any other statement. False when its text is not known. */
export function bindDynamic(q: QueryParts, procedural: Procedural, values: readonly Value[]): boolean {
  const [expression, ...given] = procedural.expressions;
  if (expression === undefined) return false;
  const bind = (): readonly BoundStatement[] | null => bindText(q, expression, procedural.targets.length > 0);
  const bound = given.length === 0 ? bind() : withPlaceholders(q.b, textConstant(q.b, expression) ?? '', given, values.slice(1), bind);
  if (bound === null) return false;
  const outputs = bound.at(-1)?.outputs;
  if (procedural.targets.length > 0 && outputs != null) q.b.assignRow(procedural.targets, outputs);
  return true;
}

/** Binds the statements in the text that an expression yields; null when that is not a constant. `isInto`: variables take what a query yields. */
export function bindText(q: QueryParts, expression: Expression, isInto = false): readonly BoundStatement[] | null {
  const { b } = q;
  const text = textConstant(b, expression);
  const results = text === null ? null : b.env.run(text);
  if (results === null) return null;
  const offset = exactOffset(b, expression, text ?? '');
  for (const { start, hasErrors, bound } of results) {
    if (hasErrors) b.uncertain(say('the dynamic statement has a syntax error'));
    take(b, bound, expression, offset === null ? null : offset + start, isInto);
  }
  return results.map(({ bound }) => bound);
}

/** Where the text stands in the statement, if it stands there just as it is. */
function exactOffset(b: Binder, expression: Expression, text: string): number | null {
  if (expression.kind !== 'literal') return null;
  const source = b.textOf(expression);
  const at = source.indexOf(text);
  return at > 0 && literalText(source, b.dialect.lexical.backslashEscapes) === text ? expression.start + at : null;
}

/** What the inner statement came to, told of the one around it. Without an offset, ranges are those of the whole expression. */
function take(b: Binder, bound: BoundStatement, expression: Expression, offset: number | null, isInto: boolean): void {
  const place = (range: TextRange): TextRange =>
    offset === null ? { start: expression.start, end: expression.end } : shiftRange({ start: range.start, end: range.end }, offset);
  const moved = new Map<StatementLineage, StatementLineage>();
  for (const lineage of bound.lineage)
    moved.set(lineage, {
      ...lineage,
      columns: lineage.columns.filter((c) => !isInto || c.target.table !== null).map((c) => ({ ...c, range: place(c.range) })),
    });
  append(b.lineage, [...moved.values()]);
  append(
    b.steps,
    bound.steps.map((step): FlowStep => ({ ...step, lineage: step.lineage === null ? null : (moved.get(step.lineage) ?? step.lineage) })),
  );
  append(b.definitions, bound.definitions);
  if (offset === null) return;
  // Its names can be followed, but what they are missing is not said: dynamic SQL is for what exists at run time only.
  append(
    b.references,
    bound.references.map((reference) => ({ ...reference, range: place(reference.range) })),
  );
}
