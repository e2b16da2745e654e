import type { Call, CreateRoutine, Expression } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { ColumnSource, StatementLineage } from './model.ts';
import { keyOf, lastPart } from './names.ts';
import type { QueryParts } from './query-parts.ts';
import type { SelectScope } from './scope.ts';
import type { Value } from './value.ts';
import { isUnset } from './variables.ts';

/**
 * Parameters are columns of a table that nobody sees: calls write them, the routine's body reads them, and the script's edges dissolve them.
 * So a routine is bound once, however often it is called. No name in SQL begins with this character.
 */
const HIDDEN = '\u0001';

export interface KnownRoutine {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly isOut: boolean }[];
}

/** Whether this is a parameter rather than a column. */
export function isArgument({ table }: ColumnSource): boolean {
  return table?.startsWith(HIDDEN) === true;
}

/** What is said of a statement in public: without parameters. The same object where there are none. */
export function withoutArguments(lineage: StatementLineage): StatementLineage {
  const { columns, influences } = lineage;
  if (!columns.some((c) => isArgument(c.target) || c.sources.some(isArgument)) && !influences.some(isArgument)) return lineage;
  return {
    ...lineage,
    columns: columns
      .filter((c) => !isArgument(c.target))
      .map((c) => {
        const sources = c.sources.filter((source) => !isArgument(source));
        return sources.length === c.sources.length
          ? c
          : { ...c, sources, kind: sources.length === 0 && c.kind !== 'aggregate' && c.kind !== 'window' ? 'constant' : c.kind };
      }),
    influences: influences.filter((influence) => !isArgument(influence)),
  };
}

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
      if (parameter.isOut) b.assign(given, { value: { kind: 'copy', sources: [output(routine, parameter.name)], column: null, type: null } });
    }
    return value;
  });
}

/** A variable that nobody has assigned yet is given to a procedure that is not known to have it filled. */
function mayFill(b: Binder, given: Expression): void {
  const name = given.kind === 'column' && given.parts.length === 1 ? given.parts[0]?.name : given.kind === 'parameter' ? given.name : undefined;
  const variable = name === undefined ? undefined : b.variable(name);
  if (variable !== undefined && isUnset(variable)) b.assign(given, { unknown: 'a variable is filled by a procedure' });
}

function emit(b: Binder, target: ColumnSource, { sources, kind }: Value): void {
  if (sources.length > 0) b.emit({ target, sources, kind, expression: '', range: { start: 0, end: 0 } });
}

function input(routine: KnownRoutine, column: string): ColumnSource {
  return { table: `${HIDDEN}${routine.name}`, column };
}

function output(routine: KnownRoutine, column: string): ColumnSource {
  return { table: `${HIDDEN}${HIDDEN}${routine.name}`, column };
}
