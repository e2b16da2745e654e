import { groupOf, type PanelFound, type ToPanelMessage } from '../../../server/src/protocol/index.ts';
import { createModel, type GraphModel, type Place, placeKey } from '../graph/model.ts';
import { search } from '../graph/search.ts';
import type { SearchItem } from '../panels/search-box.ts';
import { groupName } from '../strings/index.ts';
import type { Stage } from './stage.ts';

export interface Searching {
  search(text: string): void;
  /** To the next match of the picture, or the one before. */
  stepMatch(by: 1 | -1): void;
  /** To one of the list, wherever it is. */
  choose(index: number): void;
  /** What the host has found beyond the picture. */
  found(message: Extract<ToPanelMessage, { readonly type: 'found' }>): void;
  /** An answer is on the canvas, to another question or to the same one again: a place that it was asked for is shown. */
  arrived(again: boolean): void;
}

/** Milliseconds without a key until the host is asked. */
const DEBOUNCE = 120;
/** One letter is in everything. */
const SHORTEST = 2;
/** Matches of the picture that are listed; the others are stepped through. */
const LISTED = 12;

export function createSearching(stage: Stage, reveal: (place: Place) => Promise<void>): Searching {
  const { abilities, send } = stage.options;
  let [text, matches, match]: [string, readonly Place[], number] = ['', [], -1];
  let [beyond, note]: [readonly PanelFound[], string] = [[], ''];
  let [id, timer]: [number, number | undefined] = [0, undefined];
  /** A place that is asked for with a schema or a table, and the question with whose answer it comes. */
  let wanted: { readonly place: Place; readonly question: string } | null = null;

  const localMatches = (): readonly Place[] => {
    const model = searched(stage);
    return model === null ? [] : search(model, text);
  };
  const entries = (): readonly Entry[] => [
    ...matches.slice(0, LISTED).map((place): Entry => ({ place, beyond: null })),
    ...beyond.map((one): Entry => ({ place: { node: one.node, column: one.column }, beyond: one })),
  ];
  const list = (): void =>
    stage.shell.toolbar.setFound(
      entries().map((entry) => itemOf(entry, stage)),
      note,
    );
  const askFar = (one: PanelFound): void => {
    const { step } = stage;
    const { node, column, group } = one;
    const name = column === null ? node : `${node}.${column}`;
    const question =
      step?.question?.kind === 'estate' && !step.question.open.includes(group)
        ? ({ kind: 'estate', open: [...step.question.open, group] } as const)
        : ({ kind: 'lineage', name, direction: 'both', depth: step?.question?.kind === 'lineage' ? step.question.depth : 2 } as const);
    wanted = { place: { node, column }, question: JSON.stringify(question) };
    stage.ask(question);
  };
  /** What was searched is another matter in another picture. */
  const tellAgain = (): void => {
    if (text === '') return;
    matches = localMatches();
    match = -1;
    if (matches.length === 0 && stage.shell.toolbar.clearSearch()) text = '';
    stage.shell.toolbar.setMatches(match, matches.length);
    stage.markMatches(matches);
  };
  const go = ({ place, beyond: far }: Entry): void => {
    const known = stage.step?.graph.nodes.some(({ id: node }) => node === place.node);
    if (far === null || known) void reveal(place);
    else askFar(far);
  };
  return {
    search(typed) {
      text = typed.trim();
      matches = localMatches();
      [match, beyond] = [-1, []];
      id += 1;
      window.clearTimeout(timer);
      const asks = abilities.ask && text.length >= SHORTEST;
      note = asks ? stage.t('search.asking') : '';
      if (asks) timer = window.setTimeout(() => send({ type: 'search', id, text }), DEBOUNCE);
      else if (abilities.ask) send({ type: 'search', id, text: '' });
      stage.shell.toolbar.setMatches(match, matches.length);
      stage.markMatches(matches);
      list();
    },
    stepMatch(by) {
      const { length } = matches;
      if (length === 0) {
        const [first] = beyond;
        if (first !== undefined) askFar(first);
        return;
      }
      match = match < 0 ? (by === 1 ? 0 : length - 1) : (match + by + length) % length;
      stage.shell.toolbar.setMatches(match, length);
      const place = matches[match];
      if (place !== undefined) void reveal(place);
    },
    choose(index) {
      const entry = entries()[index];
      if (entry !== undefined) go(entry);
    },
    found(message) {
      if (message.id !== id) return;
      const shown = new Set(matches.map(placeKey));
      beyond = message.found.filter(({ node, column }) => !shown.has(placeKey({ node, column })));
      if (message.error !== null) note = stage.t('search.failed', message.error);
      else if (!message.complete) note = stage.t('search.reading');
      else note = matches.length + beyond.length === 0 ? stage.t('search.nothing', text) : '';
      list();
    },
    arrived(again) {
      if (!again) tellAgain();
      if (wanted === null || wanted.question !== JSON.stringify(stage.step?.question)) return;
      const { place } = wanted;
      wanted = null;
      const model = searched(stage);
      if (model?.nodes.has(place.node)) {
        const isDrawn = place.column !== null && model.columns(place.node).some(({ name }) => name === place.column);
        void reveal({ node: place.node, column: isDrawn ? place.column : null });
      } else if (stage.step?.question?.kind === 'estate')
        // A table without lineage is in no estate; by itself it can be shown.
        stage.ask({ kind: 'lineage', name: place.node, direction: 'both', depth: 2 });
    },
  };
}

interface Entry {
  readonly place: Place;
  readonly beyond: PanelFound | null;
}

/** Tables in schemas that the page has closed are found as well. */
function searched({ step, picture }: Stage): GraphModel | null {
  if (step === null || picture === null) return null;
  return step.view.closed.size === 0 ? picture.model : createModel(step.graph);
}

function itemOf({ place, beyond }: Entry, { step, picture, t }: Stage): SearchItem {
  const node = step?.graph.nodes.find(({ id }) => id === place.node);
  const group = beyond?.group ?? (node === undefined ? '' : groupOf(node));
  const within = place.column === null ? groupName(group, t) : place.node;
  const prefix = group === '' ? '' : `${group}.`;
  const table =
    node?.kind === 'schema' ? groupName(node.name, t) : place.node.startsWith(prefix) ? place.node.slice(prefix.length) : place.node;
  return {
    name: place.column ?? table,
    within: node?.kind === 'schema' ? '' : within,
    isShown: picture?.model.nodes.has(place.node) ?? false,
    hint: beyond?.description ?? '',
  };
}
