import { exportContent } from '../export/content.ts';
import type { ExportFormat } from '../panels/toolbar.ts';
import type { Stage } from './stage.ts';

/** Gives what is seen to the host, as a file of this format. */
export function saveSeen({ picture, shell, theme, options, t }: Stage, format: ExportFormat): void {
  if (picture === null) return;
  const { graph } = picture.model;
  const name = `lineage-${(graph.focus?.node ?? 'graph').replace(/[^\p{L}\p{N}._-]+/gu, '-')}`;
  const drawn = { scene: picture.scene, theme, png: () => shell.drawing.png(theme.background) };
  options.send({ type: 'save', format, name, base64: exportContent(format, graph, drawn) });
  shell.announce(t('export.done', format));
}
