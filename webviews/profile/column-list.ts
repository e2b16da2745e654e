import type { ProfiledColumn } from '../../server/src/protocol/index.ts';
import { element } from '../shared/dom.ts';

/** Rows beyond those that can be seen, above and below. */
const BEYOND = 6;

interface ListOptions {
  readonly root: HTMLElement;
  readonly label: string;
  readonly row: (column: ProfiledColumn) => HTMLElement;
  readonly onSelect: (column: ProfiledColumn | null) => void;
}

/** The columns, a row for each. Only rows that can be seen exist as elements, whatever there is of columns. */
export class ColumnList {
  readonly #options: ListOptions;
  readonly #list: HTMLElement;
  readonly #space: HTMLElement;
  readonly #rows = new Map<ProfiledColumn, HTMLElement>();
  #columns: readonly ProfiledColumn[] = [];
  #selected: string | null = null;
  #drawing = 0;

  constructor(options: ListOptions) {
    this.#options = options;
    this.#space = element('div', { class: 'space', attributes: { role: 'presentation' } });
    this.#list = element(
      'div',
      {
        class: 'columns',
        attributes: { role: 'listbox', tabindex: '0', 'aria-label': options.label },
        on: { scroll: () => this.#draw(), keydown: (event) => this.#press(event as KeyboardEvent) },
      },
      this.#space,
    );
    options.root.append(this.#list);
    new ResizeObserver(() => this.#draw()).observe(this.#list);
  }

  get shown(): number {
    return this.#columns.length;
  }

  /** Other columns, or the same ones with other figures or in another order. The selected one stays, by its name. */
  show(columns: readonly ProfiledColumn[]): void {
    this.#columns = columns;
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
    if (this.#selected !== null && !columns.some(({ name }) => name === this.#selected)) this.#selected = null;
    this.#draw();
    this.#options.onSelect(this.#columns.find(({ name }) => name === this.#selected) ?? null);
  }

  select(name: string | null): void {
    this.#selected = name;
    for (const [column, row] of this.#rows) row.setAttribute('aria-selected', String(column.name === name));
    const at = this.#columns.findIndex((column) => column.name === name);
    if (at >= 0) this.#reveal(at);
    this.#list.setAttribute('aria-activedescendant', at < 0 ? '' : `column-${at}`);
    this.#options.onSelect(this.#columns[at] ?? null);
  }

  #height(): number {
    return Number.parseFloat(getComputedStyle(this.#list).getPropertyValue('--row-height')) || 48;
  }

  #reveal(at: number): void {
    const height = this.#height();
    const { scrollTop, clientHeight } = this.#list;
    if (at * height < scrollTop) this.#list.scrollTop = at * height;
    else if ((at + 1) * height > scrollTop + clientHeight) this.#list.scrollTop = (at + 1) * height - clientHeight;
    this.#draw();
  }

  #press(event: KeyboardEvent): void {
    const at = this.#columns.findIndex(({ name }) => name === this.#selected);
    const page = Math.max(1, Math.floor(this.#list.clientHeight / this.#height()) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.#columns.length - 1,
    };
    if (event.key === 'Escape') this.select(null);
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const column = this.#columns[Math.min(this.#columns.length - 1, Math.max(0, to))];
    if (column !== undefined) this.select(column.name);
  }

  #draw(): void {
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow(): void {
    const height = this.#height();
    const { scrollTop, clientHeight } = this.#list;
    this.#space.style.height = `${this.#columns.length * height}px`;
    const first = Math.max(0, Math.floor(scrollTop / height) - BEYOND);
    const seen = this.#columns.slice(first, Math.ceil((scrollTop + clientHeight) / height) + BEYOND);
    const wanted = new Set(seen);
    for (const [column, row] of this.#rows)
      if (!wanted.has(column)) {
        row.remove();
        this.#rows.delete(column);
      }
    for (const [offset, column] of seen.entries()) {
      const at = first + offset;
      let row = this.#rows.get(column);
      if (row === undefined) {
        row = this.#options.row(column);
        row.addEventListener('click', () => this.select(column.name));
        this.#rows.set(column, row);
        this.#space.append(row);
      }
      row.id = `column-${at}`;
      row.style.transform = `translateY(${at * height}px)`;
      for (const [name, value] of Object.entries({
        role: 'option',
        'aria-selected': String(column.name === this.#selected),
        'aria-posinset': String(at + 1),
        'aria-setsize': String(this.#columns.length),
      }))
        row.setAttribute(name, value);
    }
  }
}
