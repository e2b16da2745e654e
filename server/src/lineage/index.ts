export { type StandaloneTemplate, standaloneLineageHtml } from './export/html.ts';
export { mergeGraphs } from './export/merge-graphs.ts';
export { buildLineageGraph, indexLineage, type LineageIndex, type LineageQuestion } from './graph.ts';
export { type Impact, type ImpactPlace, impactInSlices, impactOf } from './impact/impact.ts';
