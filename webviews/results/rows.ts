import { cellText, type ResultCell, type ResultColumnInfo } from '../../server/src/protocol/index.ts';

export type Row = readonly ResultCell[];

export interface SortBy {
  readonly column: number;
  readonly ascending: boolean;
}

/** All rows that have arrived, and which of them are shown in which order. SlickGrid asks it for the rows that can be seen. */
export class Rows {
  columns: readonly ResultColumnInfo[] = [];
  readonly #all: Row[] = [];
  #shown: Row[] | null = null;
  #filter = '';
  #sort: SortBy | null = null;

  get total(): number {
    return this.#all.length;
  }

  get shown(): readonly Row[] {
    this.#shown ??= this.#arrange();
    return this.#shown;
  }

  clear(columns: readonly ResultColumnInfo[]): void {
    this.columns = columns;
    this.#all.length = 0;
    this.#shown = null;
    this.#sort = null;
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) this.#all.push(row);
    this.#shown = null;
  }

  arrange(by: { readonly filter?: string; readonly sort?: SortBy | null }): void {
    if (by.filter !== undefined) this.#filter = by.filter.toLowerCase();
    if (by.sort !== undefined) this.#sort = by.sort;
    this.#shown = null;
  }

  getLength(): number {
    return this.shown.length;
  }

  getItem(index: number): Row | undefined {
    return this.shown[index];
  }

  #arrange(): Row[] {
    const wanted = this.#filter;
    const rows = wanted === '' ? this.#all : this.#all.filter((row) => row.some((cell) => cellText(cell).toLowerCase().includes(wanted)));
    const sort = this.#sort;
    if (sort === null) return rows === this.#all ? rows : [...rows];
    const sign = sort.ascending ? 1 : -1;
    return rows.toSorted((a, b) => compareCells(a[sort.column] ?? null, b[sort.column] ?? null, sign));
  }
}

/** Missing values last, whichever the direction; numbers as numbers, also those that came as text. */
function compareCells(a: ResultCell, b: ResultCell, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null && right !== null && left !== right) return sign * (left < right ? -1 : 1);
  if (typeof a === 'string' && typeof b === 'string')
    return sign * (isDecimal(a) && isDecimal(b) ? compareDecimals(a, b) : COLLATOR.compare(a, b));
  return sign * COLLATOR.compare(cellText(a), cellText(b));
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true });

function numberOf(cell: ResultCell): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return Number(cell);
  return typeof cell === 'string' && isDecimal(cell) ? Number(cell) : null;
}

function isDecimal(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text);
}

/** Equal as doubles need not mean equal: `10000000000000000001` and `10000000000000000002`. */
function compareDecimals(a: string, b: string): number {
  const scale = Math.max(fraction(a).length, fraction(b).length);
  const scaled = (text: string) => BigInt(`${text.split('.')[0]?.replace('+', '')}${fraction(text).padEnd(scale, '0')}`);
  const [left, right] = [scaled(a), scaled(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function fraction(text: string): string {
  return text.split('.')[1] ?? '';
}
