import { valueType } from '../database/value-type.ts';
import type { ColumnProfile, TableProfile } from '../profile/index.ts';
import { type MaskKind, maskValue } from './mask.ts';
import type { DescribedColumn } from './model.ts';
import { personalKind } from './personal-kind.ts';

/** What a glossary says of a column, by its name; null where it says nothing. */
export type SaidOfColumn = (column: string) => DescribedColumn | null;

/** A profile as it may be shown and kept: values of columns that hold personal data, or are likely to, are masked. `table` is whose columns they are, where the profile is one of a partition. */
export function maskProfile(profile: TableProfile, said: SaidOfColumn, table: string = profile.table.name): TableProfile {
  const kindOf = (column: ColumnProfile) =>
    personalKind({ table, name: column.name, type: valueType(column), said: said(column.name), profile: column });
  const kinds = new Map(profile.columns.map((column) => [column.name, kindOf(column)]));
  return {
    ...profile,
    columns: profile.columns.map((column) => maskColumn(column, kinds.get(column.name) ?? null)),
    // The newest date of birth is somebody's.
    freshness: profile.freshness.filter(({ column }) => (kinds.get(column) ?? null) === null),
  };
}

function maskColumn(column: ColumnProfile, kind: MaskKind | null): ColumnProfile {
  if (kind === null) return column;
  const masked = (value: ColumnProfile['min']) => (value === null ? null : maskValue(String(value), kind));
  const numbers = column.numbers === null ? null : { ...column.numbers, quantiles: [], outliers: null };
  const top = column.top.map(({ value, count }) => ({ value: maskValue(value, kind), count }));
  return { ...column, min: masked(column.min), max: masked(column.max), numbers, top, histogram: [] };
}
