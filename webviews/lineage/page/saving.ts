import { type EstatePart, graphThings, type LineageGraph } from '../../../server/src/protocol/index.ts';
import { exportContent } from '../export/content.ts';
import { withoutJobs } from '../graph/jobs.ts';
import { isFiltered, seenGraph } from '../graph/view.ts';
import type { ExportFormat } from '../panels/toolbar.ts';
import type { Picture } from './picture.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

/** Gives what is seen to the host, as a file of this format, or to be written by it. */
export function saveSeen({ step, picture, shell, theme, options, t }: Stage, format: ExportFormat): void {
  if (step === null || picture === null) return;
  const graph = withoutJobs(picture.model.graph);
  const name = `lineage-${(graph.focus?.node ?? 'graph').replace(/[^\p{L}\p{N}._-]+/gu, '-')}`;
  if (format === 'html' || format === 'neo4j' || format === 'openlineage') {
    const part = format === 'html' ? null : partOfEstate(step, picture);
    const written = format === 'html' ? graph : wholeTables(step, picture);
    options.send({ type: 'write', format, name, graph: written, ...(part === null ? {} : { part }) });
    return;
  }
  const things = picture.model.jobs === 0 ? null : graphThings(graph);
  const drawn = { scene: picture.scene, theme, things, png: () => shell.drawing.png(theme.background) };
  options.send({ type: 'save', format, name, base64: exportContent(format, graph, drawn) });
  shell.announce(t('export.done', format));
}

/**
 * For other programs, tables and not schemas that stand for them. Those of an estate are not on the page: the host has them all, since
 * schemas that are drawn as one are nothing that anybody else knows.
 */
function wholeTables({ graph, view, question }: Step, { diff }: Picture): LineageGraph | null {
  return question?.kind === 'estate' ? null : seenGraph(diff?.graph ?? graph, { ...view, closed: new Set() });
}

/** What is left of an estate where something is filtered; null where it is all there, or is none. */
function partOfEstate({ question, view }: Step, { model }: Picture): EstatePart | null {
  if (question?.kind !== 'estate' || !isFiltered(view)) return null;
  const nodes = withoutJobs(model.graph).nodes.map(({ id }) => id);
  return { nodes, edgeKinds: [...view.edgeKinds], nodeKinds: [...view.nodeKinds], job: view.job };
}
