export { type PastQuery, QueryHistory } from './query-history.ts';
export { ResultsView } from './results-view.ts';
