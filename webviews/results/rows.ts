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
    const keyed = rows.map((row) => ({ row, key: keyOf(row[sort.column] ?? null) }));
    return keyed.sort((a, b) => compareKeys(a.key, b.key, sign)).map(({ row }) => row);
  }
}

/** What a cell is sorted by: worked out once for each, since a hundred thousand of them are compared two million times. */
interface SortKey {
  readonly number: number | null;
  readonly text: string;
  /** Doubles that are equal may be different decimals. */
  readonly isLong: boolean;
}

function keyOf(cell: ResultCell): SortKey | null {
  if (cell === null) return null;
  if (typeof cell === 'number' || typeof cell === 'boolean') return { number: Number(cell), text: String(cell), isLong: false };
  const text = cellText(cell);
  if (typeof cell === 'string' && isDecimal(cell)) return { number: Number(cell), text, isLong: cell.length > EXACT_DIGITS };
  // As PostgreSQL sorts them: NaN is greater than all numbers.
  const special = text === 'NaN' ? Number.POSITIVE_INFINITY : /^-?Infinity$/.test(text) ? Math.sign(Number(text)) * Number.MAX_VALUE : null;
  return { number: special, text, isLong: false };
}

/** Digits that a double holds exactly. */
const EXACT_DIGITS = 15;

/** Missing values last, whichever the direction; numbers as numbers, also those that came as text. */
function compareKeys(a: SortKey | null, b: SortKey | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (a.text === b.text) return 0;
  if (a.number === null || b.number === null) return sign * COLLATOR.compare(a.text, b.text);
  if (a.number !== b.number) return sign * (a.number < b.number ? -1 : 1);
  return a.isLong && b.isLong ? sign * compareDecimals(a.text, b.text) : 0;
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true });

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
