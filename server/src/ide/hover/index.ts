export { columnHead, meaningLines } from './column-card.ts';
export { type Hover, hover } from './hover.ts';
export { pathCard } from './path-card.ts';
export { profileCard } from './profile-card.ts';
export { tableCard } from './table-card.ts';
