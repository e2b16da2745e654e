export { type StandaloneTemplate, standaloneLineageHtml } from './export/html.ts';
export { buildLineageGraph, indexLineage, type LineageIndex, type LineageQuestion } from './graph.ts';
export { type Impact, type ImpactPlace, impactInSlices, impactOf } from './impact/impact.ts';
