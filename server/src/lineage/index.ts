export { type StandaloneTemplate, standaloneLineageHtml } from './export/html.ts';
export { ColumnGraph } from './graph/column-graph.ts';
export { allPaths, type PathQuestion, type Paths, shortestPath } from './graph/paths.ts';
export { type Reached, type ReachQuestion, reach, type Walk } from './graph/reach.ts';
export { buildLineageGraph, type LineageQuestion } from './graph.ts';
export { type Impact, type ImpactPlace, impactOf } from './impact/impact.ts';
