import type { ColumnSource, StatementLineage } from './model.ts';

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

/** The parameter as its calls fill it. */
export function input(routine: KnownRoutine, column: string): ColumnSource {
  return { table: `${HIDDEN}${routine.name}`, column };
}

/** … and as it is when the routine ends. */
export function output(routine: KnownRoutine, column: string): ColumnSource {
  return { table: `${HIDDEN}${HIDDEN}${routine.name}`, column };
}
