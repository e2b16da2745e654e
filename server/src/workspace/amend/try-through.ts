import type { CatalogTable } from '../../metadata/index.ts';
import { sameName } from './amend-fact.ts';
import type { TableAmendment } from './amendment.ts';
import type { Tried, TriedDefinitions } from './tried.ts';

/** How often files and databases hand on to each other what they lose; more would be a circle. */
const MOST_ROUNDS = 12;

export interface Trials {
  /** Views and routines of databases. */
  readonly definitions: (amendments: readonly TableAmendment[]) => Promise<TriedDefinitions>;
  readonly files: (amendments: readonly TableAmendment[]) => Promise<readonly Tried[]>;
}

/**
 * What would become of files and of what databases keep, until neither loses anything more by the other: a view of a database may read what a file
 * makes of another view. Files come first, in the order of the index.
 */
export async function tryThrough(amendments: readonly TableAmendment[], { definitions, files }: Trials): Promise<readonly Tried[]> {
  let found = await definitions(amendments);
  let tried = await files([...amendments, ...found.amendments]);
  const given = new Set(amendments.map((one) => JSON.stringify(one)));
  let before = '';
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const lost = tried.flatMap(lostByFile).filter((one) => !given.has(JSON.stringify(one)));
    const key = JSON.stringify(lost);
    if (key === before || lost.length === 0) break;
    before = key;
    const next = await definitions([...amendments, ...lost]);
    const isSame = JSON.stringify(next.amendments) === JSON.stringify(found.amendments);
    found = next;
    if (isSame) break;
    tried = await files([...amendments, ...found.amendments]);
  }
  return [...tried, ...found.tried];
}

/** Columns that the tables of a file no longer have, or have with another type. */
function lostByFile({ before, after }: Tried): TableAmendment[] {
  return before.tables.flatMap((table) => {
    const now = after.tables.find(({ id }) => id === table.id);
    return now === undefined ? [] : lostColumns(table, now);
  });
}

function lostColumns(before: CatalogTable, after: CatalogTable): TableAmendment[] {
  return before.columns.flatMap(({ name, type }): TableAmendment[] => {
    const column = after.columns.find((one) => sameName(one.name, name));
    if (column === undefined) return [{ table: before.id, change: { change: 'drop-column', column: name } }];
    if (column.type === type || column.type === null) return [];
    return [{ table: before.id, change: { change: 'change-type', column: name, type: column.type } }];
  });
}
