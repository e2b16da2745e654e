import { groupOf, type LineageDirection, type LineageGraph, type PanelQuestion } from '../../../server/src/protocol/index.ts';
import { element } from '../../shared/dom.ts';
import type { GraphDiff } from '../graph/diff.ts';
import { isFiltered, type View, WHOLE_VIEW } from '../graph/view.ts';
import { groupName, type Translate } from '../strings/index.ts';

export interface Crumbs {
  readonly root: HTMLElement;
  update(state: CrumbsState): void;
  /** How many tables of the picture have problems. */
  setProblems(tables: number): void;
}

export interface CrumbsState {
  readonly question: PanelQuestion | null;
  readonly graph: LineageGraph;
  readonly view: View;
  readonly diff: GraphDiff | null;
}

interface CrumbsEvents {
  ask(question: PanelQuestion): void;
  view(change: (view: View) => View): void;
  nextProblem(): void;
}

const DIRECTIONS: readonly LineageDirection[] = ['both', 'upstream', 'downstream'];
const DEEPEST = 20;

/** What was asked, from the estate down to the column; how far; and what of the answer is left out. */
export function createCrumbs(t: Translate, canAsk: boolean, events: CrumbsEvents): Crumbs {
  const trail = element('ol', { class: 'trail' });
  const extent = element('span', { class: 'extent' });
  const chips = element('span', { class: 'chips' });
  const problems = element('button', { class: 'chip problems', attributes: { type: 'button', title: t('problems.next') } });
  problems.addEventListener('click', events.nextProblem);
  problems.hidden = true;
  const root = element('nav', { class: 'crumbs', attributes: { 'aria-label': t('crumbs') } }, trail, extent, chips, problems);
  return {
    root,
    update({ question, graph, view, diff }) {
      trail.replaceChildren(...crumbsOf(question, graph, t, canAsk, events));
      extent.replaceChildren(...(canAsk && question?.kind === 'lineage' ? extentOf(question, t, events) : []));
      chips.replaceChildren(...chipsOf(view, diff, t, events));
    },
    setProblems(tables) {
      problems.hidden = tables === 0;
      problems.textContent = t('problems.tables', tables);
    },
  };
}

function crumbsOf(
  question: PanelQuestion | null,
  graph: LineageGraph,
  t: Translate,
  canAsk: boolean,
  events: CrumbsEvents,
): readonly HTMLElement[] {
  const crumb = (label: string, next: PanelQuestion | null): HTMLElement => {
    const click = next !== null && canAsk ? { click: () => events.ask(next) } : null;
    const body =
      click === null
        ? element('span', { text: label, attributes: { 'aria-current': 'true' } })
        : element('button', { class: 'link', text: label, attributes: { type: 'button' }, on: click });
    return element('li', {}, body);
  };
  if (question?.kind === 'estate') {
    const { open } = question;
    const close = (group: string): PanelQuestion => ({ kind: 'estate', open: open.filter((one) => one !== group) });
    return [
      crumb(t('estate'), open.length === 0 ? null : { kind: 'estate', open: [] }),
      ...open.map((group) => crumb(`${groupName(group, t)} ×`, close(group))),
    ];
  }
  const { focus } = graph;
  const node = graph.nodes.find(({ id }) => id === focus?.node);
  if (focus === null || node === undefined) return [];
  const { direction, depth } = question ?? graph;
  const about = (name: string): PanelQuestion => ({ kind: 'lineage', name, direction, depth });
  const group = groupOf(node);
  const { column } = focus;
  return [
    ...(canAsk
      ? [crumb(t('estate'), { kind: 'estate', open: [] }), crumb(groupName(group, t), { kind: 'estate', open: [group] })]
      : [crumb(groupName(group, t), null)]),
    crumb(node.name, column === null ? null : about(node.id)),
    ...(column === null ? [] : [crumb(column, null)]),
  ];
}

function extentOf(question: Extract<PanelQuestion, { kind: 'lineage' }>, t: Translate, events: CrumbsEvents): readonly HTMLElement[] {
  const select = element('select', { attributes: { 'aria-label': t('direction') } });
  for (const direction of DIRECTIONS) {
    const option = element('option', { text: t(`direction.${direction}`), attributes: { value: direction } });
    option.selected = direction === question.direction;
    select.append(option);
  }
  select.addEventListener('change', () => {
    const direction = DIRECTIONS.find((one) => one === select.value);
    if (direction !== undefined) events.ask({ ...question, direction });
  });
  const depth = element('input', {
    attributes: { type: 'number', min: '1', max: String(DEEPEST), value: String(question.depth), 'aria-label': t('depth') },
  });
  depth.addEventListener('change', () => {
    const wanted = Math.min(DEEPEST, Math.max(1, Math.round(Number(depth.value) || question.depth)));
    depth.value = String(wanted);
    if (wanted !== question.depth) events.ask({ ...question, depth: wanted });
  });
  return [select, element('label', {}, depth, element('span', { text: t('steps') }))];
}

function chipsOf(view: View, diff: GraphDiff | null, t: Translate, events: CrumbsEvents): readonly HTMLElement[] {
  const chips: HTMLElement[] = [];
  const chip = (id: string, label: string, remove: (view: View) => View): void => {
    const attributes = { type: 'button', 'data-chip': id, title: t('chip.remove') };
    chips.push(element('button', { class: 'chip', text: `${label} ×`, attributes, on: { click: () => events.view(remove) } }));
  };
  if (view.only !== null)
    chip('only', t('chip.only', view.only.column === null ? view.only.node : `${view.only.node}.${view.only.column}`), (one) => ({
      ...one,
      only: null,
    }));
  if (view.job !== null) chip('job', t('chip.job', view.job), (one) => ({ ...one, job: null }));
  const hidden = view.edgeKinds.size + view.nodeKinds.size + view.schemas.size + view.files.size + (view.depth === null ? 0 : 1);
  if (isFiltered(view) && hidden > 0)
    chip('filters', t('chip.filters', hidden), ({ closed, pinned, folds, only, job }) => ({
      ...WHOLE_VIEW,
      closed,
      pinned,
      folds,
      only,
      job,
    }));
  if (diff !== null) {
    const { added, removed, changed } = diff.counts;
    const text = added + removed + changed === 0 ? t('diff.none') : t('diff.counts', added, removed, changed);
    chips.push(element('span', { class: 'diff-counts', text, attributes: { role: 'status' } }));
  }
  return chips;
}
