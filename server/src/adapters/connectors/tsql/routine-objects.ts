import type { RoutineObject } from '../../../metadata/index.ts';
import type { CatalogRow } from '../catalog-row.ts';
import { groupRows } from '../group-rows.ts';
import type { SchemaPlace } from '../schema-place.ts';
import { formatType } from './type-names.ts';

export function routineObjects(place: SchemaPlace, routines: readonly CatalogRow[], parameters: readonly CatalogRow[]): RoutineObject[] {
  const parametersOf = groupRows(parameters, (row) => row.text('id'));
  return routines.map((row) => {
    const kind = kindOf(row.text('kind'));
    return {
      kind,
      ...place,
      name: row.text('name'),
      signature: kind === 'trigger' ? `ON ${row.text('parent_name')}` : signature(parametersOf.get(row.text('id')) ?? []),
      language: IN_CLR.has(row.text('kind')) ? 'CLR' : 'T-SQL',
      definition: row.textOrNull('definition'),
      comment: row.textOrNull('comment'),
    };
  });
}

const IN_CLR: ReadonlySet<string> = new Set(['PC', 'FS', 'FT', 'TA']);

function kindOf(kind: string): RoutineObject['kind'] {
  if (kind === 'P' || kind === 'PC') return 'procedure';
  return kind === 'TR' || kind === 'TA' ? 'trigger' : 'function';
}

function signature(parameters: readonly CatalogRow[]): string {
  const texts = parameters.map((row) => {
    const type = formatType({
      name: row.text('type_name'),
      bytes: row.number('bytes') ?? 0,
      precision: row.number('type_precision') ?? 0,
      scale: row.number('type_scale') ?? 0,
    });
    return `${row.text('name')} ${type}${row.flag('is_output') ? ' OUTPUT' : ''}`;
  });
  return `(${texts.join(', ')})`;
}
