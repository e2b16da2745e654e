import { say } from '../../base/index.ts';
import type { Call, CreateRoutine, Expression } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { ColumnSource } from './model.ts';
import { keyOf, lastPart } from './names.ts';
import { input, type KnownRoutine, output } from './parameters.ts';
import type { QueryParts } from './query-parts.ts';
import type { SelectScope } from './scope.ts';
import type { Value } from './value.ts';
import { isUnset } from './variables.ts';

/** Makes a routine known to the calls that follow, and its parameters to its body. */
export function declareParameters(b: Binder, routine: CreateRoutine): KnownRoutine | null {
  const name = keyOf(lastPart(routine.name)?.name ?? '');
  if (name === '' || routine.body.length === 0 || routine.parameters.length === 0) return null;
  const parameters = routine.parameters.map(({ name: parameter, mode }) => ({ name: keyOf(parameter?.name ?? ''), isOut: mode !== 'in' }));
  const known: KnownRoutine = { name, parameters };
  b.env.declareRoutine(known);
  for (const { name: parameter } of routine.parameters) {
    if (parameter === null) continue;
    const value: Value = { kind: 'copy', sources: [input(known, keyOf(parameter.name))], column: null, type: null };
    b.variables.set(parameter.name, { value, row: null, text: null, unknown: null });
  }
  return known;
}

/** What a routine's OUT parameters hold when it ends. */
export function writeOutputs(b: Binder, routine: KnownRoutine): void {
  for (const { name, isOut } of routine.parameters) {
    const value = b.variables.get(name)?.value;
    if (isOut && value !== undefined) emit(b, output(routine, name), value);
  }
}

/** The arguments of a call, written to the parameters of the routine where this script defines it. */
export function bindArguments(q: QueryParts, scope: SelectScope, call: Call): Value[] {
  const { b } = q;
  const routine = b.env.findRoutine(keyOf(lastPart(call.name)?.name ?? ''));
  return call.args.map((argument, i) => {
    const isNamed = argument.kind === 'named-argument';
    const given = isNamed ? argument.value : argument;
    const value = q.expressions.bind(scope, given, 'values');
    const parameter = routine?.parameters.find((p, at) => (isNamed ? p.name === keyOf(argument.name.name) : at === i));
    if (routine == null || parameter === undefined) mayFill(b, given);
    else {
      emit(b, input(routine, parameter.name), value);
      if (parameter.isOut)
        b.assign(given, { value: { kind: 'copy', sources: [output(routine, parameter.name)], column: null, type: null } });
    }
    return value;
  });
}

/** A variable that nobody has assigned yet is given to a procedure that is not known to have it filled. */
function mayFill(b: Binder, given: Expression): void {
  const name =
    given.kind === 'column' && given.parts.length === 1 ? given.parts[0]?.name : given.kind === 'parameter' ? given.name : undefined;
  const variable = name === undefined ? undefined : b.variable(name);
  if (variable !== undefined && isUnset(variable)) b.assign(given, { unknown: say('a variable is filled by a procedure') });
}

function emit(b: Binder, target: ColumnSource, { sources, kind }: Value): void {
  if (sources.length > 0) b.emit({ target, sources, kind, expression: '', range: { start: 0, end: 0 } });
}
