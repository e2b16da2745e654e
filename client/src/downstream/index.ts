export { showDownstream } from './show-downstream.ts';
