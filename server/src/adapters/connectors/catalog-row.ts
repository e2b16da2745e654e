import type { CellValue } from '../../metadata/index.ts';

/** A row of a catalog query, read by the names that the query gives its columns. */
export class CatalogRow {
  readonly #cells: readonly CellValue[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(places: ReadonlyMap<string, number>, cells: readonly CellValue[]) {
    this.#places = places;
    this.#cells = cells;
  }

  /** For queries with one column that has no name. */
  only(): string {
    return String(this.#cells[0] ?? '');
  }

  text(name: string): string {
    return this.textOrNull(name) ?? '';
  }

  textOrNull(name: string): string | null {
    const cell = this.#cell(name);
    return cell === null ? null : String(cell);
  }

  /** Null when there is none, or the database does not tell. */
  number(name: string): number | null {
    const cell = this.#cell(name);
    return cell === null || cell === '' ? null : Number(cell);
  }

  /** Databases say yes as `1`, `true`, `Y` and `YES`. */
  flag(name: string): boolean {
    const cell = this.#cell(name);
    return cell === true || cell === 1 || (typeof cell === 'string' && /^(1|true|y|yes)$/i.test(cell));
  }

  #cell(name: string): CellValue {
    const place = this.#places.get(name);
    if (place === undefined) throw new Error(`The catalog query has no column ${name}.`);
    return this.#cells[place] ?? null;
  }
}

/** Column names in lower case: Oracle answers in upper case. */
export function catalogRows(columns: readonly string[], rows: readonly (readonly CellValue[])[]): CatalogRow[] {
  const places = new Map(columns.map((name, place) => [name.toLowerCase(), place]));
  return rows.map((row) => new CatalogRow(places, row));
}
