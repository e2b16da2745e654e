import { type Column, SlickCellSelectionModel, SlickGrid, SlickRange } from 'slickgrid';
import { cellText, type ResultCell, type ResultColumnInfo } from '../../server/src/protocol/index.ts';
import { element } from '../shared/dom.ts';
import type { Row, Rows, SortBy } from './rows.ts';

/** Rows whose contents decide how wide a column begins. */
const MEASURED = 200;
const NARROWEST = 56;
const WIDEST = 360;
const PER_CHARACTER = 7.5;
const PER_BOLD_CHARACTER = 8.5;
const ROW_HEIGHT = 22;

interface GridOptions {
  readonly root: HTMLElement;
  readonly rows: Rows;
  readonly nonce: string;
  readonly nullText: string;
  readonly onSort: (sort: SortBy | null) => void;
}

/** The grid: only what can be seen exists as elements, whatever there is of rows and columns. */
export class ResultGrid {
  readonly #options: GridOptions;
  readonly #grid: SlickGrid;
  readonly #selection = new SlickCellSelectionModel();

  /** Widths that were given to columns. */
  readonly #fitted = new Map<string, number>();

  constructor(options: GridOptions) {
    this.#options = options;
    const { root, rows, nonce } = options;
    this.#grid = new SlickGrid(root, rows as never, [], {
      nonce,
      enableHtmlRendering: false,
      enableCellNavigation: true,
      enableColumnReorder: false,
      enableTextSelectionOnCells: false,
      multiColumnSort: false,
      tristateMultiColumnSort: true,
      rowHeight: ROW_HEIGHT,
      headerRowHeight: ROW_HEIGHT,
      forceFitColumns: false,
      dataItemColumnValueExtractor: (row: Row, column: Column) => row[Number(column.field)] ?? null,
    });
    this.#grid.setSelectionModel(this.#selection as never);
    this.#grid.onSort.subscribe((_, args) => {
      if (!('sortCol' in args)) return;
      const column = Number(args.sortCol?.field);
      options.onSort(Number.isNaN(column) ? null : { column, ascending: args.sortAsc === true });
    });
    this.#grid.onClick.subscribe((event, { row, cell }) => {
      const anchor = this.#grid.getActiveCell();
      if (!(event.getNativeEvent() as MouseEvent | undefined)?.shiftKey || anchor === null) return;
      // The cell where the selection began stays the active one.
      this.#selection.setSelectedRanges([new SlickRange(anchor.row, anchor.cell, row, cell)]);
      event.stopImmediatePropagation();
    });
    new ResizeObserver(() => this.#grid.resizeCanvas()).observe(root);
  }

  /** Other columns: what was shown is gone. */
  setColumns(columns: readonly ResultColumnInfo[]): void {
    this.#fitted.clear();
    this.#grid.setColumns(columns.map((column, at) => this.#column(column, at)));
    this.#grid.setSortColumns([]);
    this.refresh();
  }

  /** There are more rows, or others, or the same in another order. */
  refresh(): void {
    this.#grid.invalidateAllRows();
    this.#grid.updateRowCount();
    this.#grid.render();
  }

  /** As wide as the first rows need, and some of the others. What a person has made wider or narrower stays. */
  fitColumns(): void {
    const { rows } = this.#options;
    const step = Math.max(1, Math.floor(rows.shown.length / MEASURED));
    const sample = rows.shown.filter((_, at) => at < MEASURED || at % step === 0);
    const sorted = this.#grid.getSortColumns();
    const fitted = this.#grid.getColumns().map((column) => {
      const before = this.#fitted.get(String(column.id));
      if (before !== undefined && before !== column.width) return column;
      const at = Number(column.field);
      const longest = sample.reduce((most, row) => Math.max(most, cellText(row[at] ?? null).length), 0);
      const head = (rows.columns[at]?.name.length ?? 0) * PER_BOLD_CHARACTER + 28;
      const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, head, longest * PER_CHARACTER + 22)));
      this.#fitted.set(String(column.id), width);
      return { ...column, width };
    });
    this.#grid.setColumns(fitted);
    this.#grid.setSortColumns(sorted);
  }

  /** What is selected: rows of cells; all that is shown when nothing is. */
  selected(): readonly Row[] {
    const ranges: readonly SlickRange[] = this.#selection.getSelectedRanges();
    const [range] = ranges;
    if (range === undefined) return this.#options.rows.shown;
    const columns = this.#grid.getColumns().slice(range.fromCell, range.toCell + 1);
    return this.#options.rows.shown
      .slice(range.fromRow, range.toRow + 1)
      .map((row) => columns.map(({ field }) => row[Number(field)] ?? null));
  }

  #column({ name, type }: ResultColumnInfo, at: number): Column {
    return {
      id: `c${at}`,
      field: String(at),
      name: name === '' ? ' ' : name,
      toolTip: type === null ? name : `${name}: ${type}`,
      sortable: true,
      resizable: true,
      minWidth: 30,
      width: 120,
      formatter: (_row, _cell, value: ResultCell) => this.#cell(value) as never,
    };
  }

  #cell(value: ResultCell): HTMLElement {
    if (value === null) return element('span', { class: 'null', text: this.#options.nullText });
    const isNumber =
      typeof value === 'number' || (typeof value === 'string' && /^(?:[+-]?\d+(\.\d+)?|NaN|-?Infinity)$/.test(value) && value.length < 40);
    return element('span', {
      class: isNumber ? 'number' : 'text',
      text: cellText(value)
        .replace(/\s*[\r\n]+\s*/g, ' ↵ ')
        .slice(0, 2000),
    });
  }
}
