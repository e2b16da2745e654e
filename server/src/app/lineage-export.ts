import { type StandaloneTemplate, standaloneLineageHtml } from '../lineage/index.ts';
import { type LineageExportFormat, type LineageGraph, lineageToDot, lineageToJson, lineageToMermaid } from '../protocol/index.ts';
import { lineageToText } from './lineage-text.ts';

/** Reads the page that the build has made; asked only when HTML is wanted. */
export type PageTemplate = () => Promise<StandaloneTemplate>;

export async function exportLineage(graph: LineageGraph, format: LineageExportFormat, template: PageTemplate): Promise<string> {
  switch (format) {
    case 'mermaid':
      return lineageToMermaid(graph);
    case 'dot':
      return lineageToDot(graph);
    case 'json':
      return lineageToJson(graph);
    case 'html':
      return standaloneLineageHtml(await template(), graph, `Lineage of ${focusName(graph)}`);
    case 'text':
      return lineageToText(graph);
  }
}

function focusName({ focus }: LineageGraph): string {
  if (focus === null) return 'the workspace';
  return focus.column === null ? focus.node : `${focus.node}.${focus.column}`;
}
