import type { TableAddress } from '../../server/src/protocol/index.ts';
import { element, iconButton } from '../shared/dom.ts';
import type { Order } from './order.ts';
import type { Translate } from './strings/index.ts';

interface Actions {
  readonly run: (full: boolean) => void;
  readonly cancel: () => void;
  readonly filter: (text: string) => void;
  readonly order: (order: Order) => void;
  /** Null: no comparison. */
  readonly compare: (from: number | null) => void;
  readonly copy: () => void;
  readonly save: (format: 'csv' | 'json' | 'markdown') => void;
}

interface Shown {
  readonly isRunning: boolean;
  readonly isProfiled: boolean;
  readonly earlier: readonly { readonly id: number; readonly text: string }[];
  readonly compared: number | null;
}

const COPY_ICON = 'M5 5h7v8H5zM3 10V3h7';
const FORMATS = [
  ['json', 'JSON'],
  ['csv', 'CSV'],
  ['markdown', 'Markdown'],
] as const;

/** The first lines of the page: which table it is, and what can be done with its profile. */
export function toolbar(t: Translate, actions: Actions) {
  const name = element('h1', { class: 'table-name' });
  const badge = element('span', { class: 'badge' });
  const button = (text: string, kind: string, pressed: () => void) =>
    element('button', { class: kind, text, attributes: { type: 'button' }, on: { click: pressed } });
  const again = button(t('first'), 'primary', () => actions.run(false));
  const full = button(t('allRows'), 'secondary', () => actions.run(true));
  const cancel = button(t('cancel'), 'secondary', actions.cancel);
  const search = element('input', {
    class: 'field',
    attributes: { type: 'search', placeholder: t('search'), 'aria-label': t('search') },
    on: { input: () => actions.filter(search.value) },
  });
  const order = choice(
    t('sort'),
    ORDERS.map(([value, key]) => ({ value, text: t(key) })),
    (value) => {
      const chosen = ORDERS.find(([known]) => known === value);
      if (chosen !== undefined) actions.order(chosen[0]);
    },
  );
  const compare = choice(t('compare'), [], (value) => actions.compare(value === '' ? null : Number(value)));
  const save = choice(t('save'), [{ value: '', text: `${t('save')}…` }, ...FORMATS.map(([value, text]) => ({ value, text }))], (value) => {
    save.value = '';
    const chosen = FORMATS.find(([known]) => known === value);
    if (chosen !== undefined) actions.save(chosen[0]);
  });
  const copy = iconButton(COPY_ICON, t('copy'), actions.copy);
  const count = element('span', { class: 'count', attributes: { role: 'status' } });
  const tools = element('div', { class: 'tools' }, search, order, count, element('span', { class: 'spring' }), compare, copy, save);
  const first = element('div', { class: 'title' }, name, badge, element('span', { class: 'spring' }), again, full, cancel);
  return {
    element: element('header', {}, first, tools),
    name({ connection, schema, name: table }: TableAddress, environment: string | null): void {
      name.textContent = [schema, table].filter((part) => part !== null).join('.');
      name.title = name.textContent;
      badge.textContent = [connection, environment].filter((part) => part !== null).join(' · ');
      badge.className = `badge ${environment ?? ''}`;
    },
    count(text: string): void {
      count.textContent = text;
    },
    show({ isRunning, isProfiled, earlier, compared }: Shown): void {
      again.textContent = t(isProfiled ? 'again' : 'first');
      again.hidden = isRunning;
      full.hidden = isRunning;
      cancel.hidden = !isRunning;
      tools.hidden = !isProfiled;
      compare.hidden = earlier.length === 0 || isRunning;
      const options = [
        { value: '', text: t('compareNone') },
        ...earlier.map(({ id, text }) => ({ value: String(id), text: `${t('compare')} ${text}` })),
      ];
      compare.replaceChildren(...options.map(option));
      compare.value = compared === null ? '' : String(compared);
      copy.hidden = isRunning;
      save.hidden = isRunning;
    },
  };
}

const ORDERS = [
  ['place', 'sortPlace'],
  ['name', 'sortName'],
  ['nulls', 'sortNulls'],
  ['distinct', 'sortDistinct'],
  ['drift', 'sortDrift'],
] as const satisfies readonly (readonly [Order, Parameters<Translate>[0]])[];

interface Option {
  readonly value: string;
  readonly text: string;
}

const option = ({ value, text }: Option): HTMLOptionElement => element('option', { text, attributes: { value } });

function choice(label: string, options: readonly Option[], chosen: (value: string) => void): HTMLSelectElement {
  const made = element('select', { class: 'field', attributes: { 'aria-label': label, title: label } }, ...options.map(option));
  made.addEventListener('change', () => chosen(made.value));
  return made;
}
