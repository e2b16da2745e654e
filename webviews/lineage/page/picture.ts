import type { LineageNode } from '../../../server/src/protocol/index.ts';
import { diffGraphs, type GraphDiff } from '../graph/diff.ts';
import { withJobs } from '../graph/jobs.ts';
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
  /** Whether jobs are drawn. */
  readonly jobs: boolean;
}

/** Null when a newer layout has overtaken this one. Rejects when the layout fails. */
export async function pictureOf(step: Step, known: KnownCorners, { layouter, t, font, jobs }: PictureTools): Promise<Picture | null> {
  const diff = step.before === null ? null : diffGraphs(step.before, step.graph);
  const seen = seenGraph(diff?.graph ?? step.graph, step.view);
  const model = createModel(jobs ? withJobs(seen, step.view.job) : seen);
  const text = {
    title: (node: LineageNode) => nameOf(node, t),
    subtitle: (node: LineageNode) => subtitleOf(node, t),
    more: (hidden: number) => t('more', hidden),
    width: widthMeter(font),
  };
  const scene = await layOut(model, (node) => foldOf(step, model, node), text, layouter, known);
  return scene === null ? null : { model, diff, scene };
}

function subtitleOf({ kind, schema, tables, description }: LineageNode, t: Translate): string {
  if (tables !== undefined) return t('node.tables', tables);
  return (kind === 'job' ? [t('node.job'), description] : [schema, t(`node.${kind}`)]).filter(Boolean).join(' · ');
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
