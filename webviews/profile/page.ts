import {
  type FromProfileMessage,
  type ProfileDrift,
  type ProfiledColumn,
  type ProfiledTable,
  type ProfileFailure,
  type ProfileRecord,
  profileText,
  type ToProfileMessage,
} from '../../server/src/protocol/index.ts';
import { element } from '../shared/dom.ts';
import { columnDetail, driftLine } from './column-detail.ts';
import { ColumnList } from './column-list.ts';
import { columnRow, headRow } from './column-row.ts';
import { Figures } from './figures.ts';
import { arrange, type Order } from './order.ts';
import { overview } from './overview.ts';
import { type Translate, translator } from './strings/index.ts';
import { toolbar } from './toolbar.ts';

interface PageOptions {
  readonly root: HTMLElement;
  readonly language: string;
  readonly send: (message: FromProfileMessage) => void;
}

type State =
  | { readonly kind: 'loading' | 'never' | 'cancelled' | 'done' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly error: ProfileFailure };

interface Comparison {
  readonly from: ProfileRecord | null;
  readonly findings: readonly ProfileDrift[];
  readonly failure: string | null;
}

/** The profile of one table: what is known of it, and what can be done. */
export class ProfilePage {
  readonly #options: PageOptions;
  readonly #t: Translate;
  readonly #figures: Figures;
  readonly #toolbar;
  readonly #parts;
  readonly #list: ColumnList;
  #state: State = { kind: 'loading' };
  #profile: ProfiledTable | null = null;
  #record: ProfileRecord | null = null;
  #notKept: string | null = null;
  #records: readonly ProfileRecord[] = [];
  #comparison: Comparison | null = null;
  #driftOf: ReadonlyMap<string, readonly ProfileDrift[]> = new Map();
  #filter = '';
  #order: Order = 'place';

