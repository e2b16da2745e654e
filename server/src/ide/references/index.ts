export { type Occurrence, type Occurrences, occurrences } from './occurrences.ts';
export { type Highlight, highlights, references } from './references.ts';
export { type SearchSession, searchSession } from './session.ts';
export { type Target, type TargetAt, targetAt } from './target.ts';
