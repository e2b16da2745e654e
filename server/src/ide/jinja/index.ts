/** Names inside of Jinja: macros, `ref`, `source`, variables. */
export { tableOfCall } from './call-at.ts';
export { jinjaDefinition } from './definition.ts';
export { jinjaHover } from './hover.ts';
export { macroQuestions } from './macro-questions.ts';
export { macroReferences } from './references.ts';
