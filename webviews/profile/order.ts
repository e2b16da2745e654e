import type { ProfileDrift, ProfiledColumn } from '../../server/src/protocol/index.ts';

export type Order = 'place' | 'name' | 'nulls' | 'distinct' | 'drift';

/** The columns that a person looks for, in the order that was chosen; equals stay as they stand in the table. */
export function arrange(
  columns: readonly ProfiledColumn[],
  filter: string,
  order: Order,
  driftOf: (name: string) => readonly ProfileDrift[],
): readonly ProfiledColumn[] {
  const wanted = filter.trim().toLowerCase();
  const found =
    wanted === ''
      ? columns
      : columns.filter(({ name, type, domain }) => [name, type, domain?.name ?? ''].some((text) => text.toLowerCase().includes(wanted)));
  switch (order) {
    case 'place':
      return found;
    case 'name':
      return found.toSorted((a, b) => COLLATOR.compare(a.name, b.name));
    case 'nulls':
      return found.toSorted((a, b) => share(b) - share(a));
    case 'distinct':
      return found.toSorted((a, b) => (b.distinct?.count ?? -1) - (a.distinct?.count ?? -1));
    case 'drift': {
      const weight = (name: string) => driftOf(name).reduce((sum, { severity }) => sum + WEIGHTS[severity], 0);
      return found.toSorted((a, b) => weight(b.name) - weight(a.name));
    }
  }
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true });
const WEIGHTS = { error: 10_000, warning: 100, info: 1 } as const;
const share = ({ nulls, rows }: ProfiledColumn): number => (rows === 0 ? -1 : nulls / rows);
