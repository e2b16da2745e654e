import { catalogColumn } from './columns.ts';
import { placeAt, referencesAt } from './place.ts';
import type { IdeFile } from './port.ts';

export interface TableAt {
  /** The table's name, as the catalog or the text spells it: `schema.table`. */
  readonly table: string;
  /** Null on the table itself. */
  readonly column: string | null;
}

/** The table, or the column of one, that the name at the offset stands for; null for what a statement makes itself. */
export function tableAt(file: IdeFile, offset: number): TableAt | null {
  const place = placeAt(file, offset);
  const [reference] = place ? referencesAt(place) : [];
  if (reference === undefined) return null;
  if (reference.kind === 'column') {
    const source = catalogColumn(reference.relation, reference.column);
    return source && { table: source.table, column: source.column };
  }
  const { kind, name, table } = reference.relation;
  if (kind !== 'table' && kind !== 'unknown') return null;
  return { table: table?.id ?? name, column: null };
}
