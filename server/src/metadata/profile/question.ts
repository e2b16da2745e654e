import type { Told } from '../../base/index.ts';
import type { CellValue } from '../database/connector.ts';

export type Row = readonly CellValue[];

/** Something to ask of several columns at once. What one statement cannot hold is spread over several; a column that the database cannot answer for is left out by halving. */
export interface Question<Item> {
  readonly items: readonly Item[];
  readonly weight: (item: Item) => number;
  /** Most weight of a statement, and its most characters. */
  readonly capacity: number;
  readonly maxText: number;
  readonly sql: (items: readonly Item[]) => string;
  readonly take: (items: readonly Item[], rows: readonly Row[]) => void;
  /** The database found an error in a statement about this one alone. */
  readonly failed: (item: Item, message: Told) => void;
}

/** The items of each statement. */
export function batchesOf<Item>(question: Question<Item>): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let room = 0;
  for (const item of question.items) {
    const weight = question.weight(item);
    const last = batches.at(-1);
    if (last === undefined || weight > room) {
      batches.push([item]);
      room = question.capacity - weight;
    } else {
      last.push(item);
      room -= weight;
    }
  }
  return batches.flatMap((batch) => splitByText(question, batch));
}

export function halves<Item>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

function splitByText<Item>(question: Question<Item>, items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length === 1 || question.sql(items).length <= question.maxText) return [items];
  return halves(items).flatMap((half) => splitByText(question, half));
}

/** A count as drivers give it: a number, or text where it may be large. */
export function countOf(cell: CellValue | undefined): number {
  return typeof cell === 'number' || typeof cell === 'string' ? Number(cell) : 0;
}

/** A finite number; null for anything else. */
export function numberOf(cell: CellValue | undefined): number | null {
  if (typeof cell !== 'number' && (typeof cell !== 'string' || cell.trim() === '')) return null;
  const number = Number(cell);
  return Number.isFinite(number) ? number : null;
}

export function cellValue(cell: CellValue | undefined): number | string | null {
  if (cell === null || cell === undefined || cell instanceof Uint8Array) return null;
  return typeof cell === 'boolean' ? String(cell) : cell;
}
