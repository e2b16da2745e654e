import type { CellValue, ResultColumn } from '../database/connector.ts';
import type { ColumnProfile } from '../profile/index.ts';
import { patternShares } from '../profile/index.ts';
import { classifyColumn } from './classify-column.ts';
import type { Domain } from './domains.ts';
import { maskValue } from './mask.ts';
import { SURE_ENOUGH } from './mask-profile.ts';

/** A column of the result and what of the database it is made of, by the names alone. */
export interface MaskedSource {
  readonly column: string;
  /** Counts and sums tell nothing of a person; a text that an aggregate gives may. */
  readonly aggregated: boolean;
}

/** Values that are looked at to find what a name does not tell. */
const LOOKED_AT = 200;

/** Masks the columns of a result that are likely to hold personal data: by their names, by those of the columns that they are made of, and by how their values are written. */
export class RowMask {
  readonly #columns: readonly MaskedColumn[];

  /** `sources` of a column by its place in the result; empty where nothing is known. */
  constructor(columns: readonly ResultColumn[], sources: readonly (readonly MaskedSource[])[]) {
    this.#columns = columns.map((column, at) => new MaskedColumn(column, sources[at] ?? []));
  }

  /** Of each column, what it is masked as; null where it is not. Values of later rows may add to it. */
  get domains(): readonly (Domain | null)[] {
    return this.#columns.map(({ domain }) => domain);
  }

  rows(rows: readonly (readonly CellValue[])[]): readonly (readonly CellValue[])[] {
    for (const [at, column] of this.#columns.entries()) column.look(rows.slice(0, LOOKED_AT).map((row) => row[at] ?? null));
    if (this.#columns.every(({ isOpen }) => isOpen)) return rows;
    return rows.map((row) => row.map((cell, at) => this.#columns[at]?.masked(cell) ?? cell));
  }
}

class MaskedColumn {
  readonly #column: ResultColumn;
  #domain: Domain | null;
  readonly #textsOnly: boolean;
  #looked = 0;
  #hasMasked = false;

  constructor(column: ResultColumn, sources: readonly MaskedSource[]) {
    this.#column = column;
    const own = domainOf(column, null);
    const [source] = sources.flatMap(({ column: name, aggregated }) => {
      const domain = domainOf({ name, type: column.type }, null);
      return domain === null ? [] : [{ domain, aggregated }];
    });
    this.#domain = own ?? source?.domain ?? null;
    this.#textsOnly = own === null && source?.aggregated === true;
  }

  get isOpen(): boolean {
    return this.#domain === null;
  }

  /** Of an aggregate only when there was something to mask. */
  get domain(): Domain | null {
    return this.#textsOnly && !this.#hasMasked ? null : this.#domain;
  }

  /** A value may tell what a name does not; what was not personal by so many values is not looked at again. */
  look(cells: readonly CellValue[]): void {
    if (this.#domain !== null || this.#looked >= LOOKED_AT) return;
    const values = cells.flatMap((cell) => (typeof cell === 'string' && cell.trim() !== '' ? [cell.trim()] : []));
    if (values.length === 0) return;
    this.#looked += values.length;
    this.#domain = domainOf(this.#column, values);
  }

  masked(cell: CellValue): CellValue {
    if (this.#domain === null || cell === null) return cell;
    if (this.#textsOnly && (typeof cell !== 'string' || /^[+-]?\d+(\.\d+)?$/.test(cell))) return cell;
    this.#hasMasked = true;
    return maskValue(cell instanceof Uint8Array ? '********' : String(cell), this.#domain);
  }
}

function domainOf({ name, type }: Pick<ResultColumn, 'name' | 'type'>, values: readonly string[] | null): Domain | null {
  const profile = values === null ? null : valuesProfile(name, values);
  const guesses = classifyColumn({ name, type: type ?? 'text', comment: null, profile });
  return guesses.find(({ personal, confidence }) => personal && confidence >= SURE_ENOUGH)?.domain ?? null;
}

/** As much of a profile as some values tell. */
function valuesProfile(name: string, values: readonly string[]): ColumnProfile {
  return {
    name,
    type: 'text',
    kind: 'text',
    rows: values.length,
    nulls: 0,
    distinct: null,
    min: null,
    max: null,
    numbers: null,
    lengths: null,
    top: [],
    histogram: [],
    patterns: patternShares(values),
    patternSample: values.length,
    problem: null,
  };
}
