export { elkLayouter } from './elk-layouter.ts';
