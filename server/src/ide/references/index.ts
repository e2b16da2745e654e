export { namedByQuery } from './defines.ts';
export type { Occurrence, Occurrences } from './occurrence.ts';
export { occurrences } from './occurrences.ts';
export { type Highlight, highlights, references } from './references.ts';
export { type RelationName, sameRange } from './relation-name.ts';
export { type SearchSession, searchSession } from './session.ts';
export { type Target, type TargetAt, targetAt } from './target.ts';
