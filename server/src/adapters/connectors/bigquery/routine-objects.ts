import type { RoutineObject } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { groupRows } from '../group-rows.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { optionText } from './option-text.ts';

export function routineObjects(place: SchemaPlace, routines: readonly CatalogRow[], parameters: readonly CatalogRow[]): RoutineObject[] {
  const parametersOf = groupRows(parameters, (row) => row.text('routine_name'));
  return routines.map((row) => ({
    // Aggregate and table functions are functions.
    kind: row.text('kind') === 'PROCEDURE' ? 'procedure' : 'function',
    ...place,
    name: row.text('name'),
    signature: signature(parametersOf.get(row.text('name')) ?? []),
    language: row.text('body') === 'EXTERNAL' ? row.textOrNull('language') : 'SQL',
    definition: row.textOrNull('ddl'),
    comment: optionText(row.textOrNull('comment')),
  }));
}

function signature(parameters: readonly CatalogRow[]): string {
  const texts = parameters.map((row) => {
    const mode = row.textOrNull('mode');
    return `${mode === null || mode === 'IN' ? '' : `${mode} `}${row.text('name')} ${row.textOrNull('type_name') ?? 'ANY TYPE'}`;
  });
  return `(${texts.join(', ')})`;
}
