import { groupOf, type LineageGraph } from '../../../server/src/protocol/index.ts';
import { element, iconButton } from '../../shared/dom.ts';
import { reach, toggled, type View, WHOLE_VIEW } from '../graph/view.ts';
import { groupName, type Translate } from '../strings/index.ts';
import { EDGE_KINDS } from '../view/kinds.ts';

export interface Filters {
  readonly root: HTMLElement;
  update(graph: LineageGraph, view: View): void;
}

/** More schemas or files than this are reached by typing a part of their name. */
const FEW = 12;

/** A disclosure with what can be left out: kinds of lines, kinds of tables, schemas, files, and how many steps are shown. */
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
  const edgeKinds = EDGE_KINDS.filter((kind) => graph.edges.some((edge) => edge.kind === kind || edge.bundle?.kinds[kind] !== undefined));
  const nodeKinds = [...new Set(graph.nodes.map(({ kind }) => kind))].filter((kind) => kind !== 'schema').sort();
  const schemas = [...new Set(graph.nodes.map(groupOf))].sort();
  const files = [...new Set(graph.edges.flatMap(({ location }) => location?.uri ?? []))].sort();
  const closable = new Set(graph.nodes.filter(({ kind }) => kind !== 'schema').map(groupOf));
  return [
    section(
      t('filters.edges'),
      'edge',
      edgeKinds,
      (kind) => t(`kind.${kind}`),
      view.edgeKinds,
      (kind) => change((one) => ({ ...one, edgeKinds: toggled(one.edgeKinds, kind) })),
      t,
    ),
    section(
      t('filters.nodes'),
      'node',
      nodeKinds,
      (kind) => t(`node.${kind}`),
      view.nodeKinds,
      (kind) => change((one) => ({ ...one, nodeKinds: toggled(one.nodeKinds, kind) })),
      t,
    ),
    section(
      t('filters.schemas'),
      'schema',
      schemas,
      (group) => groupName(group, t),
      view.schemas,
      (group) => change((one) => ({ ...one, schemas: toggled(one.schemas, group) })),
      t,
    ),
    section(
      t('filters.closed'),
      'closed',
      [...closable].sort(),
      (group) => groupName(group, t),
      inverted(view.closed, closable),
      (group) => change((one) => ({ ...one, closed: toggled(one.closed, group) })),
      t,
    ),
    section(
      t('filters.files'),
      'file',
      files,
      fileName,
      view.files,
      (file) => change((one) => ({ ...one, files: toggled(one.files, file) })),
      t,
    ),
    depthSection(graph, view, t, change),
  ].filter((made) => made !== null);
}

/** A box is checked for what is shown; for schemas drawn as one it is checked for those that are. */
function inverted(closed: ReadonlySet<string>, all: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((group) => !closed.has(group)));
}

function section<Value extends string>(
  title: string,
  id: string,
  values: readonly Value[],
  label: (value: Value) => string,
  hidden: ReadonlySet<Value>,
  toggle: (value: Value) => void,
  t: Translate,
): HTMLElement | null {
  if (values.length < (id === 'closed' ? 1 : 2)) return null;
  const list = element('div', { class: 'filter-list' });
  const show = (wanted: string): void => {
    const found = values.filter((value) => label(value).toLowerCase().includes(wanted.toLowerCase()));
    const rest = found.length - MANY;
    list.replaceChildren(
      ...found.slice(0, MANY).map((value) => choice(value)),
      ...(rest > 0 ? [element('span', { class: 'hint', text: t('more', rest) })] : []),
    );
  };
  const choice = (value: Value): HTMLElement => {
    const box = element('input', {
      attributes: { type: 'checkbox', 'data-filter': `${id}:${value}` },
      on: { change: () => toggle(value) },
    });
    box.checked = !hidden.has(value);
    return element('label', { class: 'choice', attributes: { title: value } }, box, element('span', { text: label(value) }));
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

function fileName(uri: string): string {
  return decodeURIComponentSafely(uri.slice(uri.lastIndexOf('/') + 1));
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
