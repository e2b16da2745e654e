import { catalogColumn } from './columns.ts';
import { placeAt, referencesAt } from './place.ts';
import type { IdeFile, TableColumn } from './port.ts';
import { namedByQuery } from './references/index.ts';

/** The column of a table that is named at the offset: taken from it, or given to it by the query of a view or model. */
export function columnAt(file: IdeFile, offset: number): TableColumn | null {
  const place = placeAt(file, offset);
  const [reference] = place ? referencesAt(place) : [];
  if (place === null || reference?.kind !== 'column') return null;
  const own = catalogColumn(reference.relation, reference.column);
  if (own !== null || !reference.declaration) return own;
  const { start, end } = reference.range;
  const [given] = namedByQuery(file, place.index);
  const output = given?.columns.find(({ declaration }) => declaration?.start === start && declaration.end === end);
  return given === undefined || output === undefined ? null : { table: given.table, column: output.name };
}
