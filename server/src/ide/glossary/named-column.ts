import type { TextRange } from '../../base/index.ts';
import type { CatalogColumn, CatalogTable } from '../../metadata/index.ts';
import { glossaryOf, type SourceFile, tablesAt, type Workspace } from '../../workspace/index.ts';

/** What a column's path in a glossary stands for. */
export interface NamedColumn {
  readonly range: TextRange;
  readonly tables: readonly CatalogTable[];
  readonly columns: readonly { readonly table: CatalogTable; readonly column: CatalogColumn }[];
}

/** The glossary at a URI; null for every other file. */
export function glossaryFile(workspace: Workspace, uri: string): SourceFile | null {
  const file = workspace.file(uri);
  return file?.role === 'glossary' ? file : null;
}

/** The column whose path stands at the offset; null where none does. */
export function columnAt(workspace: Workspace, file: SourceFile, offset: number): NamedColumn | null {
  const place = glossaryOf(file).columns.find(({ range }) => range.start <= offset && offset <= range.end);
  if (place === undefined) return null;
  const path = place.text.split('.');
  const name = path.at(-1)?.toLowerCase();
  const tables = tablesAt(workspace.nameableTables(file.project), path.slice(0, -1));
  const columns = tables.flatMap((table) =>
    table.columns.filter((column) => column.name.toLowerCase() === name).map((column) => ({ table, column })),
  );
  return { range: place.range, tables, columns };
}
