export { meaningLines } from './column-card.ts';
export { type Hover, hover } from './hover.ts';
export { profileCard } from './profile-card.ts';
export { tableCard } from './table-card.ts';
