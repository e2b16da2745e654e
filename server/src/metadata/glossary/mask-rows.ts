import type { CellValue, ResultColumn } from '../database/connector.ts';
import type { ColumnProfile } from '../profile/index.ts';
import { patternShares } from '../profile/index.ts';
import { type MaskKind, maskValue } from './mask.ts';
import type { DescribedColumn } from './model.ts';
import { isSaidOpen, personalKind } from './personal-kind.ts';

/** A column of the database that a column of the result is made of, or may be. */
export interface MaskedSource {
  /** Without schema; null where it is not known. */
  readonly table: string | null;
  readonly column: string;
  /** What a glossary says of it; null where none does. */
  readonly said: DescribedColumn | null;
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
  get kinds(): readonly (MaskKind | null)[] {
    return this.#columns.map(({ kind }) => kind);
  }

  rows(rows: readonly (readonly CellValue[])[]): readonly (readonly CellValue[])[] {
    for (const [at, column] of this.#columns.entries()) column.look(rows.slice(0, LOOKED_AT).map((row) => row[at] ?? null));
    if (this.#columns.every(({ isOpen }) => isOpen)) return rows;
    return rows.map((row) => row.map((cell, at) => this.#columns[at]?.masked(cell) ?? cell));
  }
}

class MaskedColumn {
  readonly #column: ResultColumn;
  #kind: MaskKind | null;
  readonly #textsOnly: boolean;
  readonly #isSaidOpen: boolean;
  #looked = 0;
  #hasMasked = false;

  constructor(column: ResultColumn, sources: readonly MaskedSource[]) {
    this.#column = column;
    this.#isSaidOpen = sources.length > 0 && sources.every(({ said }) => isSaidOpen(said));
    const own = this.#isSaidOpen ? null : personalKind({ ...column, table: null, said: null, profile: null });
    const [source] = sources.flatMap(({ table, column: name, said, aggregated }) => {
      const kind = personalKind({ table, name, type: column.type, said, profile: null });
      return kind === null ? [] : [{ kind, aggregated }];
    });
    this.#kind = own ?? source?.kind ?? null;
    this.#textsOnly = own === null && source?.aggregated === true;
  }

  get isOpen(): boolean {
    return this.#kind === null;
  }

  /** Of an aggregate only when there was something to mask. */
  get kind(): MaskKind | null {
    return this.#textsOnly && !this.#hasMasked ? null : this.#kind;
  }

  /** A value may tell what a name does not; what was not personal by so many values is not looked at again. */
  look(cells: readonly CellValue[]): void {
    if (this.#kind !== null || this.#isSaidOpen || this.#looked >= LOOKED_AT) return;
    const values = cells.flatMap((cell) => (typeof cell === 'string' && cell.trim() !== '' ? [cell.trim()] : []));
    if (values.length === 0) return;
    this.#looked += values.length;
    const profile = valuesProfile(this.#column.name, values);
    this.#kind = personalKind({ ...this.#column, table: null, said: null, profile });
  }

  masked(cell: CellValue): CellValue {
    if (this.#kind === null || cell === null) return cell;
    if (this.#textsOnly && (typeof cell !== 'string' || /^[+-]?\d+(\.\d+)?$/.test(cell))) return cell;
    this.#hasMasked = true;
    return maskValue(cell instanceof Uint8Array ? '********' : String(cell), this.#kind);
  }
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
