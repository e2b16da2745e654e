export { type LineageQuestion, openLocation } from './lineage-session.ts';
export { LineageSurfaces, questionAtCursor } from './lineage-surfaces.ts';
export { saveBytes } from './save-file.ts';
