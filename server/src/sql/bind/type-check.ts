import { say, type TextRange } from '../../base/index.ts';
import { functionTypesOf } from '../dialects/function-types.ts';
import type { Call, Expression } from '../syntax/nodes.ts';
import { familyOf, isMoment, isNumber, type TypeFamily } from '../types/index.ts';
import type { Binder } from './binder.ts';
import { ARITHMETIC, COMPARISONS } from './expression-type.ts';
import type { Value } from './value.ts';

/** Reports operands that the dialect never compares or adds without a cast. Strings and NULL written out take any type, so they are left alone. */
export function checkOperation(b: Binder, op: string, operands: readonly Expression[], values: readonly Value[]): void {
  if (b.dialect.binding.clashes.size === 0 || operands.length < 2) return;
  const compares = COMPARISONS.has(op);
  if (!compares && !ARITHMETIC.has(op)) return;
  const [first, ...rest] = operands as [Expression, ...Expression[]];
  const left = values[0]?.type ?? null;
  if (isPlain(first)) return;
  rest.forEach((operand, i) => {
    const right = values[i + 1]?.type ?? null;
    if (isPlain(operand) || !clash(b, left, right)) return;
    // `document - key` and `document - index` take a member away.
    if (op === '-' && (familyOf(left) === 'json' || familyOf(right) === 'json')) return;
    // Dates and numbers are added in several dialects: days.
    if (!compares && isMoment(familyOf(left)) !== isMoment(familyOf(right)) && (isNumber(familyOf(left)) || isNumber(familyOf(right))))
      return;
    const message = compares
      ? say('{0} and {1} are not compared without a cast', left ?? '', right ?? '')
      : say('{0} and {1} are not put together without a cast', left ?? '', right ?? '');
    b.report('type-mismatch', operand, message);
  });
}

/** Reports a wrong number of arguments of a known function, and sums of what is no number. */
export function checkCall(b: Binder, call: Call, name: string, types: readonly (string | null)[]): void {
  if (call.name.parts.length !== 1 || call.bare) return;
  const known = functionTypesOf(b.dialect.name).get(name.toLowerCase());
  if (known === undefined) return;
  const count = call.args.length;
  const isCounted =
    call.extra.length === 0 &&
    !call.args.some((arg) => arg.kind === 'star' || arg.kind === 'jinja' || arg.kind === 'named-argument' || arg.kind === 'missing');
  if (isCounted && (count < known.least || count > known.most) && !isOverloaded(b, name)) {
    const message =
      known.least === known.most
        ? say('{0} takes {1} {1|argument|arguments}, not {2}', name, known.least, count)
        : say('{0} takes {1} to {2} arguments, not {3}', name, known.least, known.most, count);
    b.report('type-mismatch', call.name, message);
    return;
  }
  const [first = null] = types;
  const family = familyOf(first);
  if (
    (known.rule === 'sum' || known.rule === 'avg') &&
    b.dialect.binding.strictSums &&
    NEVER_SUMMED.has(family) &&
    call.args[0] !== undefined
  )
    b.report('type-mismatch', call.args[0], say('{0} adds up numbers, not {1}', name, first ?? ''));
}

const NEVER_SUMMED: ReadonlySet<TypeFamily> = new Set([
  'text',
  'boolean',
  'date',
  'timestamp',
  'json',
  'uuid',
  'binary',
  'struct',
  'array',
]);

/** Reports a value that the dialect never stores in a column of this type. */
export function checkAssignment(
  b: Binder,
  column: { readonly name: string; readonly type: string | null } | null,
  value: Pick<Value, 'kind' | 'type'>,
  range: TextRange,
): void {
  if (column === null || b.dialect.binding.clashes.size === 0) return;
  const [to, from] = [familyOf(column.type), familyOf(value.type)];
  // Everything can be written as text, and a string that is written out can be read as anything.
  if (to === 'text' || to === 'json' || (from === 'text' && value.kind === 'constant')) return;
  if (clash(b, column.type, value.type))
    b.report(
      'type-mismatch',
      range,
      say('{0} is not stored in {1}, which is {2}, without a cast', value.type ?? '', column.name, column.type ?? ''),
    );
}

function isPlain(expression: Expression): boolean {
  return (
    (expression.kind === 'literal' && (expression.type === 'string' || expression.type === 'null')) ||
    expression.kind === 'parameter' ||
    expression.kind === 'jinja'
  );
}

/** A function of the catalog or of the user may hide the one that is known. */
function isOverloaded(b: Binder, name: string): boolean {
  return b.isVariable(name);
}

function clash(b: Binder, left: string | null, right: string | null): boolean {
  const [a, z] = [classOf(familyOf(left)), classOf(familyOf(right))];
  if (a === null || z === null || a === z) return false;
  const { clashes } = b.dialect.binding;
  return clashes.has(`${a}/${z}`) || clashes.has(`${z}/${a}`);
}

function classOf(family: TypeFamily): string | null {
  if (isNumber(family)) return 'number';
  if (family === 'date' || family === 'timestamp') return 'date';
  return family === 'text' || family === 'boolean' || family === 'uuid' || family === 'json' ? family : null;
}
