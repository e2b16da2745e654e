import {
  type FromResultsMessage,
  type ResultEnd,
  type ResultFormat,
  type ResultSource,
  type ToResultsMessage,
  tabSeparated,
  writeResults,
} from '../../server/src/protocol/index.ts';
import { element, iconButton } from '../shared/dom.ts';
import { ResultGrid } from './grid.ts';
import { Rows } from './rows.ts';
import { translator } from './strings/index.ts';

interface PageOptions {
  readonly root: HTMLElement;
  readonly language: string;
  readonly nonce: string;
  readonly send: (message: FromResultsMessage) => void;
}

type State = 'empty' | 'running' | 'done' | 'failed' | 'cancelled';

const SHOWN_NAMES = 5;
/** Characters of the query that a tooltip shows. */
const LONGEST_TIP = 1000;
const CANCEL_ICON = 'M4 4h8v8H4z';
const COPY_ICON = 'M5 5h7v8H5zM3 10V3h7';
const FORMATS: readonly (readonly [ResultFormat, string])[] = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['markdown', 'Markdown'],
  ['insert', 'INSERT'],
];

/** One result: where it ran and how far it is, the grid, and what can be done with it. */
export class ResultsPage {
  readonly #options: PageOptions;
  readonly #t;
  readonly #rows = new Rows();
  readonly #grid: ResultGrid;
  readonly #parts;
  #state: State = 'empty';
  #source: ResultSource | null = null;
  #end: ResultEnd | null = null;
  #dialect: string | null = null;
  #failure = '';
  #started = 0;
  /** Until it ended, as it looked from here. */
  #elapsed = 0;
  #fitted = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: PageOptions) {
    this.#options = options;
    this.#t = translator(options.language);
    this.#parts = this.#build();
    this.#grid = new ResultGrid({
      root: this.#parts.grid,
      rows: this.#rows,
      nonce: options.nonce,
      nullText: this.#t('null'),
      onSort: (sort) => this.#arrange({ sort }),
    });
    this.#show();
  }

  receive(message: ToResultsMessage): void {
    switch (message.type) {
      case 'running':
        this.#begin(message.source);
        break;
      case 'columns':
        this.#dialect = message.dialect ?? null;
        this.#rows.clear(message.columns);
        this.#grid.setColumns(message.columns);
        break;
      case 'rows':
        this.#rows.add(message.rows);
        this.#grid.refresh();
        if (!this.#fitted) this.#grid.fitColumns();
        this.#fitted = true;
        break;
      case 'done':
        // The first rows may be the shortest ones.
        this.#grid.fitColumns();
        this.#end = message.end;
        this.#finish('done');
        break;
      case 'failed':
        this.#failure = message.message;
        this.#finish('failed');
        break;
      case 'cancelled':
        this.#finish('cancelled');
        break;
    }
    this.#show();
  }

  /** For tests: what a person sees. */
  inspect(): { readonly state: State; readonly total: number; readonly shown: number } {
    return { state: this.#state, total: this.#rows.total, shown: this.#rows.getLength() };
  }

  #begin(source: ResultSource): void {
    this.#source = source;
    this.#state = 'running';
    this.#end = null;
    this.#fitted = false;
    this.#started = performance.now();
    this.#parts.filter.value = '';
    this.#rows.arrange({ filter: '' });
    this.#rows.clear([]);
    this.#grid.setColumns([]);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#showStatus(), 100);
  }

  #finish(state: State): void {
    this.#state = state;
    this.#elapsed = performance.now() - this.#started;
    clearInterval(this.#timer);
  }

  #arrange(by: Parameters<Rows['arrange']>[0]): void {
    this.#rows.arrange(by);
    this.#grid.refresh();
    this.#show();
  }

  #copy(): void {
    this.#options.send({ type: 'copy', text: tabSeparated(this.#grid.selected()) });
  }

  #save(format: ResultFormat): void {
    const table = { columns: this.#rows.columns, rows: this.#rows.shown, dialect: this.#dialect };
    this.#options.send({ type: 'save', format, text: writeResults(format, table) });
  }

  #build() {
    const t = this.#t;
    const status = element('span', { class: 'status', attributes: { role: 'status' } });
    const badge = element('span', { class: 'badge' });
    const cancel = iconButton(CANCEL_ICON, t('cancel'), () => this.#options.send({ type: 'cancel' }));
    const filter = element('input', {
      class: 'filter',
      attributes: { type: 'search', placeholder: t('filter'), 'aria-label': t('filter') },
      on: { input: () => this.#arrange({ filter: filter.value }) },
    });
    const copy = iconButton(COPY_ICON, t('copy'), () => this.#copy());
    const save = element(
      'select',
      { class: 'save', attributes: { 'aria-label': t('save'), title: t('save') } },
      element('option', { text: `${t('save')}…`, attributes: { value: '' } }),
      ...FORMATS.map(([value, text]) => element('option', { text, attributes: { value } })),
    );
    save.addEventListener('change', () => {
      const chosen = FORMATS.find(([format]) => format === save.value);
      save.value = '';
      if (chosen !== undefined) this.#save(chosen[0]);
    });
    const toolbar = element('div', { class: 'toolbar' }, badge, status, cancel, element('span', { class: 'spring' }), filter, copy, save);
    const notice = element('div', { class: 'notice' });
    const maskedText = element('span', {});
    const unmask = element('button', {
      class: 'link',
      text: t('unmask'),
      attributes: { type: 'button' },
      on: { click: () => this.#options.send({ type: 'unmask' }) },
    });
    const masked = element('div', { class: 'notice masked', attributes: { role: 'status' } }, maskedText, unmask);
    const grid = element('div', { class: 'grid' });
    const messages = element('pre', { class: 'messages', attributes: { 'aria-label': t('messages') } });
    this.#options.root.append(element('div', { class: 'results' }, toolbar, notice, masked, grid, messages));
    grid.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'c' || !(event.ctrlKey || event.metaKey)) return;
      this.#copy();
      event.preventDefault();
    });
    return { status, badge, cancel, filter, copy, save, notice, masked, maskedText, grid, messages };
  }

  #show(): void {
    const { badge, cancel, filter, copy, save, notice, masked, maskedText, grid, messages } = this.#parts;
    const hasRows = this.#rows.total > 0;
    badge.hidden = this.#source === null;
    badge.textContent = this.#source?.connection ?? '';
    badge.className = `badge ${this.#source?.environment ?? ''}`;
    this.#parts.status.title = (this.#source?.sql ?? '').slice(0, LONGEST_TIP);
    badge.title = [this.#source?.connection, this.#source?.environment].filter(Boolean).join(', ');
    cancel.hidden = this.#state !== 'running';
    for (const part of [filter, copy, save]) part.hidden = !hasRows;
    const text = this.#notice();
    notice.hidden = text === '';
    notice.textContent = text;
    notice.className = `notice ${this.#state === 'failed' ? 'error' : ''}`;
    const names = this.#end?.masked ?? [];
    masked.hidden = names.length === 0;
    const list = names.slice(0, SHOWN_NAMES).join(', ') + (names.length > SHOWN_NAMES ? ', …' : '');
    maskedText.textContent = names.length === 1 ? this.#t('maskedOne', list) : this.#t('masked', names.length, list);
    grid.hidden = this.#rows.columns.length === 0;
    messages.textContent = this.#end?.messages.join('\n') ?? '';
    messages.hidden = messages.textContent === '';
    this.#showStatus();
  }

  #notice(): string {
    const t = this.#t;
    if (this.#state === 'empty') return t('nothing');
    if (this.#state === 'failed') return `${t('failed')}: ${this.#failure}`;
    if (this.#state === 'cancelled') return t('cancelled');
    if (this.#end?.truncated === 'rows') return t('truncatedRows');
    if (this.#end?.truncated === 'bytes') return t('truncatedBytes');
    if (this.#state !== 'done' || this.#rows.getLength() > 0) return '';
    return this.#rows.total === 0 ? t('noRows') : t('noMatch');
  }

  #showStatus(): void {
    const t = this.#t;
    const { total } = this.#rows;
    const shown = this.#rows.getLength();
    const all = total === 1 ? t('row') : t('rows', total.toLocaleString());
    const count = shown === total ? all : t('rowsOf', shown.toLocaleString(), total.toLocaleString());
    const elapsed = this.#end?.milliseconds ?? (this.#state === 'running' ? performance.now() - this.#started : this.#elapsed);
    const time = t('seconds', (elapsed / 1000).toFixed(elapsed < 10_000 ? 2 : 0));
    const { status } = this.#parts;
    if (this.#state === 'empty') status.textContent = '';
    else if (this.#state === 'running') status.textContent = `${t('running', this.#source?.connection ?? '')} ${count}, ${time}`;
    else status.textContent = this.#end === null && total === 0 ? time : `${count}, ${time}`;
  }
}
