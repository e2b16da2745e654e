import type { LineageNode } from '../../../server/src/protocol/index.ts';
import { diffGraphs, type GraphDiff } from '../graph/diff.ts';
import { createModel, type GraphModel } from '../graph/model.ts';
import { type Fold, initialFold } from '../graph/rows.ts';
import { seenGraph } from '../graph/view.ts';
import { widthMeter } from '../layout/geometry.ts';
import type { Layouter } from '../layout/layouter.ts';
import { type KnownCorners, layOut, type Scene } from '../layout/scene.ts';
import { nameOf, type Translate } from '../strings/index.ts';
import type { Step } from './step.ts';

/** What is on the canvas of a step. */
export interface Picture {
  /** What is seen of the step's graph, indexed. */
  readonly model: GraphModel;
  readonly diff: GraphDiff | null;
  readonly scene: Scene;
}

export interface PictureTools {
  readonly layouter: Layouter;
  readonly t: Translate;
  readonly font: string;
}

/** Null when a newer layout has overtaken this one. Rejects when the layout fails. */
export async function pictureOf(step: Step, known: KnownCorners, { layouter, t, font }: PictureTools): Promise<Picture | null> {
  const diff = step.before === null ? null : diffGraphs(step.before, step.graph);
  const model = createModel(seenGraph(diff?.graph ?? step.graph, step.view));
  const text = {
    title: (node: LineageNode) => nameOf(node, t),
    subtitle: (node: LineageNode) =>
      node.tables === undefined ? [node.schema, t(`node.${node.kind}`)].filter(Boolean).join(' · ') : t('node.tables', node.tables),
    more: (hidden: number) => t('more', hidden),
    width: widthMeter(font),
  };
  const scene = await layOut(model, (node) => foldOf(step, model, node), text, layouter, known);
  return scene === null ? null : { model, diff, scene };
}

export function foldOf(step: Step, model: GraphModel, node: string): Fold {
  return step.view.folds.get(node) ?? initialFold(model);
}

/** The columns of a table that are drawn. */
export function rowsIn({ scene }: Picture, node: string): readonly string[] {
  const table = scene.tables.find((candidate) => candidate.node.id === node);
  return table?.rows.flatMap(({ column }) => column ?? []) ?? [];
}

/** Where the tables stand. */
export function cornersOf({ scene }: Picture): KnownCorners {
  return new Map(scene.tables.map(({ node, x, y }) => [node.id, { x, y }]));
}
