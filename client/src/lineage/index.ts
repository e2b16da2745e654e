export type { LineageQuestion } from './lineage-session.ts';
export { LineageSurfaces, questionAtCursor } from './lineage-surfaces.ts';
export { openLocation } from './open-location.ts';
export { saveBytes } from './save-file.ts';
