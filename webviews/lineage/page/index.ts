export type { PageInspection } from './inspection.ts';
export { LineagePage } from './lineage-page.ts';
