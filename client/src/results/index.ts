export { ResultsView } from './results-view.ts';
