import type { CrawledName, PartitionsObject } from '../../metadata/index.ts';

export interface PartitionedRow extends Omit<CrawledName, 'target'> {
  /** As the store keeps them. */
  readonly partitions: string;
}

type PartitionName = Omit<PartitionedRow, 'partitions'>;

/**
 * Partitions of PostgreSQL are tables that queries may name. They are kept as parts of their table, whose columns they have, and are looked through when a name is first asked for;
 * the names are given in lower case.
 */
export function partitionNames(rows: () => readonly PartitionedRow[]): (bucket: string) => readonly PartitionName[] {
  let names: ReadonlyMap<string, readonly PartitionName[]> | null = null;
  return (bucket) => {
    names ??= byName(rows().flatMap(namesOf));
    return names.get(bucket) ?? [];
  };
}

function byName(found: readonly PartitionName[]): ReadonlyMap<string, readonly PartitionName[]> {
  const names = new Map<string, PartitionName[]>();
  for (const partition of found) {
    const key = partition.name.toLowerCase();
    names.set(key, [...(names.get(key) ?? []), partition]);
  }
  return names;
}

function namesOf({ partitions, ...table }: PartitionedRow): readonly PartitionName[] {
  const parts = (JSON.parse(partitions) as PartitionsObject).partitions;
  const texts = parts.flatMap(({ name, below = [] }) => [name, ...below]);
  const partOf = { catalog: table.catalog || null, schema: table.schema || null, name: table.name };
  return texts.flatMap((text) => [
    { ...table, name: text, partOf },
    ...inOtherSchema(text).map((place) => ({ ...table, ...place, partOf })),
  ]);
}

/** One in another schema than its table is printed with it. Names may hold dots themselves, so that any of these may be meant. */
function inOtherSchema(text: string): readonly { readonly schema: string; readonly name: string }[] {
  return [...text.matchAll(/\./g)].map(({ index }) => ({ schema: text.slice(0, index), name: text.slice(index + 1) }));
}
