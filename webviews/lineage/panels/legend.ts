import { isInfluence, type LineageEdge } from '../../../server/src/protocol/index.ts';
import { element, vector } from '../../shared/dom.ts';
import type { Translate } from '../strings/index.ts';
import { EDGE_LOOKS, type EdgeKind, LINE_KINDS, type LineKind, lineKind } from '../view/kinds.ts';

export interface Legend {
  readonly root: HTMLDetailsElement;
  /** Explains the kinds that the graph has, and no others. */
  update(edges: readonly LineageEdge[], hidden: ReadonlySet<EdgeKind>): void;
}

/** What only influences rows. */
export const INFLUENCES: readonly EdgeKind[] = ['join', 'filter', 'group', 'order'];

export function createLegend(t: Translate, open: boolean, showInfluences: (on: boolean) => void): Legend {
  const list = element('ul');
  const box = element('input', { attributes: { type: 'checkbox' }, on: { change: () => showInfluences(box.checked) } });
  box.checked = true;
  const choice = element('label', { class: 'choice' }, box, element('span', { text: t('legend.influences') }));
  const root = element(
    'details',
    { class: 'legend', attributes: open ? { open: '' } : {} },
    element('summary', { text: t('legend') }),
    list,
    choice,
  );
  return {
    root,
    update(edges, hidden) {
      const kinds = new Set(edges.map(lineKind));
      box.checked = !INFLUENCES.some((kind) => hidden.has(kind));
      list.replaceChildren(...LINE_KINDS.filter((kind) => kinds.has(kind)).map((kind) => entry(kind, t)));
      if (edges.some(({ uncertain }) => uncertain)) list.append(uncertainEntry(t));
      choice.hidden = !edges.some(isInfluence);
      root.hidden = kinds.size === 0;
    },
  };
}

function entry(kind: LineKind, t: Translate): HTMLElement {
  const { color, width, dash } = EDGE_LOOKS[kind];
  const sample = vector('svg', { viewBox: '0 0 34 8', width: '34', height: '8', 'aria-hidden': 'true' });
  const line = vector('path', { d: 'M0 4H34', 'stroke-width': String(width), 'stroke-dasharray': dash.join(' ') });
  line.style.stroke = `var(${color}, currentColor)`;
  sample.append(line);
  return element('li', { attributes: { 'data-kind': kind } }, sample, element('span', { text: t(`kind.${kind}`) }));
}

/** A line whose head is hollow, as the drawing gives it to lineage that could not be proved. */
function uncertainEntry(t: Translate): HTMLElement {
  const sample = vector('svg', { viewBox: '0 0 34 8', width: '34', height: '8', 'aria-hidden': 'true' });
  const line = vector('path', { d: 'M0 4H26M26 1V7L33 4Z', 'stroke-width': '1.3', stroke: 'currentColor' });
  sample.append(line);
  return element('li', {}, sample, element('span', { text: t('details.uncertain') }));
}
