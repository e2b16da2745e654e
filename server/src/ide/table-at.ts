import type { TextRange } from '../base/index.ts';
import { catalogColumn } from './columns.ts';
import { type Place, placeAt, referencesAt } from './place.ts';
import type { IdeFile } from './port.ts';

export interface TableAt {
  /** The table's name, as the catalog or the text spells it: `schema.table`. */
  readonly table: string;
  /** Null on the table itself. */
  readonly column: string | null;
  /** Whether the text names the schema too; otherwise it comes from a catalog, which may not be that of the database that is asked. */
  readonly qualified: boolean;
}

/** The table, or the column of one, that the name at the offset stands for; null for what a statement makes itself. */
export function tableAt(file: IdeFile, offset: number): TableAt | null {
  const place = placeAt(file, offset);
  const [reference] = place ? referencesAt(place) : [];
  if (place === null || reference === undefined) return null;
  if (reference.kind === 'column') {
    const source = catalogColumn(reference.relation, reference.column);
    return source && { table: source.table, column: source.column, qualified: false };
  }
  const { kind, name, table } = reference.relation;
  if (kind !== 'table' && kind !== 'unknown') return null;
  return { table: table?.id ?? name, column: null, qualified: isQualified(place, reference.range) };
}

function isQualified({ file, statement }: Place, { start, end }: TextRange): boolean {
  const offset = statement.range.start;
  return file.text.slice(offset + start, offset + end).includes('.') || /\.\s*["`[]?$/.test(file.text.slice(offset, offset + start));
}
