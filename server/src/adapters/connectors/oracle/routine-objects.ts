import type { RoutineObject } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { groupRows } from '../group-rows.ts';
import type { SchemaPlace } from '../schema-place.ts';

export function routineObjects(
  place: SchemaPlace,
  routines: readonly CatalogRow[],
  sources: readonly CatalogRow[],
  allArguments: readonly CatalogRow[],
): RoutineObject[] {
  const linesOf = groupRows(sources, (row) => `${row.text('kind')} ${row.text('name')}`);
  const argumentsOf = groupRows(allArguments, (row) => row.text('name'));
  const source = (kind: string, name: string): string | null => {
    const lines = linesOf.get(`${kind} ${name}`);
    return lines === undefined
      ? null
      : `CREATE OR REPLACE ${lines
          .map((row) => row.text('line_text'))
          .join('')
          .trim()}`;
  };
  return routines.map((row) => {
    const [name, kind] = [row.text('name'), row.text('kind')];
    const body = kind === 'PACKAGE' ? source('PACKAGE BODY', name) : null;
    const own = source(kind, name);
    return {
      kind: KINDS[kind] ?? 'procedure',
      ...place,
      name,
      signature: signature(kind, row, argumentsOf.get(name) ?? []),
      language: 'PL/SQL',
      definition: body === null ? own : `${own ?? ''}\n/\n${body}`,
      comment: null,
    };
  });
}

const KINDS: Readonly<Record<string, RoutineObject['kind']>> = { FUNCTION: 'function', PACKAGE: 'package', TRIGGER: 'trigger' };

function signature(kind: string, routine: CatalogRow, args: readonly CatalogRow[]): string {
  if (kind === 'TRIGGER') return `ON ${routine.textOrNull('parent_name') ?? 'SCHEMA'}`;
  if (kind === 'PACKAGE') return '';
  const texts = args
    .filter((row) => row.number('place') !== 0)
    .map((row) => `${row.text('argument_name')} ${row.text('mode_text').replace('/', ' ')} ${row.text('type_name')}`);
  return `(${texts.join(', ')})`;
}
