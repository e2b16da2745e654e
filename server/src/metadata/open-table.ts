import type { CatalogTable } from './model.ts';

const known = new WeakMap<CatalogTable, CatalogTable>();

/** A table that is probably meant: there may be other columns, and the types of those that there are need not be these. */
export function openTable(table: CatalogTable): CatalogTable {
  const found = known.get(table);
  if (found !== undefined) return found;
  const open = { ...table, complete: false, columns: table.columns.map((column) => ({ ...column, type: null, references: null })) };
  known.set(table, open);
  return open;
}
