export { askForChange } from './ask-for-change.ts';
export { ImpactView } from './impact-view.ts';
