export { type StandaloneTemplate, standaloneLineageHtml } from './export/html.ts';
export { ColumnGraph } from './graph/column-graph.ts';
export { allPaths, shortestPath } from './graph/paths.ts';
export { reach, type Walk } from './graph/reach.ts';
export { buildLineageGraph, type LineageQuestion } from './graph.ts';
export { type Impact, type ImpactPlace, impactInSlices, impactOf } from './impact/impact.ts';