  constructor(options: PageOptions) {
    this.#options = options;
    this.#t = translator(options.language);
    this.#figures = new Figures(options.language);
    const { send } = options;
    this.#toolbar = toolbar(this.#t, {
      run: (full) => send({ type: 'run', full }),
      cancel: () => send({ type: 'cancel' }),
      filter: (text) => {
        this.#filter = text;
        this.#showColumns();
      },
      order: (order) => {
        this.#order = order;
        this.#showColumns();
      },
      compare: (from) => {
        if (from !== null) send({ type: 'compare', from });
        else this.#compared(null);
      },
      copy: () => this.#profile && send({ type: 'copy', text: profileText('markdown', this.#profile) }),
      save: (format) => this.#profile && send({ type: 'save', format, text: profileText(format, this.#profile) }),
    });
    this.#parts = this.#build();
    this.#list = new ColumnList({
      root: this.#parts.list,
      label: this.#t('columns'),
      row: (column) => columnRow(column, this.#driftOf.get(column.name) ?? [], this.#t, this.#figures),
      onSelect: (column) => this.#showDetail(column),
    });
    this.#show();
  }

  receive(message: ToProfileMessage): void {
    switch (message.type) {
      case 'table':
        this.#toolbar.name(message.table, message.environment);
        return;
      case 'loading':
      case 'never':
      case 'cancelled':
        this.#state = { kind: message.type };
        break;
      case 'running':
        this.#state = { kind: 'running', done: 0, total: 0 };
        break;
      case 'progress':
        this.#state = { kind: 'running', done: message.done, total: message.total };
        if (message.partial !== null) this.#profiled(message.partial, null, null);
        break;
      case 'profile':
        this.#state = { kind: 'done' };
        this.#profiled(message.profile, message.record, message.notKept);
        break;
      case 'failed':
        this.#state = { kind: 'failed', error: message.error };
        break;
      case 'history':
        this.#records = message.records;
        break;
      case 'drift':
        this.#compared(message);
        return;
    }
    this.#show();
  }

  /** For tests: what a person sees. */
  inspect() {
    const { kind } = this.#state;
    return {
      state: kind,
      columns: this.#profile?.columns.length ?? 0,
      shown: this.#list.shown,
      rows: this.#profile?.rows ?? null,
      records: this.#records.length,
      drift: this.#comparison?.findings.length ?? null,
    };
  }

  #profiled(profile: ProfiledTable, record: ProfileRecord | null, notKept: string | null): void {
    this.#profile = profile;
    this.#record = record;
    this.#notKept = notKept;
    this.#comparison = null;
    this.#driftOf = new Map();
    this.#showColumns();
  }

  #compared(comparison: Comparison | null): void {
    this.#comparison = comparison;
    this.#driftOf = byColumn(comparison?.findings ?? []);
    this.#showColumns();
    this.#show();
  }

  #build() {
    const notice = element('div', { class: 'notice', attributes: { role: 'status' } });
    const about = element('div', { class: 'about' });
    const drift = element('section', { class: 'drift' });
    const list = element('div', { class: 'list-side' });
    const detail = element('aside', { class: 'detail' });
    const body = element('div', { class: 'body' }, list, detail);
    list.append(headRow(this.#t));
    this.#options.root.append(element('div', { class: 'profile' }, this.#toolbar.element, notice, about, drift, body));
    return { notice, about, drift, list, detail, body };
  }

  #show(): void {
    const { notice, about, body } = this.#parts;
    const profile = this.#profile;
    notice.replaceChildren(...this.#notices());
    notice.hidden = notice.childElementCount === 0;
    notice.className = `notice ${this.#state.kind === 'failed' ? 'error' : ''}`;
    about.replaceChildren(...(profile === null ? [] : [overview(profile, this.#records, this.#t, this.#figures)]));
    body.hidden = profile === null;
    const earlier = this.#records.filter(({ id, takenAt }) => id !== this.#record?.id && takenAt <= (this.#record?.takenAt ?? 0));
    this.#toolbar.show({
      isRunning: this.#state.kind === 'running',
      isProfiled: profile !== null,
      earlier: this.#record === null ? [] : earlier.map((record) => ({ id: record.id, text: this.#named(record) })),
      compared: this.#comparison?.from?.id ?? null,
    });
    this.#showDrift();
  }

  #named({ takenAt, rows, sampled }: ProfileRecord): string {
    const share = sampled === null ? '' : `, ${this.#figures.number(sampled)} %`;
    return `${this.#figures.moment(takenAt)} (${this.#figures.count(rows)}${share})`;
  }

  #notices(): readonly HTMLElement[] {
    const t = this.#t;
    const line = (text: string) => element('p', { text });
    const profile = this.#profile;
    const below = [
      ...(profile?.ended === 'budget' ? [line(t('endedBudget'))] : []),
      ...(profile?.ended === 'bytes' ? [line(t('endedBytes'))] : []),
      ...(this.#notKept === null ? [] : [line(t('notKept', this.#notKept))]),
      ...(profile !== null && profile.columns.length === 0 ? [line(t('noColumns'))] : []),
    ];
    const state = this.#state;
    switch (state.kind) {
      case 'loading':
        return [line(t('loading'))];
      case 'never':
        return [line(t('never'))];
      case 'running':
        return [this.#progress(state.done, state.total)];
      case 'cancelled':
        return [line(t('cancelled'))];
      case 'failed':
        return [line(`${t('failed')}: ${state.error.message}`), line(t(REMEDIES[state.error.kind]))];
      case 'done':
        return below;
    }
  }

  #progress(done: number, total: number): HTMLElement {
    const text = total === 0 ? this.#t('running') : this.#t('runningPart', Math.round((100 * done) / total));
    const bar = element('progress', {
      attributes: total === 0 ? { 'aria-label': text } : { max: '1', value: String(done / total), 'aria-label': text },
    });
    return element('p', { class: 'progress' }, bar, element('span', { text }));
  }

  #showDrift(): void {
    const { drift } = this.#parts;
    drift.hidden = this.#comparison === null;
    drift.replaceChildren(...(this.#comparison === null ? [] : this.#driftOfTable(this.#comparison)));
  }

  #driftOfTable({ from, findings, failure }: Comparison): readonly HTMLElement[] {
    const t = this.#t;
    const since = from === null ? '' : this.#figures.moment(from.takenAt);
    if (failure !== null) return [element('p', { text: t('driftFailed', failure) })];
    if (findings.length === 0) return [element('p', { text: `✓ ${t('driftNone', since)}` })];
    const lines = findings.map(({ severity, column, message }) => {
      const made = driftLine(severity, `${column ?? t('table')}: ${message}`, t);
      if (column === null) return made;
      made.classList.add('link');
      made.tabIndex = 0;
      made.setAttribute('role', 'button');
      const go = () => this.#list.select(column);
      made.addEventListener('click', go);
      made.addEventListener('keydown', (event) => event.key === 'Enter' && go());
      return made;
    });
    return [
      element('h2', { text: `${t('drift', since)} · ${t('driftCount', findings.length)}` }),
      element('div', { class: 'drift-lines' }, ...lines),
    ];
  }

  #showColumns(): void {
    const columns = this.#profile?.columns ?? [];
    const shown = arrange(columns, this.#filter, this.#order, (name) => this.#driftOf.get(name) ?? []);
    this.#list.show(shown);
    const isFiltered = shown.length !== columns.length;
    this.#toolbar.count(isFiltered ? this.#t('columnsOf', this.#figures.count(shown.length), this.#figures.count(columns.length)) : '');
  }

  #showDetail(column: ProfiledColumn | null): void {
    const { detail, body } = this.#parts;
    body.classList.toggle('with-detail', column !== null);
    detail.hidden = column === null;
    if (column === null) {
      detail.replaceChildren();
      return;
    }
    const drift = this.#driftOf.get(column.name) ?? [];
    detail.setAttribute('aria-label', column.name);
    detail.replaceChildren(columnDetail(column, drift, this.#t, this.#figures, () => this.#list.select(null)));
    detail.scrollTop = 0;
  }
}

function byColumn(findings: readonly ProfileDrift[]): ReadonlyMap<string, readonly ProfileDrift[]> {
  const found = new Map<string, ProfileDrift[]>();
  for (const finding of findings) {
    const { column } = finding;
    if (column !== null) found.set(column, [...(found.get(column) ?? []), finding]);
  }
  return found;
}

const REMEDIES = {
  timeout: 'remedyTimeout',
  rights: 'remedyRights',
  connection: 'remedyConnection',
  store: 'remedyStore',
  usage: 'remedyUsage',
  other: 'remedyOther',
} as const satisfies Record<ProfileFailure['kind'], Parameters<Translate>[0]>;
