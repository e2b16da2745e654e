export { type StandaloneTemplate, standaloneLineageHtml } from './export/html.ts';
export { ColumnGraph } from './graph/column-graph.ts';
export { allPaths, shortestPath } from './graph/paths.ts';
export { reach, type Walk } from './graph/reach.ts';
export { buildLineageGraph, type LineageQuestion } from './graph.ts';
export type { AffectedColumn, AffectedPlace, ImpactEffect, ImpactGroup } from './impact/affected.ts';
export { type Impact, type ImpactPlace, impactInSlices, impactOf } from './impact/impact.ts';
export { type RankedImpact, rankImpact } from './impact/rank.ts';
export { type ColumnDifference, type SimulatedFile, type Simulation, simulate } from './simulation/simulate.ts';
