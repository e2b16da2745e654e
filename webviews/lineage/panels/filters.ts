import type { LineageGraph } from '../../../server/src/protocol/index.ts';
import { element, iconButton } from '../../shared/dom.ts';
import { reach, type View, WHOLE_VIEW } from '../graph/view.ts';
import type { Translate } from '../strings/index.ts';
import { CHOICES, type Choices } from './choices.ts';

export interface Filters {
  readonly root: HTMLElement;
  update(graph: LineageGraph, view: View): void;
}

/** More schemas or files than this are reached by typing a part of their name. */
const FEW = 12;

/** A disclosure with what can be left out: kinds of lines, kinds of tables, schemas, files; whose job is shown, and how many steps. */
export function createFilters(t: Translate, change: (change: (view: View) => View) => void): Filters {
  const label = t('filters');
  const summary = element('summary', { class: 'icon-button', attributes: { title: label, 'aria-label': label } });
  summary.append(...iconButton('M2 3h12L9.5 8.5V13l-3-1.5v-3L2 3', label, () => undefined).childNodes);
  const body = element('div', { class: 'menu-items filters' });
  const root = element('details', { class: 'menu filter-menu' }, summary, body);
  let [graph, view]: [LineageGraph | null, View] = [null, WHOLE_VIEW];
  const render = (): void => {
    if (graph === null || !root.open) return;
    const focused =
      document.activeElement instanceof HTMLElement && body.contains(document.activeElement)
        ? document.activeElement.dataset['filter']
        : undefined;
    body.replaceChildren(...sections(graph, view, t, change));
    if (focused !== undefined) body.querySelector<HTMLElement>(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
  };
  // Nothing of it is worked out as long as nobody looks.
  root.addEventListener('toggle', render);
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    root.open = false;
    summary.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !root.contains(event.target)) root.open = false;
  });
  return {
    root,
    update(nextGraph, nextView) {
      [graph, view] = [nextGraph, nextView];
      render();
    },
  };
}

type Change = (change: (view: View) => View) => void;

function sections(graph: LineageGraph, view: View, t: Translate, change: Change): readonly HTMLElement[] {
  return [
    ...CHOICES.map((choices) => section(choices, graph, view, t, change)),
    jobSection(graph, view, t, change),
    depthSection(graph, view, t, change),
  ].filter((made) => made !== null);
}

function section(choices: Choices, graph: LineageGraph, view: View, t: Translate, change: Change): HTMLElement | null {
  const values = choices.values(graph);
  if (values.length < choices.fewest) return null;
  const title = t(choices.title);
  const list = element('div', { class: 'filter-list' });
  const show = (wanted: string): void => {
    const found = values.filter((value) => choices.label(value, t).toLowerCase().includes(wanted.toLowerCase()));
    const rest = found.length - MANY;
    list.replaceChildren(
      ...found.slice(0, MANY).map((value) => choice(value)),
      ...(rest > 0 ? [element('span', { class: 'hint', text: t('more', rest) })] : []),
    );
  };
  const choice = (value: string): HTMLElement => {
    const box = element('input', {
      attributes: { type: 'checkbox', 'data-filter': `${choices.id}:${value}` },
      on: { change: () => change((one) => choices.toggled(one, value)) },
    });
    box.checked = choices.isChecked(view, value);
    return element('label', { class: 'choice', attributes: { title: value } }, box, element('span', { text: choices.label(value, t) }));
  };
  show('');
  const find = element('input', {
    class: 'filter-find',
    attributes: { type: 'text', placeholder: t('filters.find'), 'aria-label': `${title}: ${t('filters.find')}` },
  });
  find.addEventListener('input', () => show(find.value));
  return element('fieldset', {}, element('legend', { text: title }), values.length > FEW ? find : null, list);
}

/** Boxes that are made at once. */
const MANY = 200;

/** One job at a time: who looks at a job wants to see what it does, and all else gone. */
function jobSection({ jobs = [] }: LineageGraph, view: View, t: Translate, change: Change): HTMLElement | null {
  if (jobs.length === 0) return null;
  const title = t('filters.job');
  const select = element('select', { attributes: { 'aria-label': title, 'data-filter': 'job' } });
  select.append(new Option(t('filters.allJobs'), ''));
  for (const { name, schedule } of jobs) select.append(new Option(schedule === null ? name : `${name} (${schedule})`, name));
  select.selectedIndex = jobs.findIndex(({ name }) => name === view.job) + 1;
  select.addEventListener('change', () => {
    const job = jobs[select.selectedIndex - 1]?.name ?? null;
    change((one) => ({ ...one, job }));
  });
  return element('fieldset', {}, element('legend', { text: title }), select);
}

function depthSection(graph: LineageGraph, view: View, t: Translate, change: Change): HTMLElement | null {
  const most = reach(graph);
  if (most < 2) return null;
  const range = element('input', {
    attributes: {
      type: 'range',
      min: '1',
      max: String(most),
      value: String(view.depth ?? most),
      'aria-label': t('filters.depth'),
      'data-filter': 'depth',
    },
  });
  const said = element('span', { text: `${view.depth ?? most} / ${most}` });
  range.addEventListener('change', () => {
    const wanted = Number(range.value);
    change((one) => ({ ...one, depth: wanted >= most ? null : wanted }));
  });
  return element('fieldset', {}, element('legend', { text: t('filters.depth') }), element('label', { class: 'choice' }, range, said));
}
