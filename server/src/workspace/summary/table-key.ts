import type { NamePart, TableFact } from '../../metadata/index.ts';

/** Tells the tables of one file apart. */
export function tableKey(fact: TableFact): string {
  return partsKey(fact.parts);
}

export function partsKey(parts: readonly NamePart[]): string {
  return parts.map((part) => part.folded).join('.');
}
