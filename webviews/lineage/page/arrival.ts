import type { LineageGraph, PanelQuestion, PanelStep, ToPanelMessage } from '../../../server/src/protocol/index.ts';
import type { Place } from '../graph/model.ts';
import { firstView } from '../graph/view.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

type GraphMessage = Extract<ToPanelMessage, { readonly type: 'graph' }>;

export interface Arrival {
  /** An answer: to another question, to the same one again, or with one step more. */
  show(message: GraphMessage): Promise<void>;
  /** Asks for one step more, if there is one. */
  expand(node: string, direction: 'upstream' | 'downstream'): void;
  compare(on: boolean): void;
  /** Milliseconds from the arrival of the newest graph to its first picture. */
  painted(): number | null;
}

export function createArrival(stage: Stage, select: (place: Place | null) => void): Arrival {
  let expanding: PanelStep | null = null;
  let compares = false;
  let painted: number | null = null;
  const again = async (old: Step, answer: Answer, more: PanelStep | null): Promise<void> => {
    const { question } = answer;
    // The answer to what was shown before: one has gone on meanwhile.
    if (question !== null && old.question !== null && JSON.stringify(question) !== JSON.stringify(old.question)) return;
    const known = stage.corners();
    const next = { ...old, ...answer, question: question ?? old.question };
    if (more === null) stage.amend(() => next);
    else stage.goTo({ ...next, steps: [...old.steps, more] });
    await stage.draw({ view: 'keep', known });
  };
  const anew = async (answer: Answer): Promise<void> => {
    const { graph } = answer;
    const view = firstView(graph, stage.step?.view.pinned ?? new Set());
    stage.goTo({ ...answer, steps: [], view, selected: graph.focus, camera: null, corners: new Map() });
    await stage.draw({ view: null, known: new Map() });
    select(graph.focus);
    const model = stage.picture?.model;
    if (model !== undefined) stage.shell.announce(stage.t('spoken.graph', model.nodes.size, model.edges.length));
  };
  return {
    async show({ graph, keepPositions, question = null, before = null }) {
      const arrived = performance.now();
      if (graph.nodes.length === 0) return stage.setState('empty');
      const [old, more] = [stage.step, expanding];
      expanding = null;
      const answer: Answer = { graph, question, before: compares ? (before ?? graph) : null };
      if (keepPositions && old !== null) return again(old, answer, more);
      await anew(answer);
      requestAnimationFrame(() => {
        painted = performance.now() - arrived;
      });
    },
    expand(node, direction) {
      const known = stage.picture?.model.nodes.get(node);
      if (known === undefined || !stage.options.abilities.ask) return;
      if (!(direction === 'upstream' ? known.moreUpstream : known.moreDownstream)) return;
      expanding = { node, direction };
      stage.options.send({ type: 'expand', node, direction });
    },
    compare(on) {
      compares = on;
    },
    painted: () => painted,
  };
}

interface Answer {
  readonly graph: LineageGraph;
  readonly question: PanelQuestion | null;
  readonly before: LineageGraph | null;
}
