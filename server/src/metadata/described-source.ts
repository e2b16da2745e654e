import { fileName, say } from '../base/index.ts';
import type { MissingColumn } from '../sql/index.ts';
import type { CatalogColumn, CatalogTable, ChangeFact } from './model.ts';

/**
 * A source as YAML describes it, with the columns that DDL gives its table: who writes DDL says what there is, who describes says something about it.
 * Places of the description stay the first to jump to.
 */
export function describedBy(own: CatalogTable, defined: CatalogTable): CatalogTable {
  const described = new Map(own.columns.map((column) => [column.name.toLowerCase(), column]));
  const columns = defined.columns.map((column) => withDescription(column, described.get(column.name.toLowerCase())));
  return { ...own, columns, complete: true, hasDdl: true, ...missingFrom(own, columns, defined.sites[0]?.uri ?? '') };
}

type Described = Pick<CatalogTable, 'columns'>;
type Named = readonly { readonly name: string }[];

/** What of a description a definition that lists all columns does not list. */
export function missingFrom(own: Described, listed: Named, uri: string): Pick<CatalogTable, 'gone'> {
  const reason = say('{0} does not list it', fileName(uri));
  return goneFrom(own, listed, () => reason);
}

/** What of a description is gone by an ALTER, of a table that may have more columns than are listed. */
export function droppedFrom(own: Described, left: Named, changes: readonly ChangeFact[]): Pick<CatalogTable, 'gone'> {
  const dropped = new Map(
    changes.flatMap(({ change, site }) => {
      if (change.change === 'drop-column') return [[change.column.toLowerCase(), say('{0} drops it', fileName(site.uri))] as const];
      if (change.change !== 'rename-column') return [];
      return [[change.column.toLowerCase(), say('{0} renames it to {1}', fileName(site.uri), change.to)] as const];
    }),
  );
  return goneFrom(own, left, (column) => dropped.get(column.name.toLowerCase()) ?? null);
}

/** The columns of a description that are not there; `reasonOf` gives null for those of which nobody can say so. */
export function goneFrom(own: Described, there: Named, reasonOf: (column: CatalogColumn) => string | null): Pick<CatalogTable, 'gone'> {
  const names = new Set(there.map(({ name }) => name.toLowerCase()));
  const gone = own.columns.flatMap((column): MissingColumn[] => {
    const [site] = column.sites;
    const reason = names.has(column.name.toLowerCase()) ? null : reasonOf(column);
    return site === undefined || reason === null ? [] : [{ name: column.name, describedIn: fileName(site.uri), reason }];
  });
  return gone.length === 0 ? {} : { gone };
}

function withDescription(column: CatalogColumn, described: CatalogColumn | undefined): CatalogColumn {
  if (described === undefined) return column;
  return {
    ...column,
    type: column.type ?? described.type,
    nullable: column.nullable ?? described.nullable,
    description: described.description ?? column.description,
    primaryKey: column.primaryKey || described.primaryKey,
    references: described.references ?? column.references,
    tests: [...new Set([...described.tests, ...column.tests])],
    sites: [...described.sites, ...column.sites],
  };
}
