import { say } from '../base/index.ts';
import { type StandaloneTemplate, standaloneLineageHtml } from '../lineage/index.ts';
import {
  graphThings,
  type LineageExportFormat,
  type LineageGraph,
  lineageToCsv,
  lineageToDot,
  lineageToGraphml,
  lineageToJson,
  lineageToMermaid,
  lineageToOpenLineage,
  type OpenLineageContext,
  type SourceLocation,
  type ThingNames,
} from '../protocol/index.ts';
import { printedPath, type Workspace } from '../workspace/index.ts';
import { lineageToText } from './lineage-text.ts';

/** Reads the page that the build has made; asked only when HTML is wanted. */
export type PageTemplate = () => Promise<StandaloneTemplate>;

/** What exports need beside the graph. */
export interface ExportContext {
  readonly template: PageTemplate;
  readonly openLineage: OpenLineageContext;
  readonly names: ThingNames;
  /** Whether pictures and tables show jobs, files, exposures and connections too; what is written for programs has them anyway. */
  readonly things?: boolean;
}

export async function exportLineage(graph: LineageGraph, format: LineageExportFormat, context: ExportContext): Promise<string> {
  const things = graphThings(graph, context.names);
  const shown = context.things === true ? things : null;
  switch (format) {
    case 'mermaid':
      return lineageToMermaid(graph, shown);
    case 'dot':
      return lineageToDot(graph, shown);
    case 'json':
      return lineageToJson(graph, things);
    case 'html':
      return standaloneLineageHtml(await context.template(), graph, say('Lineage of {0}', focusName(graph)));
    case 'csv':
      return lineageToCsv(graph, shown);
    case 'graphml':
      return lineageToGraphml(graph, things);
    case 'openlineage':
      return lineageToOpenLineage(graph, context.openLineage);
    case 'text':
      return lineageToText(graph);
  }
}

/** Places by the paths that people read: who gets the file has other folders. */
export function withPaths(workspace: Workspace, graph: LineageGraph): LineageGraph {
  const at = <Place extends { readonly location: SourceLocation | null }>(place: Place): Place => {
    const file = place.location === null ? null : workspace.file(place.location.uri);
    return file === null || place.location === null ? place : { ...place, location: { ...place.location, uri: printedPath(file) } };
  };
  return { ...graph, nodes: graph.nodes.map(at), edges: graph.edges.map(at) };
}

function focusName({ focus }: LineageGraph): string {
  if (focus === null) return say('the workspace');
  return focus.column === null ? focus.node : `${focus.node}.${focus.column}`;
}
