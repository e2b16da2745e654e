import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { ColumnValues, ValuesOf } from '../../lineage/index.ts';
import type { ColumnProfile, TableProfile } from '../../metadata/index.ts';
import type { ErdTable } from '../../protocol/index.ts';
import type { Profiles } from '../profiles/index.ts';

/** More profiles than these are not read for one picture. */
const MOST_PROFILES = 2_000;

/** What the newest profiles of a connection say of the values in these tables. Where none is kept, or the store cannot be read, nothing is known. */
export async function profiledValues(
  profiles: Pick<Profiles, 'newest' | 'read'>,
  connection: string,
  tables: readonly ErdTable[],
  token: CancellationToken,
): Promise<ValuesOf> {
  const entries = await profiles.newest(connection);
  if (!entries.ok) return () => null;
  const wanted = new Map(tables.map(({ id }) => [id.toLowerCase(), id]));
  // A database without schemas names tables without one, and the other way round.
  const byName = new Map<string, string | null>();
  for (const { id, name } of tables) byName.set(name.toLowerCase(), byName.has(name.toLowerCase()) ? null : id);
  const found = new Map<string, TableProfile>();
  for (const { id, table } of entries.value.slice(0, MOST_PROFILES)) {
    throwIfCancelled(token);
    const full = [table.schema, table.name]
      .filter((part) => part !== null)
      .join('.')
      .toLowerCase();
    const name = wanted.get(full) ?? byName.get(table.name.toLowerCase()) ?? null;
    if (name === null || found.has(name)) continue;
    const profile = await profiles.read(connection, id);
    if (profile.ok && profile.value !== null) found.set(name, profile.value);
  }
  return (table, column) => {
    const profile = found.get(table);
    const known = profile?.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
    return profile === undefined || known === undefined || known.problem !== null ? null : valuesOf(profile, known);
  };
}

function valuesOf({ sampled, ended }: TableProfile, { kind, distinct, min, max }: ColumnProfile): ColumnValues {
  // Texts are kept masked where they may be personal, and are ordered otherwise in every database.
  const ordered = kind === 'number' ? typeof min === 'number' && typeof max === 'number' : kind === 'date' || kind === 'timestamp';
  return {
    distinct: distinct?.count ?? null,
    whole: sampled === null && ended === null && (distinct === null || distinct.method === 'exact'),
    min: ordered ? min : null,
    max: ordered ? max : null,
  };
}
