export { LineageAnswers } from './lineage-answers.ts';
