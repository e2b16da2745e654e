import type { LineageEdge } from '../../../server/src/protocol/index.ts';
import { groupOf } from '../../../server/src/protocol/index.ts';
import type { Place } from '../graph/model.ts';
import { type Move, moveFrom } from '../graph/neighbours.ts';
import type { Fold } from '../graph/rows.ts';
import { toggled } from '../graph/view.ts';
import { spokenPlace } from '../panels/spoken.ts';
import { foldOf, type Picture, rowsIn } from './picture.ts';
import type { Stage } from './stage.ts';
import { withView } from './step.ts';

export interface Selection {
  select(place: Place | null): void;
  /** Selects and brings into view; a schema that the place is in, and that the page has closed, is opened. */
  reveal(place: Place): Promise<void>;
  move(move: Move): void;
  inspectEdges(edges: readonly LineageEdge[]): void;
  /** The next table that has problems, in reading order, round and round. */
  nextProblem(): void;
  /** Shows more of a table's columns, or fewer. */
  unfold(node: string): Promise<void>;
}

export function createSelection(stage: Stage, openEdge: (edge: LineageEdge) => void): Selection {
  const select = (place: Place | null): Place | null => {
    const { picture } = stage;
    if (picture === null) return null;
    const known = place !== null && picture.model.nodes.has(place.node) ? place : null;
    stage.amend((step) => ({ ...step, selected: known }));
    stage.markEdges([]);
    stage.shell.details.show(picture.model, known, stage.problems);
    stage.shell.outline.select(known);
    if (known !== null) stage.shell.announce(spokenPlace(picture.model, known, stage.problems, stage.t));
    return known;
  };
  const unfold = (node: string): Promise<void> => {
    const next = nextFold(stage, node);
    return stage.amendView((view) => ({ ...view, folds: new Map(view.folds).set(node, next) }), { anchor: node });
  };
  const reveal = async (place: Place): Promise<void> => {
    await openClosed(stage, place);
    const known = select(place);
    if (known === null) return;
    await showRow(stage, known, unfold);
    stage.shell.drawing.center(known);
  };
  return {
    select: (place) => void select(place),
    reveal,
    unfold,
    move(move) {
      const next = movedFrom(stage, move);
      if (next !== null) void reveal(next);
    },
    nextProblem() {
      const { picture, step } = stage;
      if (picture === null) return;
      const order = inReadingOrder(picture);
      const start = order.indexOf(step?.selected?.node ?? '') + 1;
      const next = [...order.slice(start), ...order.slice(0, start)].find((node) => stage.problems.at({ node, column: null }).length > 0);
      if (next !== undefined) void reveal({ node: next, column: null });
    },
    inspectEdges(edges) {
      stage.markEdges(edges);
      stage.shell.details.showEdges(edges);
      const [first] = edges;
      if (first !== undefined && edges.length === 1 && first.location !== null) openEdge(first);
    },
  };
}

/** A schema that the page has closed is opened when a place in it is wanted. */
async function openClosed(stage: Stage, place: Place): Promise<void> {
  const { step, picture } = stage;
  const node = step?.graph.nodes.find(({ id }) => id === place.node);
  if (step === null || node === undefined || picture?.model.nodes.has(place.node) !== false) return;
  const group = groupOf(node);
  if (step.view.closed.has(group)) await stage.changeView((view) => ({ ...view, closed: toggled(view.closed, group) }), null);
}

/** A column that is folded away is unfolded, as far as needed. */
async function showRow(stage: Stage, { node, column }: Place, unfold: (node: string) => Promise<void>): Promise<void> {
  const isHidden = (): boolean => column !== null && stage.picture !== null && !rowsIn(stage.picture, node).includes(column);
  if (!isHidden()) return;
  await unfold(node);
  if (!isHidden()) return;
  stage.amend((step) => withView(step, (view) => ({ ...view, folds: new Map(view.folds).set(node, 'all') })));
  await stage.draw({ view: { anchor: node }, known: stage.corners() });
}

function nextFold({ step, picture }: Stage, node: string): Fold {
  const fold = step === null || picture === null ? 'short' : foldOf(step, picture.model, node);
  return fold === 'short' ? 'all' : 'short';
}

/** Column by column of the picture, each from top to bottom. */
function inReadingOrder({ scene }: Picture): readonly string[] {
  return [...scene.tables].sort((a, b) => a.x - b.x || a.y - b.y).map(({ node }) => node.id);
}

function movedFrom({ step, picture }: Stage, move: Move): Place | null {
  if (step === null || picture === null) return null;
  const order = inReadingOrder(picture);
  const first = picture.model.graph.focus?.node ?? order[0];
  if (step.selected === null) return first === undefined ? null : { node: first, column: null };
  return moveFrom(picture.model, step.selected, move, (node) => rowsIn(picture, node), order);
}
